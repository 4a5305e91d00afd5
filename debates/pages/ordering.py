"""The order in which the contributions of a debate are read: by date where known, by the answers where not. Pure."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Contribution:
    """An article or a placeholder; ``day`` is the best date known."""

    id: int
    day: date | None
    is_placeholder: bool
    key: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A contribution at its place; ``by_answers`` says that no date put it there, only what answers it."""

    id: int
    by_answers: bool


def reading_order(contributions: Sequence[Contribution], answers: Iterable[tuple[int, int]]) -> list[Placed]:
    """First to last. `answers` are pairs (answering id, answered id); pairs about others are passed over, and so are circles.

    A contribution without a date stands just before the first one that answers it.

    >>> letter, reply = Contribution(1, None, True, "p1"), Contribution(2, date(2018, 2, 26), False, "a2")
    >>> [(placed.id, placed.by_answers) for placed in reading_order([reply, letter], [(2, 1)])]
    [(1, True), (2, False)]
    """
    by_id = {contribution.id: contribution for contribution in contributions}
    followers: dict[int, set[int]] = defaultdict(set)
    for answering, answered in answers:
        if answering in by_id and answered in by_id and answering != answered:
            followers[answered].add(answering)
    waits = Counter(follower for found in followers.values() for follower in found)
    days = {each: _day(by_id[each], by_id, followers) for each in by_id}
    ready = [(_rank(by_id[each], days[each]), each) for each in by_id if not waits[each]]
    heapq.heapify(ready)
    order: list[int] = []
    left = set(by_id)
    while left:
        if not ready:  # a circle: the earliest of it goes first
            heapq.heappush(ready, min((_rank(by_id[each], days[each]), each) for each in left))
        each = heapq.heappop(ready)[1]
        if each not in left:
            continue
        left.discard(each)
        order.append(each)
        for follower in followers[each]:
            waits[follower] -= 1
            if waits[follower] == 0:
                heapq.heappush(ready, (_rank(by_id[follower], days[follower]), follower))
    return [Placed(each, by_id[each].day is None) for each in order]


def _day(one: Contribution, by_id: dict[int, Contribution], followers: dict[int, set[int]]) -> date:
    """Its own date, else the earliest of what answers it, directly or through others."""
    seen, waiting, days = {one.id}, [one.id], []
    while waiting:
        each = waiting.pop()
        day = by_id[each].day
        if day:
            days.append(day)
            continue
        fresh = followers[each] - seen
        seen |= fresh
        waiting += fresh
    return min(days, default=date.max)


def _rank(one: Contribution, day: date) -> tuple[date, bool, str]:
    return day, not one.is_placeholder, one.key
