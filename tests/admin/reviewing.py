"""The queue of guesses as a curator without a script works it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from comments.models import ReplyClaim
from debates.models import Debate, Reply
from tests.admin.filling import latest

QUEUE = "/admin/gennemsyn/"
KINDS = {ReplyClaim: "kommentarer", Reply: "artikler", Debate: "debatter"}


def page_of(desk: Client, kind: str = "kommentarer", **asked: str) -> Any:
    """A page of the queue."""
    page = desk.get(QUEUE, {"slags": kind, **asked})
    assert page.status_code == 200
    return page


def queued(desk: Client, kind: str = "kommentarer", **asked: str) -> list[Any]:
    """The rows of a page of the queue, in order."""
    return [card.row for card, _following in page_of(desk, kind, **asked).context["cards"]]


def tokens(desk: Client, kind: str) -> list[str]:
    """What the page sends of each guess."""
    return [card.token for card, _following in page_of(desk, kind).context["cards"]]


def decide(desk: Client, verdict: str, *rows: Any, **fields: Any) -> Any:
    """Give the rows a verdict. Returns the page that follows."""
    sent = {"slags": KINDS[type(rows[0])], "dom": verdict, "valgt": [str(row.pk) for row in rows]}
    return desk.post(reverse("review:decide"), {**sent, **fields}, follow=True)


def retarget(desk: Client, claim: ReplyClaim, number: int | str) -> Any:
    """Say that the comment of this number is meant."""
    return desk.post(reverse("review:target", args=[claim.pk]), {"nummer": str(number)}, follow=True)


def undo_last(desk: Client) -> Any:
    """Undo the newest operation with one click."""
    return desk.post(reverse("review:undo", args=[latest().pk]), follow=True)


def said(answer: Any) -> list[str]:
    """The messages of a page."""
    return [str(message) for message in answer.context["messages"]]
