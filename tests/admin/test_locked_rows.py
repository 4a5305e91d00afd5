"""What a curator saves never puts back what an import has written since the row was read: the import has to wait."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import OperationalError, connection, transaction
from django.db.models import Model
from django.forms import ModelForm
from django.test import Client

from debates import curation
from debates.models import Article, Debate, Operation
from tests.admin.filling import act, latest, submit, undo, url
from tests.factories import make_article, make_claim, make_comment, make_debate, make_reply

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(client: Client) -> Client:
    """A curator's browser."""
    user = User.objects.create_user("birgit", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=("debates", "comments")))
    client.force_login(user)
    return client


def is_free(row: Model) -> bool:
    """Whether another connection may write to the row now."""
    found: list[bool] = []

    def look() -> None:
        try:
            with transaction.atomic():
                type(row)._base_manager.select_for_update(nowait=True, of=("self",)).get(pk=row.pk)
            found.append(True)
        except OperationalError:
            found.append(False)
        finally:
            connection.close()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    return found[0]


@pytest.fixture
def free_while_saving(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[bool]]:
    """Notes, for each row, whether it is free while a form is being checked: the row is read, not yet written."""

    def watch(*rows: Model) -> list[bool]:
        free: list[bool] = []
        check = ModelForm.full_clean

        def full_clean(form: ModelForm[Any]) -> None:
            if form.is_bound and not free:
                free.extend(is_free(row) for row in rows)
            check(form)

        monkeypatch.setattr(ModelForm, "full_clean", full_clean)
        return free

    return watch


def test_an_article_is_held_with_its_answers(desk: Client, free_while_saving: Callable[..., list[bool]]) -> None:
    article, other = make_article("Kajen"), make_article("Broen")
    reply = make_reply(article, other)
    free = free_while_saving(article, reply, other)
    assert submit(desk, url(article), title="Kajen er vores") == []
    assert free == [False, False, True]
    assert is_free(Article.objects.get(pk=article.pk))


def test_a_comment_is_held_with_its_article(desk: Client, free_while_saving: Callable[..., list[bool]]) -> None:
    comment = make_comment(make_article())
    free = free_while_saving(comment, comment.article)
    assert submit(desk, url(comment), title="Nej") == []
    assert free == [False, False]


def test_a_claim_is_held_with_its_tree(desk: Client, free_while_saving: Callable[..., list[bool]]) -> None:
    article = make_article()
    first = make_comment(article, "Karen Friis")
    claim = make_claim(make_comment(article, "Bo Vang"), first)
    free = free_while_saving(claim, claim.comment, article)
    assert submit(desk, url(claim), verdict="accepted") == []
    assert free == [False, False, False]


def test_a_row_that_is_counted_in_the_list_is_held(desk: Client, free_while_saving: Callable[..., list[bool]]) -> None:
    debate = make_debate("Havnen", make_article())
    free = free_while_saving(debate)
    assert submit(desk, url(debate), title="Kajen") == []
    assert free == [False]
    assert Debate.objects.get().title == "Kajen"


@pytest.mark.parametrize(
    ("name", "make", "fields"),
    [
        pytest.param(
            "withhold", make_comment, {"confirmed": "1", "withheld_reason": "privacy", "reason": "-"}, id="comments"
        ),
        pytest.param(
            "withhold",
            lambda article: article,
            {"confirmed": "1", "withheld_reason": "rights", "reason": "-"},
            id="articles",
        ),
        pytest.param("reject", lambda article: make_reply(article, make_article("Broen")), {}, id="answers"),
    ],
)
def test_an_act_on_several_rows_holds_them(
    desk: Client, monkeypatch: pytest.MonkeyPatch, name: str, make: Callable[[Article], Model], fields: dict[str, str]
) -> None:
    row = make(make_article())
    free: list[bool] = []

    def before(*_arguments: Any) -> dict[Any, Any]:
        free.append(is_free(row))
        return {}

    monkeypatch.setattr("debates.curation.recording.state", before)
    act(desk, name, row, **fields)
    assert free[0] is False


def test_undoing_holds_the_article_before_its_comment(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    comment = make_comment(make_article())
    submit(desk, url(comment), title="Nej")
    free: list[bool] = []
    real = curation.undo

    def watched(*arguments: Any, **given: Any) -> Operation:
        free.append(is_free(comment.article))
        return real(*arguments, **given)

    monkeypatch.setattr(curation, "undo", watched)
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert free == [False]


def test_an_odd_address_is_no_row(desk: Client) -> None:
    assert desk.post("/admin/debates/article/ikke-et-tal/change/", {}).status_code == 302
