"""Dates as Danish readers write them. What is not known is never made up. Pure."""

from datetime import date, time
from enum import StrEnum

from debates.pages.danish_dates import MONTHS
from debates.pages.drafts import Precision


class End(StrEnum):
    """What the first or last day of something is: the day itself, or only a bound of it."""

    DAY = "day"
    NOT_AFTER = "not_after"
    NOT_BEFORE = "not_before"


_BOUND = {End.NOT_AFTER: "senest ", End.NOT_BEFORE: "tidligst "}


def day_in_words(day: date) -> str:
    """``1. november 2018``"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    """``november 2018``"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_in_words(first: date | None, last: date | None, opens: str = End.DAY, closes: str = End.DAY) -> str:
    """From one day to another, without saying a year or month twice; one day alone where they are equal or one is unknown.

    `opens` and `closes` are the `End` of either day, so that a bound is not read as a day.

    >>> span_in_words(date(2018, 2, 26), date(2018, 4, 6))
    '26. februar – 6. april 2018'
    >>> span_in_words(date(2018, 2, 3), date(2018, 2, 6))
    '3.–6. februar 2018'
    >>> span_in_words(date(2018, 2, 3), date(2018, 2, 6), End.NOT_AFTER)
    'senest 3. februar – 6. februar 2018'
    """
    before, after = _BOUND.get(End(opens), ""), _BOUND.get(End(closes), "")
    if first is None or last is None or (first, before) == (last, after):
        known, bound = (last, after) if first is None else (first, before)
        return f"{bound}{day_in_words(known)}" if known else ""
    if first.year != last.year:
        return f"{before}{day_in_words(first)} – {after}{day_in_words(last)}"
    if first.month != last.month or before or after:
        return f"{before}{first.day}. {MONTHS[first.month - 1]} – {after}{day_in_words(last)}"
    return f"{first.day}.–{day_in_words(last)}"


def published_in_words(
    precision: str, day: date | None, clock: time | None, not_before: date | None, not_after: date | None
) -> str:
    """A publication date with what is known of it.

    >>> published_in_words(Precision.MINUTE, date(2018, 11, 1), time(15, 47), None, None)
    '1. november 2018 kl. 15.47'
    >>> published_in_words(Precision.INTERVAL, None, None, None, date(2018, 2, 26))
    'senest 26. februar 2018'
    """
    if precision == Precision.MINUTE and day and clock:
        return f"{day_in_words(day)} kl. {clock:%H.%M}"
    if day:
        return day_in_words(day)
    if not_before and not_before == not_after:
        return day_in_words(not_before)
    if not_before and not_after:
        return f"mellem {_between(not_before, not_after)}"
    if not_after:
        return f"senest {day_in_words(not_after)}"
    if not_before:
        return f"tidligst {day_in_words(not_before)}"
    return "dato ukendt"


def _between(first: date, last: date) -> str:
    opening = f"{first.day}. {MONTHS[first.month - 1]}" if first.year == last.year else day_in_words(first)
    return f"{opening} og {day_in_words(last)}"
