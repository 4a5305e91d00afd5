"""The Atom feed of a search: its newest hits, of a comment only where it stands."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import feeds
from debates.models import Article
from tests.factories import make_article, make_comment, withhold
from tests.lists.reading import links_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def article() -> Article:
    article = make_article(
        "Havnen <b> skal leve",
        authors=["Else Bech"],
        published_precision="day",
        published_on=date(2018, 2, 1),
        body="Kajen er god.",
    )
    make_comment(article, "Karen Friis", title="Ubemærket", body="Kajen lyser hver nat.", posted=date(2018, 3, 4))
    make_article("Om kajen", published_precision="day", published_on=date(2018, 5, 1))
    return article


def _feed(client: Client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "noindex" in response["X-Robots-Tag"]
    return ElementTree.fromstring(response.content)  # noqa: S314 our own answer


def _titles(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]


UNDER = "Kommentar under »Havnen <b> skal leve«"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("q=kajen", ["Om kajen", UNDER, "Havnen <b> skal leve"], id="words"),
        pytest.param("q=kajen&orden=aeldste", ["Om kajen", UNDER, "Havnen <b> skal leve"], id="newest first anyway"),
        pytest.param("q=kajen&i=kommentarer", [UNDER], id="comments only"),
        pytest.param("q=kajen&til=2018-03-31", [UNDER, "Havnen <b> skal leve"], id="up to a day"),
        pytest.param("forfatter=else-bech", [UNDER, "Havnen <b> skal leve"], id="a filter without words"),
        pytest.param("q=kajen+-lyser", ["Om kajen", "Havnen <b> skal leve"], id="the whole language"),
        pytest.param("q=findesikke", [], id="nothing found"),
    ],
)
def test_holds_what_the_search_finds(client: Client, query: str, titles: list[str]) -> None:
    assert _titles(_feed(client, f"/feeds/soeg.atom?{query}")) == titles


def test_has_no_word_and_no_name_of_a_reader(client: Client, article: Article) -> None:
    feed = _feed(client, "/feeds/soeg.atom?q=kajen&i=kommentarer")
    text = ElementTree.tostring(feed, encoding="unicode")
    for word in ("Karen", "Friis", "Ubemærket", "lyser", "nat"):
        assert word not in text.replace("alternate", ""), word
    (entry,) = feed.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"http://testserver/kommentarer/{article.comments.get().key}/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "En læser"
    assert entry.findtext(f"{ATOM}updated")


def test_says_what_was_asked_and_where(client: Client) -> None:
    feed = _feed(client, "/feeds/soeg.atom?q=kajen&i=artikler&utm=x")
    assert feed.findtext(f"{ATOM}title") == "Debatarkivet: Søgning: kajen, Slags: Artikler"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/soeg/?q=kajen&i=artikler",
        "self": "http://testserver/feeds/soeg.atom?q=kajen&i=artikler",
    }


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("", "Skriv, hvad der skal søges efter", id="nothing"),
        pytest.param("q=", "Skriv, hvad der skal søges efter", id="no words"),
        pytest.param("q=%22%22", "", id="no word in them"),
        pytest.param("q=kajen&i=alting", "alting", id="an unknown value"),
        pytest.param("q=kajen&fra=igår", "2018-02-26", id="no day"),
        pytest.param("q=" + "a" * 1001, "1001", id="too long"),
    ],
)
def test_refuses_with_a_sentence(client: Client, query: str, said: str) -> None:
    response = client.get(f"/feeds/soeg.atom?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert said in response.content.decode()
    assert response.content.strip()


def test_holds_no_more_than_so_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    assert _titles(_feed(client, "/feeds/soeg.atom?q=kajen")) == ["Om kajen", UNDER]


def test_what_is_withheld_is_not_in_it(client: Client, article: Article) -> None:
    withhold(article)
    assert _titles(_feed(client, "/feeds/soeg.atom?q=kajen")) == ["Om kajen"]


def test_costs_the_same_for_few_and_for_many(client: Client, article: Article) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/feeds/soeg.atom?q=kajen")
        return len(queries)

    few = cost()
    for number in range(6):
        make_comment(make_article(f"Kajen {number}", authors=[f"Skribent {number}"]))
    assert cost() == few


def test_the_page_of_the_search_leads_to_it(client: Client) -> None:
    response = client.get("/soeg/?q=kajen&i=artikler&orden=nyeste")
    address = "/feeds/soeg.atom?q=kajen&i=artikler"
    assert links_of(response)["Følg søgningen (Atom)"] == address
    head = f'<link rel="alternate" type="application/atom+xml" title="Søgning: kajen" href="{address.replace("&", "&amp;")}">'
    assert head in response.content.decode()
    assert "atom+xml" not in client.get("/soeg/").content.decode()
