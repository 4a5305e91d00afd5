"""The texts of a concordance are read once while nothing changes, however its lines are put in order, grouped or paged."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from archive.concordance import answers
from archive.concordance.reading import Reading, read
from archive.kept import Kept
from archive.search.found import Found
from debates.models import Article
from tests.factories import make_article, make_comment, withhold

# A transaction does not see its own writes as finished, so these tests write for real.
pytestmark = pytest.mark.django_db(transaction=True)

Reads = Callable[[str], int]


@pytest.fixture
def reads(client: Client, monkeypatch: pytest.MonkeyPatch) -> Reads:
    """How often texts are read through for an address; an article and a comment have the word *kaj*."""
    make_comment(make_article("Om havnen", lead="", body="En gammel kaj. En ny kaj."), body="Min kaj.")
    monkeypatch.setattr(answers, "_kept", Kept[answers._Read](1_000_000, size=lambda made: made[0].size + made[1].size))
    times: list[int] = []

    def counted(*given: Any) -> Reading:
        times.append(1)
        return read(*given)

    monkeypatch.setattr(answers, "read", counted)

    def ask(address: str) -> int:
        before = len(times)
        assert client.get(address).status_code == 200
        return len(times) - before

    return ask


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param("orden=h1", id="in order"),
        pytest.param("side=1", id="a page"),
        pytest.param("grupper=v1", id="grouped"),
        pytest.param("v1=gammel", id="a word beside the key"),
        pytest.param("udsnit=1&froe=7", id="a sample"),
        pytest.param("nabo=ny&afstand=3", id="a word near the key"),
    ],
)
def test_once_for_all_ways_to_show_the_same_lines(reads: Reads, shown: str) -> None:
    assert [reads("/konkordans/?q=kaj"), reads(f"/konkordans/?q=kaj&{shown}")] == [1, 0]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("q=gammel", id="another word"),
        pytest.param("q=kaj&form=ord", id="as written"),
        pytest.param("q=kaj&citater=uden", id="without quotations"),
        pytest.param("q=kaj&orden=aeldste", id="the oldest texts first"),
        pytest.param("q=kaj&kolokater=3", id="with all words counted"),
        pytest.param("q=kaj&i=kommentarer", id="other texts"),
        pytest.param("q=kaj&fra=2018-01-01", id="other days"),
    ],
)
def test_anew_for_other_lines(reads: Reads, other: str) -> None:
    assert [reads("/konkordans/?q=kaj"), reads(f"/konkordans/?{other}")] == [1, 1]


def test_anew_after_a_write(reads: Reads, client: Client) -> None:
    reads("/konkordans/?q=kaj")
    withhold(Article.objects.get())
    assert reads("/konkordans/?q=kaj") == 1
    assert "gammel" not in client.get("/konkordans/?q=kaj").content.decode()


def test_the_lines_stay_as_they_were_read(reads: Reads, client: Client) -> None:
    first = client.get("/konkordans/?q=kaj").content
    for shown in ("orden=v1", "udsnit=1&froe=1", "grupper=h1", "v1=ny"):
        reads(f"/konkordans/?q=kaj&{shown}")
    assert client.get("/konkordans/?q=kaj").content == first


def test_the_file_of_a_page_needs_no_other_reading(reads: Reads) -> None:
    assert [reads("/konkordans/?q=kaj"), reads("/konkordans.csv?q=kaj&orden=h1")] == [1, 0]


def test_what_finds_nothing_takes_room_too(reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept[answers._Read](10_000, size=lambda made: made[0].size + made[1].size)
    monkeypatch.setattr(answers, "_kept", kept)
    for number in range(30):
        reads(f"/konkordans/?q=findesikke{number}")
    assert [reads(f"/konkordans/?q=findesikke{number}") for number in (0, 29)] == [1, 0]


def test_what_is_written_while_a_query_is_made_ready_is_found_afterwards(
    reads: Reads, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write() -> None:
        make_article("Om broen", lead="", body="En nykaj.")
        connection.close()  # of this thread

    def overtaken(asked: Any) -> Found:
        found = Found(asked)
        monkeypatch.setattr(answers, "Found", Found)
        with ThreadPoolExecutor(1) as somebody_else:
            somebody_else.submit(write).result()
        return found

    monkeypatch.setattr(answers, "Found", overtaken)
    reads("/konkordans/?q=*kaj")
    assert "nykaj" in client.get("/konkordans/?q=*kaj").content.decode()
