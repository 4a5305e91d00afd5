"""How many queries a page costs: a fixed number, whatever it shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.reading import pages
from tests.factories import make_article, make_comment, make_debate, make_placeholder, make_reply
from tests.pages.conftest import Archive

# The page's entity tag is one of them.
LIMITS = {"article": 8, "lost": 8, "debate": 8, "debates": 6, "whole": 9, "comment": 4, "front": 11}


def _addresses(archive: Archive) -> dict[str, str]:
    debate = archive.debate.get_absolute_url()
    return {
        "article": archive.letter.get_absolute_url(),
        "lost": archive.lost.get_absolute_url(),
        "debate": debate,
        "debates": "/debatter/",
        "whole": f"{debate}hele/",
        "comment": archive.comment.get_absolute_url(),
        "front": "/",
    }


def _cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def _grow(archive: Archive, numbers: range = range(6)) -> None:
    """Many rows of every kind, in the same debate and in others."""
    for number in numbers:
        article = make_article(
            f"Indlæg {number}", publisher=f"Forening {number}", authors=[f"Skribent {number}"], tags=[f"Emne {number}"]
        )
        article.debate = archive.debate
        article.save(update_fields=["debate"])
        make_reply(article, archive.letter)
        make_reply(make_placeholder(article), archive.letter)
        make_comment(article, f"Læser {number}")
        other, answer = (
            make_article(f"Andet {number}", publisher=f"Klub {number}"),
            make_article(f"Svar {number}", authors=["En", "To"]),
        )
        make_debate(f"Debat {number}", other, answer)
        make_comment(other, f"Læser {number}", title="Om natten", body="Jeg sover ombord, hver torsdag.")
        make_reply(answer, other)
        parent = make_comment(archive.letter, f"Svarer {number}", parent=archive.comment)
        make_comment(archive.letter, f"Dybere {number}", parent=parent)


@pytest.mark.parametrize("name", LIMITS)
def test_a_page_costs_the_same_for_few_rows_and_for_many(archive: Archive, name: str) -> None:
    address = _addresses(archive)[name]
    _grow(archive, range(1))  # so that there is something of each kind to show
    few = _cost(archive.client, address)
    _grow(archive, range(1, 7))
    assert _cost(archive.client, address) == few
    assert few <= LIMITS[name]


def test_a_page_of_many_comments_costs_one_query_more(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    address = archive.letter.get_absolute_url()
    one_page = _cost(archive.client, address)
    monkeypatch.setattr(pages, "PAGED_FROM", 1)
    assert _cost(archive.client, address) == one_page + 1
