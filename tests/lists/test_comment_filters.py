"""A filter of the comment list leaves the comments that it says."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from comments.filters import CommentFilter
from comments.models import Comment
from tests.factories import make_article, make_comment, make_debate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _comments() -> None:
    harbour = make_article("Havnen skal leve", authors=["Else Bech"], tags=["Havne", "Kultur"], category="Velfærd")
    library = make_article("Åbne biblioteker", publisher="Sundby Kommune", tags=["Kultur"])
    make_debate("Havnen", harbour)
    first = make_comment(harbour, title="Første", posted=date(2017, 12, 31), body="Broen er for smal.")
    make_comment(harbour, title="Svaret", posted=date(2018, 1, 1), parent=first)
    make_comment(library, title="Bøgerne", posted=date(2018, 2, 1))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("", ["Bøgerne", "Svaret", "Første"], id="newest first"),
        pytest.param("orden=aeldste", ["Første", "Svaret", "Bøgerne"], id="oldest first"),
        pytest.param("debat=havnen", ["Svaret", "Første"], id="debate"),
        pytest.param("artikel=aabne-biblioteker", ["Bøgerne"], id="article"),
        pytest.param("emneord=kultur&emneord=havne", ["Bøgerne", "Svaret", "Første"], id="tags, each comment once"),
        pytest.param("forfatter=sundby-kommune", ["Bøgerne"], id="publisher of the article"),
        pytest.param("forfatter=else-bech", ["Svaret", "Første"], id="author of the article"),
        pytest.param("kategori=Velfærd", ["Svaret", "Første"], id="category"),
        pytest.param("aar=2017", ["Første"], id="year of posting"),
        pytest.param("svar=med", ["Første"], id="answered"),
        pytest.param("svar=uden", ["Bøgerne", "Svaret"], id="unanswered"),
        pytest.param("svar=er", ["Svaret"], id="an answer"),
        pytest.param("svar=er&svar=med", ["Svaret", "Første"], id="an answer or answered"),
        pytest.param("q=broen", ["Første"], id="words"),
    ],
)
def test_leaves_what_it_says(query: str, titles: list[str]) -> None:
    found = CommentFilter(QueryDict(query), Comment.objects.public())
    assert not found.messages
    assert [comment.title for comment in found.qs] == titles


@pytest.mark.parametrize(
    ("query", "places"),
    [
        pytest.param("", [(0, 2), (0, 1), (1, 2), (1, 1)], id="newest first"),
        pytest.param("orden=aeldste", [(0, 1), (0, 2), (1, 1), (1, 2)], id="oldest first"),
    ],
)
def test_comments_of_one_day_stand_by_their_place_and_not_by_when_they_came_in(
    query: str, places: list[tuple[int, int]]
) -> None:
    keys = sorted((make_article(f"Fyret {number}") for number in range(2)), key=lambda article: article.key)
    for article in reversed(keys):
        for ordinal in (2, 1):
            make_comment(article, posted=date(2011, 1, 1), title=f"Nr. {ordinal}", ordinal=ordinal)
    found = CommentFilter(QueryDict(f"aar=2011&{query}"), Comment.objects.public())
    assert [(keys.index(comment.article), comment.ordinal) for comment in found.qs] == places


@pytest.mark.parametrize("query", ["artikel=nej", "svar=ja", "aar=nu", "emneord=%00", "orden=titel"])
def test_an_unknown_value_finds_nothing(query: str) -> None:
    found = CommentFilter(QueryDict(query), Comment.objects.public())
    assert len(found.messages) == 1
    assert not found.qs.exists()


def test_counts_are_of_comments() -> None:
    found = CommentFilter(QueryDict(), Comment.objects.public())
    counts = {facet.name: {option.value: option.count for option in facet.options} for facet in found.facets}
    assert counts["emneord"] == {"kultur": 3, "havne": 2}
    assert counts["artikel"] == {"havnen-skal-leve": 2, "aabne-biblioteker": 1}
    assert counts["forfatter"] == {"else-bech": 2, "sundby-kommune": 1}
    assert counts["svar"] == {"med": 1, "uden": 2, "er": 1}


def test_days_narrow_a_list(client: Client) -> None:
    article = make_article()
    for day in (1, 2, 3):
        make_comment(article, title=f"Dag {day}", posted=date(2018, 3, day))
    html = client.get("/kommentarer/?fra=2018-03-02&til=2018-03-02").content.decode()
    assert [f"Dag {day}" in html for day in (1, 2, 3)] == [False, True, False]
    assert "Skriv dagen som 2018-02-26." in client.get("/kommentarer/?fra=i+går").content.decode()
