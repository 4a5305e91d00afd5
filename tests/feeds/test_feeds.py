"""The Atom feeds: well formed, complete, and without a word of a reader."""

from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client

from debates.models import Article
from tests.factories import make_article, make_comment, make_debate, make_placeholder, withhold

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def _feed(client: Client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 our own answer


def _titles(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]


@pytest.fixture
def article() -> Article:
    article = make_article(
        "Havnen skal leve", tags=["Havne"], authors=["Else Bech", "Bo Vang"], publisher="Sundby Kommune"
    )
    make_debate("Havnen", article)
    make_placeholder(article)
    make_comment(article, "Karen Friis", title="Hemmeligt", body="Hemmeligt")
    make_article("Om skolen")
    return article


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        pytest.param("/feeds/artikler.atom", {"Havnen skal leve", "Om skolen"}, id="all"),
        pytest.param("/feeds/emneord/havne.atom", {"Havnen skal leve"}, id="tag"),
        pytest.param("/feeds/debatter/havnen.atom", {"Havnen skal leve"}, id="debate"),
    ],
)
@pytest.mark.usefixtures("article")
def test_hold_the_articles_and_no_comment(client: Client, address: str, titles: set[str]) -> None:
    feed = _feed(client, address)
    assert set(_titles(feed)) == titles
    text = ElementTree.tostring(feed, encoding="unicode")
    assert "Hemmeligt" not in text
    assert "Karen Friis" not in text


@pytest.mark.usefixtures("article")
def test_an_entry_has_all_that_atom_asks_for(client: Client) -> None:
    feed = _feed(client, "/feeds/debatter/havnen.atom")
    (entry,) = feed.iter(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}updated")
    assert entry.findtext(f"{ATOM}updated")
    assert entry.findtext(f"{ATOM}id") == "http://testserver/artikler/havnen-skal-leve/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Else Bech, Bo Vang"
    assert entry.findtext(f"{ATOM}summary") == "Byrådet vil bygge boliger på kajen."
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"


def test_the_latest_to_come_in_stands_first(client: Client) -> None:
    for title in ("Først", "Dernæst", "Til sidst"):
        make_article(title)
    assert _titles(_feed(client, "/feeds/artikler.atom")) == ["Til sidst", "Dernæst", "Først"]


def test_what_xml_can_not_hold_is_left_out(client: Client) -> None:
    make_article("En\x0b titel\x1b <b>", lead="En\x01 & manchet")
    assert _titles(_feed(client, "/feeds/artikler.atom")) == ["En  titel  <b>"]


def test_a_lead_is_text_and_never_markup_for_the_reader_of_a_feed(client: Client) -> None:
    lead = '<script>alert(1)</script> 5 < 6 & "7"'
    make_article("En <b> titel", lead=lead)
    (entry,) = _feed(client, "/feeds/artikler.atom").iter(f"{ATOM}entry")
    summary, title = entry.find(f"{ATOM}summary"), entry.find(f"{ATOM}title")
    assert summary is not None
    assert title is not None
    assert summary.get("type") == "html"  # so what stands in it is escaped once more than XML asks for
    assert "<" not in (summary.text or "")
    assert unescape(summary.text or "") == lead
    assert (title.get("type"), title.text) == (None, "En <b> titel")


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        pytest.param({"publisher": "Sundby Kommune"}, "Udgivet af Sundby Kommune", id="a publisher is no writer"),
        pytest.param(
            {"publisher": "Sundby Kommune", "byline": "Redaktionen"}, "Redaktionen", id="the byline as printed"
        ),
        pytest.param({}, "Ukendt", id="nobody"),
    ],
)
def test_who_wrote_what_nobody_signed(client: Client, columns: dict[str, str], name: str) -> None:
    make_article(**columns)
    assert _feed(client, "/feeds/artikler.atom").findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == name


@pytest.mark.parametrize("address", ["/feeds/emneord/nej.atom", "/feeds/debatter/nej.atom"])
def test_of_what_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_empty_archive_has_a_feed(client: Client) -> None:
    assert _titles(_feed(client, "/feeds/artikler.atom")) == []


def test_a_withheld_article_is_not_in_it(client: Client, article: Article) -> None:
    withhold(article)
    assert _titles(_feed(client, "/feeds/artikler.atom")) == ["Om skolen"]
    assert client.get("/feeds/emneord/havne.atom").status_code == 404
