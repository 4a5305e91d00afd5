"""Two texts side by side. Knows neither Django nor the database.

The comparison is a patience difference: lines that stand once in both texts hold the two together, and what lies between
them is compared the same way. Its time grows with the text, not with its square.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

_DEEPEST = 30  # each step down compares what lies between the anchors once more
_CONTEXT = 3  # equal lines shown on either side of a change
_ALIKE = 0.3  # two lines that share less than this are not one line edited
_MOST_WORDS = 50_000  # characters of two lines that are compared word by word
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Segment(NamedTuple):
    """A part of a line, and whether the other line lacks it."""

    text: str
    differs: bool


class Pair(NamedTuple):
    """Indexes of two lines that stand beside each other, or how many equal ones are left out here (``folded``)."""

    left: int | None
    right: int | None
    is_equal: bool
    folded: int = 0


def compare(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """All lines of both texts, those that are equal beside each other, and a long run of equal ones folded."""
    pairs = [Pair(a, b, _are_equal(left, right, a, b)) for a, b in _aligned(left, right)]
    return list(_folded(pairs))


def common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Indexes of items that are equal, rising on both sides.

    >>> common("abcd", "xbcy")
    [(1, 1), (2, 2)]
    """
    pairs: list[tuple[int, int]] = []
    todo = [(range(len(left)), range(len(right)), 0)]
    while todo:
        of_left, of_right, depth = todo.pop()
        start = _shared(left, right, of_left, of_right)
        pairs += zip(of_left[:start], of_right[:start], strict=True)
        of_left, of_right = of_left[start:], of_right[start:]
        end = _shared(left, right, of_left[::-1], of_right[::-1])
        pairs += zip(of_left[len(of_left) - end :], of_right[len(of_right) - end :], strict=True)
        of_left, of_right = of_left[: len(of_left) - end], of_right[: len(of_right) - end]
        anchors = _anchors(left, right, of_left, of_right) if depth < _DEEPEST else []
        for here, there in zip([None, *anchors], [*anchors, None], strict=True) if anchors else ():
            todo.append((_between(of_left, here, there, 0), _between(of_right, here, there, 1), depth + 1))
        pairs += anchors
    return sorted(pairs)


def words(left: str, right: str) -> tuple[list[Segment], list[Segment]]:
    """Which words of two lines the other one lacks; all of them where the lines have little in common."""
    whole = [Segment(left, True)], [Segment(right, True)]
    if len(left) + len(right) > _MOST_WORDS:
        return whole
    of_left, of_right = _WORDS.findall(left), _WORDS.findall(right)
    pairs = common(of_left, of_right)
    if sum(len(of_left[at].strip()) for at, _ in pairs) < _ALIKE * max(len(left), len(right)):
        return whole
    return _segments(of_left, {at for at, _ in pairs}), _segments(of_right, {at for _, at in pairs})


def _shared(left: Sequence[str], right: Sequence[str], of_left: range, of_right: range) -> int:
    """How many items are equal from the start on."""
    for count, (a, b) in enumerate(zip(of_left, of_right, strict=False)):
        if left[a] != right[b]:
            return count
    return min(len(of_left), len(of_right))


def _anchors(left: Sequence[str], right: Sequence[str], of_left: range, of_right: range) -> list[tuple[int, int]]:
    """The longest rising run of items that stand once on each side."""
    here, there = Counter(left[at] for at in of_left), Counter(right[at] for at in of_right)
    places = {right[at]: at for at in of_right if there[right[at]] == 1}
    once = [(at, places[left[at]]) for at in of_left if here[left[at]] == 1 and left[at] in places]
    return _rising(once)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second numbers rise; the first ones do already."""
    ends: list[int] = []  # the smallest end of a run of each length
    holders: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        holders[length : length + 1] = [index]
    run = []
    at = holders[-1] if holders else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _between(whole: range, here: tuple[int, int] | None, there: tuple[int, int] | None, side: int) -> range:
    return range(here[side] + 1 if here else whole.start, there[side] if there else whole.stop)


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Every line once: equal ones in pairs, and between these what was replaced, beside each other as far as it goes."""
    at_left = at_right = 0
    for a, b in [*common(left, right), (len(left), len(right))]:
        yield from zip_longest(range(at_left, a), range(at_right, b))
        if a < len(left):
            yield a, b
        at_left, at_right = a + 1, b + 1


def _are_equal(left: Sequence[str], right: Sequence[str], a: int | None, b: int | None) -> bool:
    return a is not None and b is not None and left[a] == right[b]


def _segments(items: Sequence[str], shared: set[int]) -> list[Segment]:
    runs = groupby(range(len(items)), key=lambda at: at not in shared)
    return [Segment("".join(items[at] for at in run), differs) for differs, run in runs]


def _folded(pairs: list[Pair]) -> Iterator[Pair]:
    runs = [list(run) for _, run in groupby(pairs, key=lambda pair: pair.is_equal)]
    for at, run in enumerate(runs):
        head = _CONTEXT if at else 0
        tail = _CONTEXT if at < len(runs) - 1 else 0
        if not run[0].is_equal or len(run) <= head + tail + 1:
            yield from run
            continue
        yield from run[:head]
        yield Pair(None, None, is_equal=True, folded=len(run) - head - tail)
        yield from run[len(run) - tail :]
