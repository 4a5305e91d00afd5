"""An act that is begun on the page of one thing ends there, says what it did, and has the way back beside it."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils.html import escape

from comments.models import Comment
from debates.admin.reading import undo_url
from tests.admin.filling import act, latest, list_url, undo, url
from tests.factories import make_article, make_claim, make_comment, make_reply, withhold

CONFIRMED = {"confirmed": "1", "withheld_reason": "privacy", "reason": "bedt om det"}
PAGE = {"own_page": "1"}


def where(answer: Any) -> str:
    """Where the browser ended."""
    return str(answer.redirect_chain[-1][0])


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def told(words: str) -> list[str]:
    """The one message, with the link to undo the newest operation."""
    return [f'{escape(words)} <a href="{undo_url(latest())}">Fortryd …</a>']


@pytest.mark.parametrize(
    ("action", "fields", "begun", "words"),
    [
        pytest.param("withhold", CONFIRMED, False, "Tilbageholdt: kommentar »Kajen«.", id="withhold"),
        pytest.param("release", {}, True, "Genudgivet: kommentar »Kajen«.", id="release"),
        pytest.param("hide_name", {}, False, "Navnet er skjult: kommentar »Kajen«.", id="hide the name"),
        pytest.param("show_name", {}, True, "Navnet vises igen: kommentar »Kajen«.", id="show the name"),
    ],
)
def test_leads_back_and_says_what_was_done(
    desk: Client, action: str, fields: dict[str, str], begun: bool, words: str
) -> None:
    comment = make_comment(make_article(), title="Kajen", name_hidden=begun)
    if begun:
        withhold(comment)
    answer = act(desk, action, comment, **fields, **PAGE)
    assert (where(answer), said(answer)) == (url(comment), told(words))


def test_what_was_done_is_undone_from_there(desk: Client) -> None:
    comment = make_comment(make_article())
    act(desk, "hide_name", comment, **PAGE)
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    assert not Comment.objects.get().name_hidden


def test_the_page_that_asks_leads_back_too(desk: Client) -> None:
    article = make_article()
    page = act(desk, "withhold", article, **PAGE).content.decode()
    assert 'name="own_page"' in page
    assert f'href="{url(article)}" class="closelink"' in page
    assert "De forsvinder" not in page


def test_nothing_to_do_leads_back_and_says_so(desk: Client) -> None:
    comment = make_comment(make_article(), name_hidden=True)
    for action in ("hide_name", "release"):
        answer = act(desk, action, comment, **PAGE)
        assert (where(answer), said(answer)) == (url(comment), ["Der er ikke noget at gøre ved det valgte."])


def test_an_act_on_a_list_stays_there(desk: Client) -> None:
    rows = [make_comment(make_article(title)) for title in ("Et", "To")]
    answer = act(desk, "hide_name", *rows)
    assert (where(answer), said(answer)) == (list_url(Comment), told("Navnet er skjult: 2 kommentarer."))


def test_a_verdict_says_on_what(desk: Client) -> None:
    article = make_article("Et svar")
    reply = make_reply(article, make_article("Et brev"))
    assert said(act(desk, "accept", reply)) == told("Godkendt: svar mellem artikler »Et svar → Et brev«.")
    claim = make_claim(make_comment(article, "Bo Vang", title="<Broen>"), make_comment(article, title="Kajen"))
    assert said(act(desk, "reject", claim)) == told("Afvist: svar mellem kommentarer »<Broen> → Kajen«.")


def test_who_may_not_see_operations_is_shown_no_way_back(client: Client, db: None) -> None:
    user = User.objects.create_user("ida", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=("change_comment", "view_comment")))
    client.force_login(user)
    comment = make_comment(make_article(), title="Kajen")
    assert said(act(client, "hide_name", comment, **PAGE)) == ["Navnet er skjult: kommentar »Kajen«."]
