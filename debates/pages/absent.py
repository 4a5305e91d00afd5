"""Letters that are spoken of and nobody captured: two letters may speak of the same one. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from debates.pages.keys import normalised
from debates.pages.shelf import within_a_year


@dataclass(frozen=True, slots=True)
class Absent:
    """A letter that was not captured: who speaks of it (a key), in which words, and since when it must have stood at the latest.

    ``day``: the day that it is said to be from; ``title`` and ``writer`` what it is said to be called, and by whom.
    """

    speaker: str
    words: str
    not_after: date | None
    day: date | None = None
    title: str = ""
    writer: str = ""


def same_letters(absent: dict[str, Absent], pinned: Collection[str] = ()) -> dict[str, str]:
    """For the key of each absent letter the key that it shares with those that are the same letter.

    They are the same where both are called by one title and no more than a year apart; or, where not both have a title, where
    both name one writer and one day. The least key is shared, but a `pinned` one before it.
    """
    groups: list[list[str]] = []
    by_title: dict[str, set[int]] = defaultdict(set)
    by_writing: dict[tuple[str, date | None], set[int]] = defaultdict(set)
    for key in sorted(absent, key=lambda key: (not absent[key].title, key)):
        one = absent[key]
        title, writing = normalised(one.title), (normalised(one.writer), one.day)
        alike = by_title[title] if title else by_writing[writing] if all(writing) else set()
        fitting = [number for number in alike if not title or _may_be_one(one, absent[groups[number][0]])]
        number = fitting[0] if len(fitting) == 1 else len(groups)
        if number == len(groups):
            groups.append([])
        groups[number].append(key)
        by_title[title].add(number)
        by_writing[writing].add(number)
    shared: dict[str, str] = {}
    for group in groups:
        first = min(group, key=lambda key: (key not in pinned, key))
        shared |= {key: key if key in pinned else first for key in group}
    return shared


def _may_be_one(one: Absent, other: Absent) -> bool:
    """Whether two letters of one title may be the same: not known to be from other days, or more than a year apart."""
    bounds = one.not_after, other.not_after
    return (None in bounds or within_a_year(*bounds)) and _agree(one.day, other.day)


def _agree(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other


def joined(group: Sequence[Absent]) -> Absent:
    """What all who speak of one absent letter say of it; the first of them is the one it rests on."""
    first = group[0]
    bounds = [each.not_after for each in group if each.not_after]
    days = (each.day for each in group if each.day)
    titles, writers = _first(each.title for each in group), _first(each.writer for each in group)
    return Absent(first.speaker, first.words, min(bounds, default=None), next(days, None), titles, writers)


def _first(words: Iterable[str]) -> str:
    return next((each for each in words if each), "")
