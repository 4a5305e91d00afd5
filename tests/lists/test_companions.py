"""A tag's page shows the tags that go with it: more often than by chance, on public articles."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from debates.companions import SHOWN, companions, surplus
from debates.models import Tag
from tests.factories import make_article, make_tag, withhold
from tests.lists.reading import links_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _articles() -> None:
    """Havne goes with Kajer; Byen stands on everything; Fisk stands beside it once."""
    for number in range(3):
        make_article(f"Havn {number}", tags=["Havne", "Kajer", "Byen"])
        make_article(f"Skole {number}", tags=["Skoler", "Byen"])
    make_article("Fisk", tags=["Havne", "Fisk", "Byen"])


def _names(name: str) -> list[tuple[str, int]]:
    return [(each.tag.name, each.articles) for each in companions(make_tag(name))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "Havne", [("Kajer", 3)], id="what stands on all articles is no companion, nor what stands beside it once"
        ),
        pytest.param("Kajer", [("Havne", 3)], id="the other way"),
        pytest.param("Skoler", [], id="none"),
        pytest.param("Byen", [], id="of what stands everywhere"),
    ],
)
def test_of(name: str, expected: list[tuple[str, int]]) -> None:
    assert _names(name) == expected


@pytest.mark.parametrize(
    ("counts", "is_tie"),
    [
        pytest.param((3, 4, 3, 7), True, id="more than by chance"),
        pytest.param((2, 4, 4, 8), False, id="as by chance"),
        pytest.param((1, 4, 4, 8), False, id="less"),
        pytest.param((4, 4, 4, 4), False, id="everywhere"),
        pytest.param((4, 4, 4, 9), True, id="always together"),
    ],
)
def test_surplus(counts: tuple[int, int, int, int], is_tie: bool) -> None:
    assert (surplus(*counts) > 0) is is_tie


def test_the_dates_of_newsletters_are_none(client: Client) -> None:
    for number in range(3):
        make_article(f"Brev {number}", tags=["Havne", "260218"])
    Tag.objects.filter(name="260218").update(kind=Tag.Kind.NEWSLETTER)
    assert "260218" not in [name for name, _count in _names("Havne")]


def test_withheld_articles_tie_nothing() -> None:
    for number in range(3):
        withhold(make_article(f"Hemmeligt {number}", tags=["Skoler", "Hemmeligemne"]))
    assert _names("Skoler") == []


def test_are_few() -> None:
    for number in range(12):
        for name in ("den ene", "den anden"):
            make_article(f"{name} {number}", tags=["Skoler", f"Emne {number}"])
    assert len(_names("Skoler")) == SHOWN


def test_stand_on_the_page_with_their_counts(client: Client) -> None:
    response = client.get("/emneord/havne/")
    assert "Står ofte sammen med Kajer 3" in text_of(response)
    assert links_of(response)["Kajer3"] == "/emneord/kajer/"
    assert "Står ofte sammen med" not in text_of(client.get("/emneord/skoler/"))


def test_cost_three_queries() -> None:
    tag = make_tag("Havne")
    with CaptureQueriesContext(connection) as queries:
        assert companions(tag)
    assert len(queries) == 3
