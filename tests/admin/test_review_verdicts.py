"""A verdict from the queue is one operation, for one guess or for several, and is undone with one click."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from archive.checking import find_faults
from archive.rereading import differences
from comments.models import Comment, ReplyClaim
from debates.models import Article, Operation, Reply
from tests.admin.filling import latest
from tests.admin.reviewing import QUEUE, decide, queued, retarget, said, tokens, undo_last
from tests.captures import FIXTURES, run_import, tagged_page, write

COMMENTS = (
    ("06.03.18", "Jens Lund", "Molen", "Enig med Ida Holm!"),
    ("05.03.18", "Bo Vang", "Broen", "Enig med Karen Friis!"),
    ("04.03.18", "Ida Holm", "Havnen", "Havnen er stor."),
    ("03.03.18", "Karen Friis", "Kajen", "Kajen er for alle."),
)


@pytest.fixture
def claims(db: None, tmp_path: Path) -> list[ReplyClaim]:
    """Two guesses between the comments of an imported article: Bo answers Karen, Jens answers Ida."""
    write(tmp_path, {"kajen.txt": tagged_page(comments=COMMENTS)})
    run_import(tmp_path)
    found = list(ReplyClaim.objects.filter(target__isnull=False).order_by("comment__ordinal"))
    assert [(claim.comment.ordinal, claim.target and claim.target.ordinal) for claim in found] == [(3, 1), (4, 2)]
    return found


def verdicts() -> list[str]:
    return list(ReplyClaim.objects.order_by("comment__ordinal", "kind").values_list("verdict", flat=True))


def parents() -> list[int | None]:
    """The numbers of what the comments answer, the oldest comment's first."""
    return list(Comment.objects.order_by("ordinal").values_list("parent__ordinal", flat=True))


def faults() -> list[str]:
    return [str(fault) for fault in (*find_faults(), *differences())]


@pytest.mark.parametrize(
    ("verdict", "told", "parent"),
    [pytest.param("accepted", "Godkendt", 1, id="accept"), pytest.param("rejected", "Afvist", None, id="reject")],
)
def test_one_guess(desk: Client, claims: list[ReplyClaim], verdict: str, told: str, parent: int | None) -> None:
    before = parents()
    answer = decide(desk, verdict, claims[0])
    assert said(answer) == [f"{told}: svar mellem kommentarer »Broen → Kajen«."]
    assert (verdicts(), parents()[2]) == ([verdict, ""], parent)
    assert queued(desk) == [claims[1]]
    assert Operation.objects.count() == 1
    assert faults() == []
    assert said(undo_last(desk))[0].startswith("Fortrudt")
    assert (verdicts(), parents()) == (["", ""], before)
    assert set(queued(desk)) == set(claims)
    assert faults() == []


def test_several_guesses_are_one_operation(desk: Client, claims: list[ReplyClaim]) -> None:
    assert said(decide(desk, "rejected", *claims)) == ["Afvist: 2 svar mellem kommentarer."]
    assert (verdicts(), parents()) == (["rejected"] * 2, [None] * 4)
    assert Operation.objects.count() == 1
    undo_last(desk)
    assert (verdicts(), parents()) == (["", ""], [None, None, 1, 2])


def test_another_target_is_a_rejection_and_a_word_of_ones_own_in_one(desk: Client, claims: list[ReplyClaim]) -> None:
    answer = retarget(desk, claims[0], 2)
    assert said(answer) == ["Sat under en anden: Broen → Havnen."]
    assert parents() == [None, None, 2, 2]
    own = ReplyClaim.objects.get(kind="curator")
    assert (own.score, own.comment.ordinal, own.target and own.target.ordinal) == (1.0, 3, 2)
    assert Operation.objects.count() == 1
    assert faults() == []
    undo_last(desk)
    assert parents() == [None, None, 1, 2]
    assert not ReplyClaim.objects.filter(kind="curator").exists()
    assert set(queued(desk)) == set(claims)
    assert faults() == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param(3, "Nummer 3 er ikke en tidligere kommentar under samme artikel.", id="itself"),
        pytest.param(4, "Nummer 4 er ikke en tidligere kommentar under samme artikel.", id="a later one"),
        pytest.param(99, "Nummer 99 er ikke en tidligere kommentar under samme artikel.", id="none"),
        pytest.param(1, "Det er den kommentar, der er gættet på: godkend gættet i stedet.", id="the guess"),
        pytest.param("", "Skriv nummeret på en tidligere kommentar.", id="empty"),
        pytest.param("to", "Skriv nummeret på en tidligere kommentar.", id="a word"),
        pytest.param("9" * 30, "Skriv nummeret på en tidligere kommentar.", id="very long"),
    ],
)
def test_a_target_that_can_not_be(desk: Client, claims: list[ReplyClaim], number: int | str, told: str) -> None:
    assert said(retarget(desk, claims[0], number)) == [told]
    assert Operation.objects.count() == 0


