"""A process makes a public page once and hands it out again until something in the archive has changed."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from archive.kept import Kept
from archive.search import answers
from tests.setup import pages

# A transaction does not see its own writes as finished, so these tests write for real.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.setup.pages")]


@pytest.fixture(autouse=True)
def _room(settings: Settings) -> None:
    settings.PAGES_KEPT = 1_000_000


def made(client: Client, address: str = "/side/", times: int = 3) -> int:
    """How often the view ran while the page was asked for some times."""
    before = pages.calls["page"]
    for _time in range(times):
        assert client.get(address).status_code == 200
    return pages.calls["page"] - before


def test_the_view_runs_once(client: Client) -> None:
    assert made(client) == 1


def test_the_page_is_the_same_to_the_letter(client: Client) -> None:
    first, second = client.get("/om/"), client.get("/om/")
    assert first.content == second.content
    assert dict(first.items()) == dict(second.items())


def test_a_write_makes_it_anew(client: Client) -> None:
    made(client)
    Group.objects.create(name="redaktion")
    assert made(client) == 1


def test_each_address_is_a_page_of_its_own(client: Client) -> None:
    assert [made(client, f"/side/?side={number}") for number in (1, 2, 1)] == [1, 1, 0]


def test_a_head_request_keeps_nothing_and_gets_what_is_kept(client: Client) -> None:
    client.head("/side/")
    assert made(client) == 1
    before = pages.calls["page"]
    assert client.head("/side/").headers["Content-Length"] == "7"
    assert pages.calls["page"] == before


def test_a_file_is_made_each_time(client: Client) -> None:
    assert made(client, "/tom.csv") == 3


def test_no_room_no_pages(client: Client, settings: Settings) -> None:
    settings.PAGES_KEPT = 3
    assert made(client) == 3


@pytest.mark.parametrize("address", ["/soeg/?q=kaj", "/konkordans/?q=kaj"])
def test_what_took_too_long_is_asked_for_again(client: Client, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def too_dear(*_given: object, **_named: object) -> None:
        raise answers.TooDearError

    monkeypatch.setattr("archive.views.search.answer", too_dear)
    monkeypatch.setattr("archive.views.concordance.concordance", too_dear)
    response = client.get(address)
    assert "blev standset" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
    monkeypatch.undo()
    assert "blev standset" not in client.get(address).content.decode()


def test_a_page_without_its_suggestions_is_asked_for_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.views.search.suggestions", _too_slow)
    response = client.get("/soeg/?q=findesikke")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Søgningen fandt ingen tekster" in response.content.decode()


def _too_slow(_asked: object) -> None:
    raise answers.TooDearError


def test_no_header_puts_another_page_under_an_address(client: Client) -> None:
    client.get("/om/", SCRIPT_NAME="/side")  # as a server tells of /side/om/ with such a header
    client.get("/", SCRIPT_NAME="/side")
    assert client.get("/side/").content == b"en side"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/side/", "/findes/../side/", id="a way around"),
        pytest.param("/side/?a=%C3%A6", "/side/?a=%E6", id="another encoding"),
        pytest.param("/side/?a=1&b=2", "/side/?b=2&a=1", id="another order"),
    ],
)
def test_other_letters_are_another_address(client: Client, one: str, other: str) -> None:
    tags = [client.get(address).headers.get("ETag") for address in (one, other)]
    assert tags[0] != tags[1]


def test_small_pages_take_more_room_than_their_letters(client: Client, settings: Settings) -> None:
    settings.PAGES_KEPT = 5_000
    assert made(client, "/side/?nr=0", times=1) == 1
    for number in range(1, 10):
        made(client, f"/side/?nr={number}", times=1)
    assert [made(client, f"/side/?nr={number}", times=1) for number in (0, 9)] == [1, 0]


def test_those_that_nobody_asked_for_the_longest_go_first() -> None:
    kept = Kept[str](100, size=len)
    for tag in "abc":
        kept.keep(tag, "x" * 33)
    kept.get("a")
    kept.keep("d", "x" * 33)
    assert [tag for tag in "abcd" if kept.get(tag)] == ["a", "c", "d"]


def test_what_fills_more_than_the_room_drives_nobody_out() -> None:
    kept = Kept[str](100, size=len)
    kept.keep("a", "x" * 60)
    kept.keep("b", "x" * 101)
    assert [tag for tag in "ab" if kept.get(tag)] == ["a"]
