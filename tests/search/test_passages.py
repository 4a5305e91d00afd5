"""A passage of a hit tells where it leaves something out, so that nobody takes it for the whole."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db

LONG = " ".join(f"ord{number}" for number in range(80))


def passage_of(client: Client, query: str) -> str:
    """What stands under the heading of the only hit."""
    html = client.get(f"/soeg/?{query}").content.decode()
    (card,) = re.findall(r'<li class="card">.*?</li>', html, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", card.partition("</h3>")[2].partition("</p>")[0])).split())


@pytest.mark.parametrize(
    ("body", "cut_before", "cut_after"),
    [
        pytest.param("Vi har en bro.", False, False, id="the whole text"),
        pytest.param("»En bro« (måske)!", False, False, id="the whole text with signs around it"),
        pytest.param(f"En bro først. {LONG}", False, True, id="the beginning"),
        pytest.param(f"{LONG}. Til sidst en bro.", True, False, id="the end"),
        pytest.param(f"{LONG}. Så en bro midt i. {LONG}", True, True, id="the middle"),
        pytest.param(f"En bro. {LONG} {LONG} En bro til.", False, False, id="both ends"),
    ],
)
def test_of_words(client: Client, body: str, cut_before: bool, cut_after: bool) -> None:
    make_comment(make_article("Havnen", lead="", body="Intet."), body=body)
    passage = passage_of(client, "q=bro")
    assert (passage.startswith("…"), passage.endswith("…")) == (cut_before, cut_after)
    assert "bro" in passage


def test_what_is_left_out_inside_is_told_too(client: Client) -> None:
    make_comment(make_article("Havnen", lead="", body="Intet."), body=f"En bro. {LONG} {LONG} En bro til.")
    assert " … " in passage_of(client, "q=bro")


def test_without_words_it_is_the_beginning_up_to_a_whole_word(client: Client) -> None:
    make_article("Havnen", lead="", body=LONG)
    passage = passage_of(client, "q=type:artikel")
    assert passage.endswith(" …")
    assert LONG.startswith(f"{passage.removesuffix(' …')} ")


def test_a_short_text_without_words_is_whole(client: Client) -> None:
    make_article("Havnen", lead="En kort tekst.", body="Om broen.")
    assert passage_of(client, "q=type:artikel") == "En kort tekst. ¶ Om broen."
