"""The pages of a search: every hit stands on one of them, whatever the order, and the pages lead to one another."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from tests.factories import make_article, make_comment
from tests.lists.reading import text_of, titles_of

pytestmark = pytest.mark.django_db
ORDERS = ("bedste", "nyeste", "aeldste")


@pytest.fixture(autouse=True)
def _shelf() -> None:
    """Fifty-five texts, many of one day, some without a date, some that fit better than others."""
    article = make_article("Kajen 0", lead="", body="Kajen. Kajen.")
    for number in range(1, 40):
        day = date(2013, 1, 1) + timedelta(days=number // 6)
        make_comment(article, title=f"Kajen {number}", body="Kajen. " * (1 + number % 3), posted=day)
    for number in range(40, 55):
        dated = {"published_on": date(2013, 1, 3), "published_precision": "day"} if number % 2 else {}
        make_article(f"Kajen {number}", lead="", body="Kort.", **dated)


def _link(client: Client, address: str, rel: str) -> str | None:
    found = re.search(rf'<a rel="{rel} nofollow" href="([^"]*)"', client.get(address).content.decode())
    return f"/soeg/{unescape(found[1])}" if found else None


def _walk(client: Client, address: str | None, rel: str) -> list[list[str]]:
    pages = []
    while address:
        pages.append(titles_of(client, address))
        address = _link(client, address, rel)
    return pages


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_is_lost_and_nothing_comes_twice(client: Client, order: str) -> None:
    pages = _walk(client, f"/soeg/?q=kajen&orden={order}", "next")
    assert [len(page) for page in pages] == [20, 20, 15]
    assert sorted(title for page in pages for title in page) == sorted(f"Kajen {number}" for number in range(55))


@pytest.mark.parametrize("order", ORDERS)
def test_the_way_back_leads_over_the_same_pages(client: Client, order: str) -> None:
    address: str | None = f"/soeg/?q=kajen&orden={order}"
    forward = _walk(client, address, "next")
    while address and (following := _link(client, address, "next")):
        address = following
    assert _walk(client, address, "prev") == forward[::-1]


@pytest.mark.parametrize("order", ["nyeste", "aeldste"])
def test_what_has_no_date_comes_last(client: Client, order: str) -> None:
    titles = [title for page in _walk(client, f"/soeg/?q=kajen&orden={order}", "next") for title in page]
    undated = {"Kajen 0", *(f"Kajen {number}" for number in range(40, 55, 2))}
    assert set(titles[-len(undated) :]) == undated


def test_the_oldest_first_is_the_newest_first_turned_round(client: Client) -> None:
    newest, oldest = (
        [title for page in _walk(client, f"/soeg/?q=kajen&orden={order}&fra=2013-01-01", "next") for title in page]
        for order in ("nyeste", "aeldste")
    )
    assert oldest == newest[::-1]


def test_a_page_says_which_hits_it_shows(client: Client) -> None:
    second = _link(client, "/soeg/?q=kajen", "next")
    assert second
    assert "Træf 21–40" in text_of(client.get(second))


@pytest.mark.parametrize(
    "cursor",
    ["20", "x", "1_2_3_4_5", "1_nan_2013-01-01_1_5", "1_1_2013-13-01_1_5", "1_1e999_2013-01-01_1_5", "9" * 400],
)
def test_a_cursor_that_nobody_wrote_so_is_the_first_page(client: Client, cursor: str) -> None:
    assert titles_of(client, f"/soeg/?q=kajen&efter={cursor}") == titles_of(client, "/soeg/?q=kajen")


def test_a_hit_that_is_gone_does_not_stop_the_way(client: Client) -> None:
    assert client.get("/soeg/?q=kajen&efter=20_0.1_2013-01-03_1_99999999").status_code == 200
    assert "Træf 21" in text_of(client.get("/soeg/?q=kajen&orden=nyeste&efter=20_0.0_2013-01-03_1_99999999"))
