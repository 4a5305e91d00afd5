"""What is withheld is gone for everybody, with a reason; what must be forgotten is forgotten."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation import undo as undo_in_archive
from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies
from debates.curation import UndoRefusedError
from debates.models import Article, Operation
from tests.admin.filling import act, latest, submit, url
from tests.factories import make_article, make_claim, make_comment, withhold

REASON = {"confirmed": "1", "withheld_reason": "privacy", "reason": "bedt om det"}


def test_the_page_asks_before_it_acts(desk: Client) -> None:
    article = make_article()
    page = act(desk, "withhold", article).content.decode()
    assert "hensyn til privatlivet" in page
    assert str(article) in page
    without = act(desk, "withhold", article, confirmed="1", withheld_reason="privacy").content.decode()
    assert "Dette felt er påkrævet" in without
    assert Article.objects.public().count() == 1


def test_a_withheld_article_is_gone_and_its_comments_are_not_counted(desk: Client, client: Client) -> None:
    article = make_article()
    make_comment(article)
    act(desk, "withhold", article, **REASON)
    article.refresh_from_db()
    assert (article.withheld_reason, article.comment_count) == ("privacy", 0)
    operation = Operation.objects.get()
    assert (operation.kind, operation.reason) == ("withhold", "bedt om det")
    assert operation.changes[0]["before"] == {"withheld_at": None, "withheld_reason": ""}
    assert article.curated_fields == []
    assert Client().get(article.get_absolute_url()).status_code == 410


def test_a_released_article_is_back_with_its_comments(desk: Client) -> None:
    article = make_article()
    make_comment(article)
    act(desk, "withhold", article, **REASON)
    act(desk, "release", article)
    article.refresh_from_db()
    assert (article.is_withheld, article.comment_count, latest().kind) == (False, 1, "release")
    assert Client().get(article.get_absolute_url()).status_code == 200


def test_a_withheld_comment_is_gone_and_its_answers_stay(desk: Client) -> None:
    article = make_article()
    comment = make_comment(article)
    answer = make_comment(article, "Bo Vang", parent=comment)
    act(desk, "withhold", comment, **REASON)
    article.refresh_from_db()
    assert article.comment_count == 1
    assert Client().get(comment.get_absolute_url()).status_code == 410
    assert Client().get(answer.get_absolute_url()).status_code == 200


def test_a_page_of_a_row_has_buttons_for_its_acts(desk: Client, admin_client: Client) -> None:
    comment = make_comment(make_article())
    page = desk.get(url(comment)).content.decode()
    assert [f'value="{name}"' in page for name in ("withhold", "release", "hide_name")] == [True, False, True]
    withhold(comment)
    page = desk.get(url(comment)).content.decode()
    assert [f'value="{name}"' in page for name in ("withhold", "release", "erase_words")] == [False, True, False]
    assert 'value="erase_words"' in admin_client.get(url(comment)).content.decode()


@pytest.fixture
def forgotten(desk: Client, admin_client: Client) -> Comment:
    """A comment that was edited, judged and withheld before its words were erased."""
    article = make_article()
    comment = make_comment(article, "Karen Friis", title="Min mand", body="Han er syg.")
    answer = make_comment(article, "Bo Vang", title="Broen", body="Enig med Karen Friis!")
    submit(desk, url(comment), body="Han er [udeladt].", reason="Karen Friis bad om det")
    act(desk, "accept", make_claim(answer, comment))
    act(desk, "withhold", comment, **REASON)
    act(admin_client, "erase_words", comment, confirmed="1", reason="krav om sletning")
    comment.refresh_from_db()
    return comment


def words_kept() -> Iterator[str]:
    """All that the database says of what curators did and of who answers whom."""
    for operation in Operation.objects.all():
        yield f"{operation.name} {operation.reason} {operation.changes}"
    for claim in ReplyClaim.objects.all():
        yield claim.evidence


def test_erased_words_stand_nowhere_but_in_the_capture(forgotten: Comment) -> None:
    assert not any(
        [forgotten.printed_name, forgotten.title, forgotten.body, forgotten.captured_title, forgotten.captured_body]
    )
    kept = " ".join(words_kept())
    assert not [word for word in ("Karen", "Friis", "mand", "syg", "udeladt") if word in kept]


def test_that_it_happened_stays(forgotten: Comment) -> None:
    told = [(operation.kind, operation.by_name) for operation in Operation.objects.all()]
    assert told == [("delete", "admin"), ("withhold", "birgit"), ("change", "birgit"), ("change", "birgit")]
    assert latest().reason == "krav om sletning"


def test_erased_words_do_not_come_back(forgotten: Comment, curator: User) -> None:
    for operation in Operation.objects.filter(label="comments.comment"):
        with pytest.raises(UndoRefusedError, match="slettet for altid"):
            undo_in_archive(operation, by=curator)
    assert {"printed_name", "title", "body", "captured_title", "captured_body"} <= set(forgotten.curated_fields)
    infer_replies(forgotten.article)
    assert ReplyClaim.objects.exclude(evidence="").count() == 0


def test_only_a_superuser_erases_and_only_what_is_withheld(desk: Client, admin_client: Client) -> None:
    comment = make_comment(make_article(), title="Min mand")
    act(admin_client, "erase_words", comment, confirmed="1", reason="krav")
    act(desk, "withhold", comment, **REASON)
    act(desk, "erase_words", comment, confirmed="1", reason="krav")
    comment.refresh_from_db()
    assert comment.title == "Min mand"
