"""The lines of a text: each key with what stands before and after it. Pure."""

from collections.abc import Iterator, Sequence
from sys import intern
from typing import NamedTuple

from archive.concordance.fitting import Fits, Fitting
from archive.concordance.keys import Key
from archive.concordance.words import Cut
from debates.pages.spacing import evened

CONTEXT = 50  # characters on each side
REACH = 5  # words on each side that a line can be put in order, grouped and counted by
_READ = 4 * CONTEXT  # characters that the context is cut from: white space may be wide


class Line(NamedTuple):
    """The key as it is written, and its context: the three joined are a piece of the text, its spaces made even."""

    left: str
    key: str
    right: str


class Where(NamedTuple):
    """A text: of which kind it is, its row, and its key in every database."""

    kind: int
    pk: int
    key: str

    @property
    def at(self) -> tuple[int, int]:
        """Where its row is."""
        return self.kind, self.pk


class Occurrence(NamedTuple):
    """A line, in which text and which part of it (the heading is 0) it stands, and between which words, counted from 0.

    `before` and `after` are the nearest words on either side, the nearest first.
    """

    where: Where
    part: int
    first: int
    last: int
    line: Line
    before: tuple[str, ...]
    after: tuple[str, ...]


def occurrences(
    where: Where,
    part: int,
    cut: Cut,
    found: tuple[Fitting, Fits],
    left_out: Sequence[tuple[int, int]] = (),
) -> Iterator[Occurrence]:
    """Every place in a part of a text where a key stands, the longest where several begin, none inside another.

    What lies in a stretch of characters that is `left_out` is no key.
    """
    fitting, fits = found
    text, words, places, end = cut.text, cut.words, cut.places(), -1
    for first, last, keys in fitting.spans(words, fits):
        start, stop = places[first][0], places[last][1]
        if first <= end or not _is_written(text[start:stop], keys) or _lies_in(start, stop, left_out):
            continue
        end = last
        before, after = words[max(0, first - REACH) : first][::-1], words[last + 1 : last + 1 + REACH]
        yield Occurrence(where, part, first, last, line_at(text, start, stop), _shared(before), _shared(after))


def _shared(words: Sequence[str]) -> tuple[str, ...]:
    """Words as one object each, however many lines they stand in: a line is then two thirds as large."""
    return tuple(map(intern, words))


def line_at(text: str, start: int, stop: int) -> Line:
    """The line of a piece of a text.

    >>> line_at("Vi vil have havnen.\\n\\nHavnen er vores.", 21, 27)
    Line(left='Vi vil have havnen. ¶ ', key='Havnen', right=' er vores.')
    """
    return Line(_before(text, start), evened(text[start:stop]), _after(text, stop))


def _before(text: str, end: int) -> str:
    start = max(0, end - _READ)
    window = evened(text[start:end].lstrip() if start == 0 else text[start:end])
    if start == 0 and len(window) <= CONTEXT:
        return window
    near = window[-CONTEXT:]
    return near.partition(" ")[2] if " " in near else near


def _after(text: str, start: int) -> str:
    stop = start + _READ
    window = evened(text[start:stop] if stop < len(text) else text[start:].rstrip())
    if stop >= len(text) and len(window) <= CONTEXT:
        return window
    near = window[:CONTEXT]
    return near.rpartition(" ")[0] if " " in near else near


def _is_written(piece: str, keys: Sequence[Key]) -> bool:
    return any(key.written is None or key.written.fullmatch(piece) for key in keys)


def _lies_in(start: int, stop: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(first < stop and start < end for first, end in stretches)
