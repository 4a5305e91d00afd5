"""A public page carries a tag that stays while the archive stays, and changes with it."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.setup import pages

# A transaction does not see its own writes as finished, so these tests write for real.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.setup.pages")]


def tag_of(client: Client, address: str = "/side/") -> str:
    return client.get(address).headers["ETag"]


def test_the_tag_stays_while_nothing_is_written(client: Client) -> None:
    assert len({tag_of(client) for _ in range(5)}) == 1


def test_the_tag_changes_with_a_write(client: Client) -> None:
    before = tag_of(client)
    Group.objects.create(name="redaktion")
    assert tag_of(client) != before


def test_the_tag_is_weak_and_the_page_may_be_kept_but_must_be_asked_for(client: Client) -> None:
    response = client.get("/side/")
    assert response.headers["ETag"].startswith('W/"')
    assert response.headers["Cache-Control"] == "public, no-cache"


def test_each_address_has_its_own_tag(client: Client) -> None:
    tags = {tag_of(client, address) for address in ("/side/", "/side/?side=2", "/side/?side=3")}
    assert len(tags) == 3


@pytest.mark.parametrize("name", ["COMMENTER_NAMES", "OPERATOR", "CONTACT", "RELEASE"])
def test_the_tag_changes_with_what_pages_show(settings: Settings, name: str) -> None:
    before = tag_of(Client())
    setattr(settings, name, "noget andet")
    assert tag_of(Client()) != before


@pytest.mark.parametrize(
    ("names", "changes"),
    [pytest.param("pseudonym", True, id="shown"), pytest.param("printed", False, id="not shown")],
)
def test_the_tag_changes_with_the_key_of_pseudonyms_where_they_are_shown(
    settings: Settings, names: str, changes: bool
) -> None:
    settings.COMMENTER_NAMES = names
    before = tag_of(Client())
    settings.PSEUDONYM_KEY = "en anden nøgle"
    assert (tag_of(Client()) != before) is changes


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("form", ["{}", '"andet", {}', "strong"], ids=["the tag", "among others", "strong"])
def test_a_reader_with_a_fresh_copy_gets_304_and_no_view_runs(client: Client, method: str, form: str) -> None:
    tag = tag_of(client)
    named = tag.removeprefix("W/") if form == "strong" else form.format(tag)
    calls = pages.calls["page"]
    response = getattr(client, method)("/side/", headers={"If-None-Match": named})
    assert (response.status_code, response.content) == (304, b"")
    assert pages.calls["page"] == calls
    assert response.headers["ETag"] == tag
    assert "Content-Security-Policy" in response.headers


def test_a_reader_with_an_old_copy_gets_the_page(client: Client) -> None:
    old = tag_of(client)
    Group.objects.create(name="redaktion")
    assert client.get("/side/", headers={"If-None-Match": old}).status_code == 200


def test_a_page_costs_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        client.get("/side/")


@pytest.mark.parametrize("address", ["/med-cookie/", "/egen-regel/", "/flyttet/", "/fjernet/", "/findes-ikke/"])
def test_what_is_no_plain_page_gets_no_tag(client: Client, address: str) -> None:
    assert "ETag" not in client.get(address).headers


def test_a_rule_of_the_view_stays(client: Client) -> None:
    assert client.get("/egen-regel/").headers["Cache-Control"] == "max-age=60"


def test_a_download_is_not_kept(client: Client) -> None:
    response = client.get("/liste.csv")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("address", ["/admin/login/", "/healthz"])
def test_the_admin_and_the_monitor_are_left_alone(client: Client, address: str) -> None:
    response = client.get(address)
    assert "ETag" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]


def test_a_form_that_is_sent_is_never_a_304(client: Client) -> None:
    assert client.post("/side/", headers={"If-None-Match": tag_of(client)}).status_code == 405


@pytest.mark.parametrize("address", ["/fjernet/", "/findes-ikke/"])
def test_what_is_not_there_is_asked_for_again(client: Client, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-cache"
