"""What was decided in the queue stands after whatever reads the texts again, and a rejected guess never comes back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from archive.importing import Options, reparse
from bench.contents import contents
from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies
from debates.gathering import gather_debates
from debates.linking import infer_links
from debates.models import Article, Debate, Reply
from tests.admin.reviewing import decide, queued, retarget, tokens
from tests.captures import FIXTURES, run_import


@pytest.fixture
def archive(db: None) -> None:
    run_import(FIXTURES)


def all_again() -> None:
    """Everything that finds answers and debates."""
    reparse(Options())
    for article in Article.objects.captured():
        infer_replies(article)
    infer_links()
    gather_debates()


def import_again() -> None:
    run_import(FIXTURES)


def first_guess() -> ReplyClaim:
    """A guess on a comment that has another earlier one than the guessed."""
    found = (
        ReplyClaim.objects.filter(target__ordinal__gt=1, comment__ordinal__gt=2).order_by("comment__key", "pk").first()
    )
    assert found
    return found


def accept_a_claim(desk: Client) -> None:
    decide(desk, "accepted", first_guess())


def reject_a_claim(desk: Client) -> None:
    decide(desk, "rejected", first_guess())


def set_another(desk: Client) -> None:
    retarget(desk, first_guess(), 1)


def reject_a_reply(desk: Client) -> None:
    decide(desk, "rejected", Reply.objects.get(article__title__startswith="Replik: Tallene fra Nørre Ager"))


def accept_a_reply(desk: Client) -> None:
    decide(desk, "accepted", Reply.objects.get(article__title__startswith="Replik: Tallene fra Nørre Ager"))


def reject_all(desk: Client) -> None:
    decide(desk, "rejected", *ReplyClaim.objects.filter(target__isnull=False))
    decide(desk, "rejected", *Reply.objects.all())


def accept_a_debate(desk: Client) -> None:
    decide(desk, "accepted", Debate.objects.get(title="Skoledebat 2016"))


ACTS: list[Callable[[Client], None]] = [
    accept_a_claim,
    reject_a_claim,
    set_another,
    accept_a_reply,
    reject_a_reply,
    reject_all,
    accept_a_debate,
]


@pytest.mark.parametrize("again", [all_again, import_again], ids=lambda again: str(again.__name__))
@pytest.mark.parametrize("act", ACTS, ids=lambda act: str(act.__name__))
def test_stands(desk: Client, archive: None, act: Callable[[Client], None], again: Callable[[], None]) -> None:
    act(desk)
    decided: Any = contents()
    again()
    assert contents() == decided


def test_a_rejected_guess_is_no_parent_and_no_question(desk: Client, archive: None) -> None:
    claims = list(ReplyClaim.objects.filter(target__isnull=False))
    decide(desk, "rejected", *claims)
    all_again()
    assert queued(desk) == []
    assert not Comment.objects.exclude(parent=None).exists()


def test_rejected_answers_make_no_debate(desk: Client, archive: None) -> None:
    decide(desk, "rejected", *Reply.objects.all())
    all_again()
    assert tokens(desk, "artikler") == []
    assert not Article.objects.filter(debate__isnull=False, tags__isnull=True).exists()


def test_the_queue_is_the_same_after_reading_again(desk: Client, archive: None, tmp_path: Path) -> None:
    before = {kind: queued(desk, kind) for kind in ("kommentarer", "artikler", "debatter")}
    assert all(before.values())
    all_again()
    assert {kind: queued(desk, kind) for kind in before} == before
