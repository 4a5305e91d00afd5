"""`make_curator` lets a user curate, and no more."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from tests.admin.filling import act, submit, url
from tests.factories import make_article, make_comment


@pytest.fixture
def curator(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    """Made by the command, twice: the second time nothing is asked."""
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "en lang adgangskode")
    assert call_command("make_curator", "birgit", stdout=StringIO()) == "birgit er med i redaktionen."
    monkeypatch.setattr("getpass.getpass", lambda _prompt: pytest.fail("asked again"))
    call_command("make_curator", "birgit", stdout=StringIO())
    return User.objects.get()


def test_a_curator_logs_in_and_edits(curator: User) -> None:
    desk = Client()
    assert desk.login(username="birgit", password="en lang adgangskode")
    article = make_article()
    assert submit(desk, url(article), title="Kajen") == []


def test_a_curator_neither_erases_for_good_nor_takes_names_home(curator: User) -> None:
    desk = Client()
    desk.force_login(curator)
    comment = make_comment(make_article(), title="Kajen", withheld_at="2026-01-01T00:00Z", withheld_reason="request")
    act(desk, "erase_words", comment, confirmed="1", reason="krav")
    comment.refresh_from_db()
    assert comment.title == "Kajen"
    assert not curator.has_perm("debates.export_names")
    assert not curator.has_perm("auth.view_user")
