"""Of two curators who decide about the same guess the second one is told, and changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from comments.models import ReplyClaim
from comments.replies import infer_replies
from debates.models import Debate, Operation
from tests.admin.reviewing import decide, retarget, said, tokens, undo_last
from tests.factories import make_article, make_comment, make_debate, make_reply


@pytest.fixture
def second(db: None) -> Client:
    """The browser of another curator."""
    user = User.objects.create_user("asger", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=("debates", "comments")))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def claims(db: None) -> list[ReplyClaim]:
    article = make_article()
    for name in ("Karen Friis", "Ida Holm"):
        make_comment(article, name, title=f"Om {name}")
    make_comment(article, "Bo Vang", title="Broen", body="Enig med Karen Friis!")
    make_comment(article, "Jens Lund", title="Molen", body="Enig med Ida Holm!")
    infer_replies(article)
    return list(ReplyClaim.objects.filter(target__isnull=False).order_by("comment__ordinal"))


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda client, claim: decide(client, "accepted", claim), id="accepts"),
        pytest.param(lambda client, claim: decide(client, "rejected", claim), id="says the same"),
        pytest.param(lambda client, claim: retarget(client, claim, 2), id="another target"),
    ],
)
def test_the_second_one(
    desk: Client, second: Client, claims: list[ReplyClaim], act: Callable[[Client, ReplyClaim], Any]
) -> None:
    decide(desk, "rejected", claims[0])
    answer = act(second, claims[0])
    assert said(answer) == ["»Broen → Om Karen Friis« er allerede afvist af birgit: intet er ændret."]
    claims[0].refresh_from_db()
    assert (claims[0].verdict, Operation.objects.count()) == ("rejected", 1)


def test_of_several_only_those_that_are_open(desk: Client, second: Client, claims: list[ReplyClaim]) -> None:
    decide(desk, "rejected", claims[0])
    answer = decide(second, "accepted", *claims)
    assert said(answer) == [
        "Godkendt: svar mellem kommentarer »Molen → Om Ida Holm«.",
        "»Broen → Om Karen Friis« er allerede afvist af birgit: intet er ændret.",
    ]
    assert list(ReplyClaim.objects.order_by("comment__ordinal").values_list("verdict", flat=True)) == [
        "rejected",
        "accepted",
    ]


def test_a_comment_that_another_has_placed(desk: Client, second: Client, claims: list[ReplyClaim]) -> None:
    retarget(desk, claims[0], 2)
    assert "er allerede afvist af birgit" in said(retarget(second, claims[0], 1))[0]
    assert ReplyClaim.objects.filter(kind="curator").count() == 1


def test_a_guess_that_is_no_more(desk: Client, claims: list[ReplyClaim]) -> None:
    claims[1].pk += 1000
    assert said(decide(desk, "accepted", claims[1])) == ["Et af gættene findes ikke længere: teksterne er læst igen."]


def test_what_was_undone_can_be_decided_again(desk: Client, second: Client, claims: list[ReplyClaim]) -> None:
    decide(desk, "rejected", claims[0])
    undo_last(desk)
    decide(second, "accepted", claims[0])
    claims[0].refresh_from_db()
    assert claims[0].verdict == "accepted"


def test_a_debate_that_is_not_what_was_looked_at(desk: Client) -> None:
    one, two = make_article("Et"), make_article("To")
    make_reply(two, one)
    debate = make_debate("Havnen", one, two)
    (token,) = tokens(desk, "debatter")
    make_debate("Broen", two)
    sent = {"slags": "debatter", "dom": "accepted", "valgt": token}
    answer = desk.post(reverse("review:decide"), sent, follow=True)
    assert said(answer) == ["Debatten »Havnen« har fået andre indlæg, siden siden blev vist: se på den igen."]
    assert Debate.objects.get(pk=debate.pk).curated_fields == []
