"""From when to when a debate ran: an end that is only a bound says so, on the pages and in the file."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.exports.reading import csv_of
from tests.factories import make_article, make_comment, make_debate
from tests.lists.reading import text_of

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2016, 2, 11), date(2016, 4, 8)


def _on(day: date) -> dict[str, Any]:
    return {"published_precision": "day", "published_on": day}


def _between(first: date | None, last: date | None) -> dict[str, Any]:
    return {"published_precision": "interval", "published_not_before": first, "published_not_after": last}


@pytest.mark.parametrize(
    ("known", "commented", "words", "ends"),
    [
        pytest.param([_on(EARLY), _on(LATE)], None, "11. februar – 8. april 2016", ["day", "day"], id="days"),
        pytest.param(
            [_between(None, EARLY), _on(LATE)],
            None,
            "senest 11. februar – 8. april 2016",
            ["not_after", "day"],
            id="begins no later than",
        ),
        pytest.param(
            [_on(EARLY), _between(LATE, None)],
            None,
            "11. februar – tidligst 8. april 2016",
            ["day", "not_before"],
            id="ends no earlier than",
        ),
        pytest.param(
            [_between(None, EARLY), _between(EARLY, LATE)],
            None,
            "senest 11. februar – senest 8. april 2016",
            ["not_after", "not_after"],
            id="bounds at both ends",
        ),
        pytest.param(
            [_between(None, EARLY), _on(EARLY), _between(None, LATE)],
            LATE,
            "senest 11. februar – 8. april 2016",
            ["not_after", "day"],
            id="of a bound and a day, what is sure of that end",
        ),
        pytest.param([_between(None, EARLY)], None, "senest 11. februar 2016", ["not_after", "not_after"], id="one"),
        pytest.param([{}], None, "dato ukendt", ["", ""], id="none"),
    ],
)
def test_says_how_much_is_known_of_its_ends(
    client: Client, known: list[dict[str, Any]], commented: date | None, words: str, ends: list[str]
) -> None:
    articles = [make_article(f"Havnen {number}", **columns) for number, columns in enumerate(known)]
    if commented:
        make_comment(articles[-1], posted=commented)
    make_debate("Havnen", *articles)
    for address, before in {"/": "debatter", "/debatter/": "Ældste", "/debatter/havnen/": "·"}.items():
        assert f"{before} {words} Havnen" in text_of(client.get(address)), address
    assert f"Hele debatten · {words} Havnen" in text_of(client.get("/debatter/havnen/hele/"))
    row = csv_of("/debatter.csv")
    assert [row[0][name] for name in ("first_precision", "last_precision")] == ends
