"""More like this: the texts of other debates that share the words which tell what a text is about."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.related.telling import COMMON, RARE, Said, telling
from archive.related.texts import SHOWN, like_article, like_comment
from comments.models import Comment
from debates.models import Article
from tests.factories import make_article, make_comment, make_debate, withhold
from tests.lists.reading import links_of, text_of

pytestmark = pytest.mark.django_db
FERRIES = "Natfærgen sejler mellem fyrtårnet og lodsstationen."


@pytest.fixture
def article() -> Article:
    """On ferries, with a comment; beside it others on ferries, and some on other things."""
    article = make_article("Natfærgen", lead="", body=f"{FERRIES} Olien er dyr.", published_on=None)
    make_comment(article, title="Min egen", body=FERRIES)
    make_article("Om bord", lead="", body=f"Den gamle natfærge. {FERRIES}", publisher="Ø-rådet")
    make_comment(
        make_article("Skolen", lead="", body="Børnene cykler."),
        title="Ved fyrtårnet",
        body=FERRIES,
        posted=date(2018, 5, 4),
    )
    make_article("Kun et ord", lead="", body="Lodsstationen lukker.")
    make_article("Broen", lead="", body="Den olie er dyr, og den er lang.")
    return article


def _titles(found: list[object]) -> list[str]:
    return [str(each.row) for each in found]  # type: ignore[attr-defined]


def test_of_an_article(article: Article) -> None:
    assert set(_titles([*like_article(article)])) == {"Om bord", "Ved fyrtårnet"}


def test_of_a_comment_nothing_under_its_own_article(article: Article) -> None:
    assert set(_titles([*like_comment(article.comments.get())])) == {"Om bord", "Ved fyrtårnet"}


def test_what_shares_more_stands_first(article: Article) -> None:
    make_article("Næsten", lead="", body="Natfærgen og fyrtårnet.")
    found = _titles([*like_article(article)])
    assert found.index("Om bord") < found.index("Næsten")


def test_the_words_that_both_have_are_told_and_lead_to_what_has_them(client: Client, article: Article) -> None:
    (found,) = [each for each in like_article(article) if str(each.row) == "Om bord"]
    assert {word.lower() for word in found.words} <= set(FERRIES.lower().removesuffix(".").split())
    links = links_of(client.get(f"/artikler/{article.slug}/lignende/"))
    address = links[", ".join(found.words)]
    assert "Om bord" in text_of(client.get(address))


def test_the_debate_itself_is_left_out(article: Article) -> None:
    make_debate("Færgerne", article, Article.objects.get(title="Om bord"))
    article.refresh_from_db()
    assert _titles([*like_article(article)]) == ["Ved fyrtårnet"]
    make_debate("Skolerne", Article.objects.get(title="Skolen"))
    assert _titles([*like_article(article)]) == ["Ved fyrtårnet"]


def test_what_is_withheld_is_left_out(article: Article) -> None:
    withhold(Article.objects.get(title="Om bord"))
    withhold(Comment.objects.get(title="Ved fyrtårnet"))
    assert like_article(article) == []


def test_comments_under_a_withheld_article_are_left_out(article: Article) -> None:
    withhold(Article.objects.get(title="Skolen"))
    assert _titles([*like_article(article)]) == ["Om bord"]


def test_are_few_and_no_more_than_two_of_one_article(article: Article) -> None:
    other = Article.objects.get(title="Skolen")
    for number in range(6):
        make_comment(other, title=f"Læser {number}", body=FERRIES)
    assert len([each for each in like_article(article) if each.is_comment]) == 2
    for number in range(6):
        make_article(f"Mere {number}", lead="", body=FERRIES)
    assert len(like_article(article)) == SHOWN


def test_stand_on_a_page_beside_that_of_the_text(client: Client, article: Article) -> None:
    for row in (article, article.comments.get()):
        address = links_of(client.get(row.get_absolute_url()))["Mere som dette"]
        response = client.get(address)
        assert "noindex" in response["X-Robots-Tag"]
        words = text_of(response)
        assert "dato ukendt Om bord Artikel udgivet af Ø-rådet" in words
        assert "4. maj 2018 Ved fyrtårnet Kommentar under »Skolen«" in words
    assert "Arkivet har ingen anden tekst, der ligner." in text_of(client.get("/artikler/broen/lignende/"))


@pytest.mark.parametrize("address", ["/artikler/{slug}/lignende/", "/kommentarer/{key}/lignende/"])
def test_of_what_is_withheld_there_is_none(client: Client, article: Article, address: str) -> None:
    comment = article.comments.get()
    withhold(article)
    assert client.get(address.format(slug=article.slug, key=comment.key)).status_code == 404


def test_costs_few_queries_however_many_are_alike(client: Client, article: Article) -> None:
    costs = []
    for numbers in (range(3), range(3, 20)):
        for number in numbers:
            make_comment(make_article(f"Færge {number}", lead="", body=FERRIES), title=f"Læser {number}", body=FERRIES)
        costs.append(_cost(client, f"/artikler/{article.slug}/lignende/"))
    assert max(costs) <= 10


def _cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(
            [Said("havn", 2, False, 0.01), Said("kaj", 2, False, 0.01)], ["havn"], id="short words tell nothing"
        ),
        pytest.param([Said("ikke", 9, False), Said("1918", 3, False)], [], id="nor do common ones and figures"),
        pytest.param([Said("mennesk", 9, False, 0.4)], [], id="nor what stands in very many texts"),
        pytest.param(
            [Said("havn", 1, False, 0.02), Said("fyrtårn", 1, False, 0.001)], ["fyrtårn", "havn"], id="rare first"
        ),
        pytest.param(
            [Said("havn", 1, False, 0.01), Said("bølge", 5, False, 0.01)], ["bølge", "havn"], id="often said first"
        ),
        pytest.param(
            [Said("havn", 1, True, 0.01), Said("bølge", 1, False, 0.01)], ["havn", "bølge"], id="titles first"
        ),
    ],
)
def test_telling_words(said: list[Said], words: list[str]) -> None:
    assert list(telling(said)) == words


def test_a_long_text_is_told_by_so_many_words_of_each_kind() -> None:
    said = [Said(f"fælles{chr(97 + n % 26) * (n // 26 + 1)}", 1, False, 0.01) for n in range(60)]
    said += [Said(f"sjælden{chr(97 + n % 26) * (n // 26 + 1)}", 1, False) for n in range(60)]
    found = telling(said)
    assert len([word for word in found if word.startswith("fælles")]) == COMMON
    assert len([word for word in found if word.startswith("sjælden")]) == RARE