def test_the_earlier_comments_are_listed_and_found_by_their_words(desk: Client, claims: list[ReplyClaim]) -> None:
    address = reverse("review:target", args=[claims[1].pk])
    page = desk.get(address)
    assert [(each.number, each.is_guessed) for each in page.context["targets"]] == [(3, False), (2, True), (1, False)]
    assert [each.number for each in desk.get(address, {"soeg": "FOR ALLE"}).context["targets"]] == [1]
    assert desk.get(address, {"soeg": "findes ikke"}).context["targets"] == []


def test_answers_between_articles(desk: Client) -> None:
    run_import(FIXTURES)
    reply = Reply.objects.get(article__title__startswith="Replik: Tallene fra Nørre Ager")
    assert reply.article.debate
    decide(desk, "rejected", reply)
    reply.refresh_from_db()
    assert (reply.verdict, Article.objects.get(pk=reply.article_id).debate) == ("rejected", None)
    assert faults() == []
    undo_last(desk)
    assert Article.objects.get(pk=reply.article_id).debate == reply.article.debate
    decide(desk, "accepted", reply)
    assert reply not in queued(desk, "artikler")
    assert faults() == []


def test_leads_back_to_the_same_place(desk: Client, claims: list[ReplyClaim]) -> None:
    here = f"{QUEUE}?slags=kommentarer&metode=named"
    fields = {"slags": "kommentarer", "dom": "accepted", "valgt": str(claims[0].pk), "tilbage": here, "naeste": "7"}
    assert desk.post(reverse("review:decide"), fields)["Location"] == f"{here}#gaet-7"
    elsewhere = {**fields, "tilbage": "https://ond.example/admin/"}
    assert desk.post(reverse("review:decide"), elsewhere)["Location"] == f"{QUEUE}#gaet-7"
    assert desk.post(reverse("review:decide"), {**fields, "tilbage": "//ond.example"})["Location"].startswith(QUEUE)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"slags": "vrøvl"}, id="kind"),
        pytest.param({"dom": "vrøvl"}, id="verdict"),
        pytest.param({"dom": ""}, id="no verdict"),
        pytest.param({"valgt": "vrøvl"}, id="guess"),
        pytest.param({"valgt": "9" * 40}, id="long number"),
    ],
)
def test_what_no_form_sends_is_not_found(desk: Client, claims: list[ReplyClaim], wrong: dict[str, str]) -> None:
    fields = {"slags": "kommentarer", "dom": "accepted", "valgt": str(claims[0].pk), **wrong}
    assert desk.post(reverse("review:decide"), fields).status_code == 404
    assert Operation.objects.count() == 0


def test_nothing_chosen_is_told(desk: Client, claims: list[ReplyClaim]) -> None:
    answer = desk.post(reverse("review:decide"), {"slags": "kommentarer", "dom": "accepted"}, follow=True)
    assert said(answer) == ["Der er ikke noget at gøre ved det valgte."]


def test_a_get_writes_nothing(desk: Client, claims: list[ReplyClaim]) -> None:
    decide(desk, "accepted", claims[0])
    operations = Operation.objects.count()
    assert desk.get(reverse("review:decide")).status_code == 405
    assert desk.get(reverse("review:undo", args=[latest().pk])).status_code == 405
    assert (Operation.objects.count(), verdicts()) == (operations, ["accepted", ""])


def test_the_latest_acts_stand_beside_the_queue(desk: Client, claims: list[ReplyClaim]) -> None:
    decide(desk, "rejected", claims[0])
    retarget(desk, claims[1], 1)
    undo_last(desk)
    acts = desk.get(QUEUE).context["acts"]
    assert [act.done for act in acts] == ["fortrudt", "andet mål", "afvist"]
    assert [act.may_undo for act in acts] == [True, False, True]
    assert [act.is_last for act in acts] == [False, False, True]


def test_an_act_that_is_undone_already_says_so(desk: Client, claims: list[ReplyClaim]) -> None:
    decide(desk, "rejected", claims[0])
    first = latest()
    undo_last(desk)
    answer = desk.post(reverse("review:undo", args=[first.pk]), follow=True)
    assert said(answer) == ["Handlingen er allerede fortrudt."]


def test_what_the_page_sends_is_what_is_judged(desk: Client, claims: list[ReplyClaim]) -> None:
    assert set(tokens(desk, "kommentarer")) == {str(claim.pk) for claim in claims}
