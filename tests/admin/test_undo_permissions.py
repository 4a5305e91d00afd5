"""Nobody does by undoing what they may not do by hand, nor reads there what they may not read."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from debates.models import Operation, Tag
from tests.admin.filling import latest, list_url, submit, undo, url
from tests.factories import make_tag

ALL = ("view", "add", "change", "delete")


def add(desk: Client) -> None:
    submit(desk, list_url(Tag, "add"), name="havne", kind="topic")


def change(desk: Client) -> None:
    submit(desk, url(make_tag("havne")), name="kajer")


def delete(desk: Client) -> None:
    desk.post(url(make_tag("havne"), "delete"), {"post": "yes"})


def browser_of(*codenames: str) -> Client:
    """The browser of a member of staff who has these permissions only."""
    user = User.objects.create_user("asger", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def way_back() -> str:
    return reverse("admin:debates_operation_undo", args=[latest().pk])


@pytest.mark.parametrize(
    ("first", "needed"),
    [
        pytest.param(add, "delete", id="what was added"),
        pytest.param(change, "change", id="what was changed"),
        pytest.param(delete, "add", id="what was deleted"),
    ],
)
def test_undoing_needs_the_right_to_do_the_opposite(desk: Client, first: Callable[[Client], None], needed: str) -> None:
    first(desk)
    tags = list(Tag.objects.values())
    others = [f"{act}_tag" for act in ALL if act != needed]
    other = browser_of("view_operation", *others)
    assert (other.get(way_back()).status_code, other.post(way_back()).status_code) == (403, 403)
    assert list(Tag.objects.values()) == tags
    User.objects.get(username="asger").user_permissions.add(Permission.objects.get(codename=f"{needed}_tag"))
    assert undo(other, latest()) == ["Handlingen er fortrudt."]
    assert list(Tag.objects.values()) != tags


def test_the_words_of_an_operation_are_for_those_who_may_see_operations(desk: Client) -> None:
    change(desk)
    other = browser_of(*(f"{act}_tag" for act in ALL))
    assert (other.get(way_back()).status_code, other.post(way_back()).status_code) == (403, 403)
    assert Operation.objects.count() == 1
