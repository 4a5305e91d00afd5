"""A filter of the article list leaves the rows that it says, and every filter can be joined with every other."""

from datetime import date

import pytest
from django.http import QueryDict

from debates.filters import ArticleFilter
from debates.models import Article
from tests.factories import make_article, make_author, make_comment, make_debate, make_placeholder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _articles() -> None:
    harbour = make_article(
        "Havnen skal leve",
        authors=["Else Bech"],
        tags=["Havne", "Kultur"],
        category="Velfærd",
        published_precision="day",
        published_on=date(2017, 5, 1),
    )
    answer = make_article(
        "Svar om havnen",
        publisher="Sundby Kommune",
        tags=["Havne"],
        published_precision="interval",
        published_not_after=date(2018, 1, 2),
    )
    make_article("Åbne biblioteker", authors=["Bo Vang"], publisher="Sundby Kommune", tags=["Kultur"], body="Bøger.")
    make_article("Zebraer i parken", category="Politik", publisher="Else Bech", authors=["Else Bech"])
    make_debate("Havnen", harbour, answer)
    make_placeholder(harbour)
    make_comment(harbour)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("", {"Havnen skal leve", "Svar om havnen", "Åbne biblioteker", "Zebraer i parken"}, id="nothing"),
        pytest.param("debat=havnen", {"Havnen skal leve", "Svar om havnen"}, id="debate without its placeholder"),
        pytest.param("emneord=havne", {"Havnen skal leve", "Svar om havnen"}, id="tag"),
        pytest.param(
            "emneord=havne&emneord=kultur", {"Havnen skal leve", "Svar om havnen", "Åbne biblioteker"}, id="or"
        ),
        pytest.param("emneord=havne&forfatter=else-bech", {"Havnen skal leve"}, id="and"),
        pytest.param("forfatter=sundby-kommune", {"Svar om havnen", "Åbne biblioteker"}, id="publisher"),
        pytest.param("forfatter=else-bech", {"Havnen skal leve", "Zebraer i parken"}, id="author"),
        pytest.param("kategori=Velfærd", {"Havnen skal leve"}, id="category"),
        pytest.param("aar=2017", {"Havnen skal leve"}, id="year of a printed date"),
        pytest.param("aar=2018", {"Svar om havnen"}, id="year of the latest possible day"),
        pytest.param("aar=udateret", {"Åbne biblioteker", "Zebraer i parken"}, id="undated"),
        pytest.param(
            "aar=udateret&aar=2017", {"Havnen skal leve", "Åbne biblioteker", "Zebraer i parken"}, id="or none"
        ),
        pytest.param("kommentarer=med", {"Havnen skal leve"}, id="with comments"),
        pytest.param("kommentarer=uden", {"Svar om havnen", "Åbne biblioteker", "Zebraer i parken"}, id="without"),
        pytest.param("q=bøgerne", {"Åbne biblioteker"}, id="words"),
        pytest.param(
            "debat=&emneord=&q=",
            {"Havnen skal leve", "Svar om havnen", "Åbne biblioteker", "Zebraer i parken"},
            id="blank",
        ),
    ],
)
def test_leaves_what_it_says(query: str, titles: set[str]) -> None:
    found = ArticleFilter(QueryDict(query), Article.objects.public().captured())
    assert not found.messages
    assert {article.title for article in found.qs} == titles
    assert found.qs.count() == len(titles)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("debat=ukendt", "Ukendt debat: ukendt", id="debate"),
        pytest.param("emneord=havne&emneord=nej", "Ukendt emneord: nej", id="one of two tags"),
        pytest.param("forfatter=nej", "Ukendt forfatter: nej", id="author"),
        pytest.param("kategori=velfærd", "Ukendt kategori: velfærd", id="category in another case"),
        pytest.param("aar=MMXVII", "Ukendt år: MMXVII", id="year"),
        pytest.param("aar=٢٠١٧", "Ukendt år: ٢٠١٧", id="year in other digits"),
        pytest.param("kommentarer=måske", "Ukendt valg om kommentarer: måske", id="with or without"),
        pytest.param("orden=baglæns", "Ukendt rækkefølge: baglæns", id="order"),
        pytest.param("emneord=havne%00", "Ukendt emneord: havne\ufffd", id="zero byte"),
    ],
)
def test_an_unknown_value_is_told_and_finds_nothing(query: str, message: str) -> None:
    found = ArticleFilter(QueryDict(query), Article.objects.public().captured())
    assert found.messages == [message]
    assert list(found.qs) == []
    assert found.facets == []


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        pytest.param("nyeste", ["Svar om havnen", "Havnen skal leve"], id="newest"),
        pytest.param("aeldste", ["Havnen skal leve", "Svar om havnen"], id="oldest"),
        pytest.param("flest-kommentarer", ["Havnen skal leve", "Svar om havnen"], id="most comments"),
    ],
)
def test_orders(order: str, titles: list[str]) -> None:
    found = ArticleFilter(QueryDict(f"orden={order}"), Article.objects.public().captured())
    assert [article.title for article in found.qs][:2] == titles


def test_titles_stand_in_danish_order() -> None:
    make_article("Ærlig talt")
    make_article("Ørkenen vokser")
    found = ArticleFilter(QueryDict("orden=titel"), Article.objects.public().captured())
    assert [article.title for article in found.qs][-4:] == [
        "Zebraer i parken",
        "Ærlig talt",
        "Ørkenen vokser",
        "Åbne biblioteker",
    ]


def test_counts_are_those_under_the_other_filters() -> None:
    found = ArticleFilter(QueryDict("emneord=havne&aar=2017"), Article.objects.public().captured())
    counts = {facet.name: {option.value: option.count for option in facet.options} for facet in found.facets}
    assert counts["emneord"] == {"havne": 1, "kultur": 1}  # of 2017, whatever the tag
    assert counts["aar"] == {"2018": 1, "2017": 1}  # about the harbour, whatever the year
    assert counts["forfatter"] == {"else-bech": 1}


def test_an_article_signed_and_published_by_one_counts_once() -> None:
    found = ArticleFilter(QueryDict(), Article.objects.public().captured())
    authors = next(facet for facet in found.facets if facet.name == "forfatter")
    assert {option.value: option.count for option in authors.options} == {
        "else-bech": 2,
        "sundby-kommune": 2,
        "bo-vang": 1,
    }


def test_a_chosen_value_is_offered_even_where_it_leaves_nothing() -> None:
    found = ArticleFilter(QueryDict("emneord=kultur&aar=2018"), Article.objects.public().captured())
    tags = next(facet for facet in found.facets if facet.name == "emneord")
    assert ("kultur", 0, True) in [(option.value, option.count, option.chosen) for option in tags.options]


def test_an_author_without_public_articles_is_unknown() -> None:
    make_author("Ingen Artikler")
    assert ArticleFilter(QueryDict("forfatter=ingen-artikler"), Article.objects.public()).messages
