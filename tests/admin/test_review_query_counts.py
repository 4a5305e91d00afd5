"""A page of the queue costs the same queries for one guess as for ten."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.views.review import queue as view
from tests.admin.reviewing import QUEUE
from tests.factories import make_article, make_claim, make_comment, make_debate, make_reply


def add_one_of_each(number: int) -> None:
    one = make_article(f"Brev {number}", authors=[f"Else Bech {number}"], publisher=f"Avis {number}")
    two = make_article(f"Svar {number}", authors=[f"Bo Vang {number}"])
    make_reply(two, one)
    make_debate(f"Havnen {number}", one, two)
    first, second = make_comment(one, "Karen Friis"), make_comment(one, "Ida Holm")
    last = make_comment(one, "Bo Vang")
    make_claim(last, first)
    make_claim(last, second, kind="quote")


@pytest.mark.parametrize("kind", ["kommentarer", "artikler", "debatter"])
def test_a_page(desk: Client, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(view, "PER_PAGE", 30)

    def queries(shown: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            page = desk.get(QUEUE, {"slags": kind})
        assert len(page.context["cards"]) == shown
        return len(captured)

    per_round = 2 if kind == "kommentarer" else 1
    add_one_of_each(1)
    few = [queries(per_round) for _ in range(2)][1]
    for number in range(2, 11):
        add_one_of_each(number)
    assert queries(10 * per_round) == few
    assert few <= 18


def test_long_texts_stay_in_the_database(desk: Client) -> None:
    add_one_of_each(1)
    claim, reply, debate = (
        desk.get(QUEUE, {"slags": kind}).context["cards"][0][0] for kind in ("kommentarer", "artikler", "debatter")
    )
    of_comments = [claim.row.comment, claim.row.target]
    assert all({"body", "captured_body"} <= row.get_deferred_fields() for row in of_comments)
    of_articles = [reply.row.article, reply.row.answers, *(member.article for member in debate.members)]
    assert all({"body", "parts"} <= row.get_deferred_fields() for row in of_articles)
