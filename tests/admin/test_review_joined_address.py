"""The address of a debate that is part of another leads there, on all its pages."""

import pytest
from django.test import Client
from django.urls import reverse

from debates.models import Debate
from tests.admin.reviewing import undo_last
from tests.factories import make_article, make_debate, withhold


@pytest.fixture
def joined(db: None) -> Debate:
    """A debate that is part of one that is part of »Havnen«."""
    harbour = make_debate("Havnen", make_article("Kajen", curated_fields=["debate"]))
    Debate.objects.filter(pk=harbour.pk).update(origin=Debate.Origin.CURATED)
    middle = Debate.objects.create(
        key="d2", slug="broen", title="Broen", joined_into=harbour, curated_fields=["joined_into"]
    )
    return Debate.objects.create(
        key="d3", slug="fyret", title="Fyret", joined_into=middle, curated_fields=["joined_into"]
    )


@pytest.mark.parametrize(
    ("address", "target"),
    [
        pytest.param("/debatter/fyret/", "/debatter/havnen/", id="the debate"),
        pytest.param("/debatter/fyret/hele/", "/debatter/havnen/hele/", id="the whole of it"),
        pytest.param("/debatter/fyret.csv", "/debatter/havnen.csv", id="a file"),
        pytest.param("/feeds/debatter/fyret.atom", "/feeds/debatter/havnen.atom", id="the feed"),
        pytest.param("/debatter/fyret/?x=1&y=2", "/debatter/havnen/?x=1&y=2", id="with a query"),
        pytest.param("/debatter/broen/", "/debatter/havnen/", id="one step"),
    ],
)
def test_leads_for_good(client: Client, joined: Debate, address: str, target: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, target)
    assert "no-cache" in answer["Cache-Control"]


def test_a_ring_is_not_found(client: Client, joined: Debate) -> None:
    Debate.objects.filter(slug="havnen").update(joined_into=joined)
    Debate.objects.get(slug="havnen").articles.update(debate=None)
    assert client.get("/debatter/fyret/").status_code == 404


def test_a_debate_that_never_was_is_not_found(client: Client, joined: Debate) -> None:
    assert client.get("/debatter/molen/").status_code == 404


def test_what_leads_to_something_withheld_ends_there(client: Client, joined: Debate) -> None:
    withhold(Debate.objects.get(slug="havnen").articles.get())
    assert client.get("/debatter/fyret/", follow=True).status_code == 404


def test_deleting_the_debate_is_undone_with_its_addresses(desk: Client, joined: Debate) -> None:
    harbour = Debate.objects.get(slug="havnen")
    desk.post(reverse("admin:debates_debate_delete", args=[harbour.pk]), {"post": "yes"})
    assert Debate.objects.get(slug="broen").joined_into is None
    undo_last(desk)
    assert desk.get("/debatter/fyret/")["Location"] == "/debatter/havnen/"
