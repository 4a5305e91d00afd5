"""Filters, order and page survive one another: every link on a list keeps the rest."""

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client

from tests.factories import make_article
from tests.lists.reading import links_of, titles_of

pytestmark = pytest.mark.django_db
QUERY = "emneord=havne&emneord=kultur&kommentarer=uden&orden=titel"


@pytest.fixture(autouse=True)
def _articles() -> None:
    for number in range(60):
        make_article(f"Havnen {number:02}", tags=["Havne"] if number % 2 else ["Havne", "Kultur"])


@pytest.mark.parametrize(
    ("words", "path", "expected"),
    [
        pytest.param("Næste →", "", {"side": ["3"], "orden": ["titel"]}, id="next page"),
        pytest.param("← Forrige", "", {"side": ["1"], "orden": ["titel"]}, id="page before"),
        pytest.param("Ældste først", "", {"orden": ["aeldste"]}, id="another order begins at its first page"),
        pytest.param("CSV", "/artikler.csv", {"orden": ["titel"]}, id="file"),
        pytest.param("JSON", "/artikler.json", {"orden": ["titel"]}, id="another file"),
    ],
)
def test_a_link_keeps_the_filters(client: Client, words: str, path: str, expected: dict[str, list[str]]) -> None:
    links = links_of(client.get(f"/artikler/?{QUERY}&side=2"))
    parts = urlsplit(links[words])
    assert parts.path == path
    assert parse_qs(parts.query) == {"emneord": ["havne", "kultur"], "kommentarer": ["uden"]} | expected


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param("/artikler/", ["CSV", "JSON", "Næste →", "Ældste først"], id="articles"),
        pytest.param("/soeg/?q=havnen", ["CSV", "JSON", "Næste →", "Artikler", "Vis som konkordans"], id="search"),
        pytest.param("/konkordans/?q=havnen", ["CSV", "JSON", "Næste →", "ordet selv"], id="concordance"),
        pytest.param("/emneord/havne/", ["CSV", "Næste →"], id="tag"),
        pytest.param("/forfattere/else-bech/", ["CSV", "Næste →", "Som udgiver (1)"], id="author"),
    ],
)
def test_what_others_hung_on_an_address_is_left_behind(client: Client, address: str, words: list[str]) -> None:
    for number in range(60):
        make_article(f"Havnen igen {number:02}", authors=["Else Bech"], publisher="" if number else "Else Bech")
    shown = client.get(f"{address}{'&' if '?' in address else '?'}utm_source=brev&fbclid=7")
    links = links_of(shown)
    for word in words:
        target = urljoin(address, links[word])
        assert "utm_source" not in target, word
        assert "fbclid" not in target, word
        response = client.get(target)
        response.getvalue()
        assert response.status_code == 200, word


def test_a_chip_takes_only_its_own_value_away(client: Client) -> None:
    links = links_of(client.get(f"/artikler/?{QUERY}&side=2"))
    parts = urlsplit(links["Fjern Emneord: Kultur"])
    assert parts.path == "/artikler/"
    assert parse_qs(parts.query) == {"emneord": ["havne"], "kommentarer": ["uden"], "orden": ["titel"]}


def test_the_last_chip_leads_to_the_plain_list(client: Client) -> None:
    links = links_of(client.get("/artikler/?emneord=havne"))
    assert links["Fjern Emneord: Havne"] == "/artikler/"


def test_the_pages_hold_every_row_once(client: Client) -> None:
    pages = [titles_of(client, f"/artikler/?orden=titel&side={page}") for page in (1, 2, 3)]
    assert [title for page in pages for title in page] == [f"Havnen {number:02}" for number in range(60)]


def test_a_filtered_list_is_not_for_search_engines_and_a_page_of_the_plain_list_is(client: Client) -> None:
    narrowed, plain = client.get("/artikler/?emneord=havne"), client.get("/artikler/?side=2")
    assert narrowed["X-Robots-Tag"] == "noindex, noarchive"
    assert '<link rel="canonical" href="http://testserver/artikler/">' in narrowed.content.decode()
    assert "X-Robots-Tag" not in plain
    assert '<link rel="canonical" href="http://testserver/artikler/?side=2">' in plain.content.decode()


def test_the_pager_names_the_first_page_the_last_and_those_around(client: Client) -> None:
    for number in range(250):
        make_article(f"Fyret {number:03}")
    links = links_of(client.get("/artikler/?side=6"))
    named = {words.removeprefix("Side "): address for words, address in links.items() if words.startswith("Side ")}
    assert named == {number: f"?side={number}" for number in ("1", "5", "6", "7", "13")}


@pytest.mark.parametrize("side", ["4", "0", "-1", "abc", "9" * 5000, "1.5", "%00"])
def test_a_page_that_is_not_there_is_404_and_leads_back(client: Client, side: str) -> None:
    response = client.get(f"/artikler/?emneord=havne&side={side}")
    assert response.status_code == 404
    assert links_of(response)["Gå til den sidste side"] == "?emneord=havne&side=3"
