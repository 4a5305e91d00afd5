"""While a verdict from the queue is being written, nobody else can change what it is about."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.admin.reviewing import decide
from tests.admin.test_locked_rows import is_free
from tests.factories import make_article, make_claim, make_comment, make_debate, make_reply

pytestmark = pytest.mark.django_db(transaction=True)
Watch = Callable[..., list[bool]]


@pytest.fixture
def desk(client: Client) -> Client:
    user = User.objects.create_user("birgit", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=("debates", "comments")))
    client.force_login(user)
    return client


@pytest.fixture
def free_before(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Notes, for each row, whether it is free when an act first looks at its rows."""

    def watch(*rows: Model) -> list[bool]:
        free: list[bool] = []

        def before(*_arguments: Any) -> dict[Any, Any]:
            if not free:
                free.extend(is_free(row) for row in rows)
            return {}

        monkeypatch.setattr("debates.curation.recording.state", before)
        return free

    return watch


def test_a_claim_with_its_tree(desk: Client, free_before: Watch) -> None:
    article = make_article()
    claim = make_claim(make_comment(article, "Bo Vang"), make_comment(article, ordinal=9))
    free = free_before(claim, claim.comment, article)
    decide(desk, "rejected", claim)
    assert free == [False, False, False]


def test_an_answer(desk: Client, free_before: Watch) -> None:
    reply = make_reply(make_article("Et"), make_article("To"))
    free = free_before(reply)
    decide(desk, "rejected", reply)
    assert free == [False]


@pytest.mark.parametrize("name", ["decide", "split", "join"])
def test_a_debate_with_its_articles(desk: Client, free_before: Watch, name: str) -> None:
    one, two = make_article("Et"), make_article("To")
    debate, other = make_debate("Havnen", one, two), make_debate("Broen", make_article("Tre"))
    address = reverse(f"review:{name}", args=[] if name == "decide" else [debate.pk])
    sent: dict[str, dict[str, Any]] = {
        "decide": {"slags": "debatter", "dom": "accepted", "valgt": str(debate.pk)},
        "split": {"leaving": [two.pk], "where": "none", "staying_title": "Havnen"},
        "join": {"other": other.slug, "stays": "this", "title": ""},
    }
    fields = sent[name]
    if name != "decide":
        fields["set"] = desk.get(address).context["seen"]
    free = free_before(debate, one, two)
    desk.post(address, fields)
    assert free == [False, False, False]
