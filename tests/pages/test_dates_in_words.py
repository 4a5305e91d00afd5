"""Dates as Danish readers write them, and never more than is known."""

from datetime import date, time

import pytest

from debates.pages.dates_in_words import End, published_in_words, span_in_words
from debates.pages.drafts import Precision

DAY, EARLY, LATE = date(2018, 11, 1), date(2018, 2, 26), date(2018, 4, 6)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        pytest.param((Precision.MINUTE, DAY, time(15, 47), None, None), "1. november 2018 kl. 15.47", id="minute"),
        pytest.param((Precision.DAY, DAY, None, None, None), "1. november 2018", id="day"),
        pytest.param((Precision.INTERVAL, None, None, None, EARLY), "senest 26. februar 2018", id="no later than"),
        pytest.param((Precision.INTERVAL, None, None, EARLY, None), "tidligst 26. februar 2018", id="no earlier than"),
        pytest.param(
            (Precision.INTERVAL, None, None, EARLY, LATE), "mellem 26. februar og 6. april 2018", id="between"
        ),
        pytest.param(
            (Precision.INTERVAL, None, None, date(2017, 12, 30), LATE),
            "mellem 30. december 2017 og 6. april 2018",
            id="over a new year",
        ),
        pytest.param((Precision.INTERVAL, None, None, EARLY, EARLY), "26. februar 2018", id="bounds of one day"),
        pytest.param((Precision.UNKNOWN, None, None, None, None), "dato ukendt", id="unknown"),
    ],
)
def test_a_publication_date(known: tuple[str, date | None, time | None, date | None, date | None], words: str) -> None:
    assert published_in_words(*known) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (EARLY, LATE, "26. februar – 6. april 2018"),
        (EARLY, date(2018, 2, 28), "26.–28. februar 2018"),
        (date(2017, 12, 30), LATE, "30. december 2017 – 6. april 2018"),
        (DAY, DAY, "1. november 2018"),
        (None, DAY, "1. november 2018"),
        (DAY, None, "1. november 2018"),
        (None, None, ""),
    ],
)
def test_a_span(first: date | None, last: date | None, words: str) -> None:
    assert span_in_words(first, last) == words


@pytest.mark.parametrize(
    ("last", "ends", "words"),
    [
        pytest.param(date(2018, 2, 28), (End.NOT_AFTER, End.DAY), "senest 26. februar – 28. februar 2018", id="month"),
        pytest.param(EARLY, (End.NOT_AFTER, End.NOT_AFTER), "senest 26. februar 2018", id="one bound"),
        pytest.param(EARLY, (End.NOT_AFTER, End.DAY), "senest 26. februar – 26. februar 2018", id="one day"),
        pytest.param(
            date(2019, 1, 2), (End.DAY, End.NOT_BEFORE), "26. februar 2018 – tidligst 2. januar 2019", id="years"
        ),
        pytest.param(None, (End.NOT_BEFORE, End.DAY), "tidligst 26. februar 2018", id="no last day"),
    ],
)
def test_a_span_between_bounds(last: date | None, ends: tuple[End, End], words: str) -> None:
    assert span_in_words(EARLY, last, *ends) == words
