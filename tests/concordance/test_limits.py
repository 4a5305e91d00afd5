"""Nothing is read beyond a limit, and the page and the file say what was."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from tests.concordance.reading import rows_of
from tests.exports.reading import json_of
from tests.factories import make_article
from tests.lists.reading import text_of

pytestmark = pytest.mark.django_db
READING = "archive.concordance.reading"


@pytest.fixture(autouse=True)
def _articles() -> None:
    for year in range(2011, 2016):
        day = {"published_precision": "day", "published_on": date(year, 1, 1)}
        make_article(f"Om broen {year}", lead="", body=f"Kaj {year}. Kaj!", **day)


@pytest.mark.parametrize(
    ("order", "which", "years"),
    [
        pytest.param("", "de nyeste.", ["2015", "2014"], id="newest"),
        pytest.param("h1", "de nyeste.", ["2014", "2015"], id="in another order"),
        pytest.param("aeldste", "de ældste.", ["2011", "2012"], id="oldest"),
    ],
)
def test_so_many_texts(
    order: str, which: str, years: list[str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.concordance.answers.TEXTS", 2)
    asked = {"orden": order} if order else {}
    text = text_of(client.get("/konkordans/", {"q": "kaj", **asked}))
    assert f"Læst: 2 tekster af 5 tekster, der passer til søgningen, {which}" in text
    assert [row["right"][1:5] for row in rows_of("kaj", **asked) if row["right"][1:].startswith("20")] == years
    shown = json_of("/konkordans.json?q=kaj")
    assert (shown["complete"], shown["texts"], shown["texts_read"]) == (False, 5, 2)


@pytest.mark.parametrize(("limit", "value"), [("LINES", 3), ("CHARACTERS", 30)])
def test_no_batch_is_read_once_there_is_enough(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{READING}.BATCH", 1)
    monkeypatch.setattr(f"{READING}.{limit}", value)
    shown = json_of("/konkordans.json?q=kaj")
    assert (shown["complete"], shown["texts_read"], len(shown["rows"])) == (False, 2, value if limit == "LINES" else 4)


def test_all_is_read_in_any_number_of_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows_of("kaj", orden="h1")
    monkeypatch.setattr(f"{READING}.BATCH", 2)
    assert rows_of("kaj", orden="h1") == whole
    assert len(whole) == 10
    assert json_of("/konkordans.json?q=kaj")["complete"] is True


def test_what_takes_too_long_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def sleep(*_given: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(4)")

    monkeypatch.setattr("archive.concordance.answers.read", sleep)
    monkeypatch.setattr("archive.views.files.LONGEST_OF_ALL", "50ms")
    file = client.get("/konkordans.csv?q=kaj")
    assert (file.status_code, "for lang tid" in file.content.decode()) == (503, True)
    assert "Søgningen tog for lang tid" in text_of(client.get("/konkordans/?q=kaj"))
