"""What is drawn of a debate in time: when each contribution was published, as far as is known, and who answers whom. Pure."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Known(StrEnum):
    """What is known of when a contribution was published."""

    DAY = "day"
    BEFORE = "before"  # that day or earlier
    AFTER = "after"  # that day or later
    NEVER = "unknown"  # nothing: it stands where the answers put it


class Moment(NamedTuple):
    """When a contribution was published, as far as is known: equal days, bounds, or nothing."""

    number: int
    first: date | None
    last: date | None


class Tie(NamedTuple):
    """One contribution answers another, both by number. `is_sure`: it is said, or a curator has said so."""

    answering: int
    answered: int
    is_sure: bool = True
    is_mention: bool = False


class Arc(NamedTuple):
    """An answer as a path from the answering mark to the answered one."""

    tie: Tie
    path: str


def days_of(moments: Sequence[Moment]) -> dict[int, date | None]:
    """The day at which each stands: its own, a bound, or that of the next in reading order."""
    days: dict[int, date | None] = {}
    follows: date | None = None
    for moment in reversed(moments):
        days[moment.number] = moment.last or moment.first or follows
        follows = days[moment.number]
    before: date | None = None
    for moment in moments:
        days[moment.number] = days[moment.number] or before
        before = days[moment.number]
    return days


def known_of(moment: Moment) -> Known:
    """What is known of a moment."""
    if moment.last:
        return Known.DAY if moment.first == moment.last else Known.BEFORE
    return Known.AFTER if moment.first else Known.NEVER


def joining(ties: Iterable[Tie], numbers: Container[int]) -> list[Tie]:
    """Those that join two of the contributions."""
    return [
        tie for tie in ties if tie.answering in numbers and tie.answered in numbers and tie.answering != tie.answered
    ]
