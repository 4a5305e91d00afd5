"""The hits of one thread, an article and its comments, can stand as one, with how many more there are and the way to them."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.factories import make_article, make_comment
from tests.lists.reading import links_of, text_of, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _threads() -> None:
    """Thirty threads, each with its article and two comments that have the word, the later the number the later the day."""
    for number in range(30):
        article = make_article(f"Kajen {number:02}", lead="", body="Kort.")
        for place, words in ((1, "Kajen."), (2, "Kajen, kajen og kajen.")):
            day = date(2013, 1, 1) + timedelta(days=3 * number + place)
            make_comment(article, title=f"Nr. {number:02}.{place}", body=words, posted=day)


@pytest.mark.parametrize("order", ["bedste", "nyeste", "aeldste"])
def test_each_thread_stands_once_over_all_pages(client: Client, order: str) -> None:
    address, titles = f"/soeg/?q=kajen&orden={order}&saml=traad", []
    while address:
        titles += titles_of(client, address)
        following = links_of(client.get(address)).get("Næste →")
        address = f"/soeg/{following}" if following else ""
    threads = [title.split()[1].split(".")[0] for title in titles]
    assert sorted(threads) == [f"{number:02}" for number in range(30)]


@pytest.mark.parametrize("order", ["bedste", "nyeste", "aeldste"])
def test_the_way_back_shows_what_was_there(client: Client, order: str) -> None:
    first = f"/soeg/?q=kajen&orden={order}&saml=traad"
    second = f"/soeg/{links_of(client.get(first))['Næste →']}"
    back = f"/soeg/{links_of(client.get(second))['← Forrige']}"
    assert titles_of(client, back) == titles_of(client, first)


def test_a_thread_stands_by_its_first_hit_in_the_order(client: Client) -> None:
    assert titles_of(client, "/soeg/?q=kajen&orden=nyeste&saml=traad")[:2] == ["Nr. 29.2", "Nr. 28.2"]
    assert titles_of(client, "/soeg/?q=kajen&orden=aeldste&saml=traad")[:2] == ["Nr. 00.1", "Nr. 01.1"]


def test_the_rest_of_a_thread_is_a_link_away(client: Client) -> None:
    response = client.get("/soeg/?q=kajen&orden=nyeste&saml=traad")
    assert text_of(response).count("Alle 3 træf i tråden") == 20
    link = links_of(response)["Alle 3 træf i tråden"]
    assert set(titles_of(client, f"/soeg/{link}")) == {"Kajen 10", "Nr. 10.1", "Nr. 10.2"}


def test_every_hit_is_counted_still(client: Client) -> None:
    assert "90 træf" in text_of(client.get("/soeg/?q=kajen&saml=traad"))


def test_a_link_folds_and_another_parts_again(client: Client) -> None:
    folding = links_of(client.get("/soeg/?q=kajen"))["Vis ét træf fra hver tråd"]
    parting = links_of(client.get(f"/soeg/{folding}"))["Vis alle træf i hver tråd"]
    assert (folding, parting) == ("?q=kajen&saml=traad", "?q=kajen")


def test_an_article_that_is_not_known_is_said(client: Client) -> None:
    assert "Ukendt artikel: findes-ikke" in text_of(client.get("/soeg/?q=kajen&artikel=findes-ikke"))
