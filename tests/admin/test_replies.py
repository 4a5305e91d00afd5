"""A curator decides who answers whom: by a verdict, or by saying so."""

import pytest
from django.test import Client

from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies
from tests.admin.filling import act, list_url, submit, url
from tests.factories import make_article, make_claim, make_comment

WRONG_PLACE = "En kommentar kan kun svare på en tidligere kommentar under samme artikel."


@pytest.fixture
def thread(db: None) -> list[Comment]:
    """Three comments under one article, the oldest first."""
    article = make_article()
    return [make_comment(article, name, title=f"Svar {name}") for name in ("Karen Friis", "Bo Vang", "Ida Holm")]


def test_a_curator_says_what_a_comment_answers(desk: Client, thread: list[Comment]) -> None:
    added = {"claims-2-TOTAL_FORMS": "1", "claims-2-0-target": str(thread[0].pk), "claims-2-0-evidence": "du"}
    assert submit(desk, url(thread[2]), **added) == []
    thread[2].refresh_from_db()
    claim = ReplyClaim.objects.get()
    assert (claim.kind, claim.score, claim.evidence) == ("curator", 1.0, "du")
    assert (thread[2].parent, thread[2].path, thread[2].parent_claim) == (thread[0], [1, 3], claim)
    infer_replies(thread[0].article)
    thread[2].refresh_from_db()
    assert thread[2].parent == thread[0]


def test_a_curator_changes_his_mind(desk: Client, thread: list[Comment]) -> None:
    claim = make_claim(thread[2], thread[0], kind="curator", score=1.0)
    assert submit(desk, url(thread[2]), **{"claims-2-0-target": str(thread[1].pk)}) == []
    thread[2].refresh_from_db()
    assert thread[2].parent == thread[1]
    act(desk, "reject", claim)
    thread[2].refresh_from_db()
    assert thread[2].parent is None


@pytest.mark.parametrize("wrong", ["later", "itself", "of another article"])
def test_a_comment_answers_earlier_comments_of_its_article_alone(
    desk: Client, thread: list[Comment], wrong: str
) -> None:
    other = make_comment(make_article("Broen"))
    target = {"later": thread[2], "itself": thread[1], "of another article": other}[wrong]
    added = {"claims-2-TOTAL_FORMS": "1", "claims-2-0-target": str(target.pk)}
    assert submit(desk, url(thread[1]), **added) == [WRONG_PLACE]
    alone = submit(desk, list_url(ReplyClaim, "add"), comment=str(thread[1].pk), target=str(target.pk))
    assert alone == [WRONG_PLACE]
    assert ReplyClaim.objects.count() == 0


def test_a_curator_has_one_word_on_each_comment(desk: Client, thread: list[Comment]) -> None:
    make_claim(thread[2], thread[0], kind="curator", score=1.0)
    complaints = submit(desk, list_url(ReplyClaim, "add"), comment=str(thread[2].pk), target=str(thread[1].pk))
    assert complaints == ["Redaktionen har allerede sagt, hvad kommentaren svarer på: ret det i stedet."]


def test_a_verdict_is_not_overwritten_by_the_next_inference(desk: Client) -> None:
    article = make_article()
    first = make_comment(article, "Karen Friis", title="Kajen")
    second = make_comment(article, "Bo Vang", title="Broen", body="Enig med Karen Friis!")
    infer_replies(article)
    act(desk, "reject", ReplyClaim.objects.get())
    infer_replies(article)
    second.refresh_from_db()
    assert (second.parent, ReplyClaim.objects.get().verdict) == (None, "rejected")
    act(desk, "accept", ReplyClaim.objects.get())
    second.refresh_from_db()
    assert second.parent == first


def test_of_what_was_found_only_the_verdict_is_edited(desk: Client, thread: list[Comment]) -> None:
    claim = make_claim(thread[1], thread[0])
    fields = {"claims-0-verdict": "accepted", "claims-0-evidence": "noget andet", "claims-0-score": "0.1"}
    assert submit(desk, url(thread[1]), **fields) == []
    claim.refresh_from_db()
    assert (claim.verdict, claim.evidence, claim.score) == ("accepted", "Enig med Karen Friis", 0.9)


def test_what_was_rejected_does_not_come_back_as_another_kind(desk: Client) -> None:
    article = make_article()
    first = make_comment(article, "Karen Friis", title="Kajen", body="Kajen er lang nok til os alle sammen i dag.")
    said = "Enig med Karen Friis! ”Kajen er lang nok til os alle”"
    second = make_comment(article, "Bo Vang", title="Broen", body=said)
    make_claim(second, first, kind="named", verdict="rejected", evidence="Enig med Karen Friis")
    infer_replies(article)
    second.refresh_from_db()
    assert set(second.claims.values_list("kind", flat=True)) == {"named", "quote"}
    assert second.parent is None
