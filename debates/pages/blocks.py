"""Cutting a page into lines and blocks that, joined, give it back character for character."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby, islice
from typing import NamedTuple
from unicodedata import normalize

from debates.pages.drafts import Block, BlockKind

_MARK = re.compile("[\u0300-\u036f]")  # accents and rings that stand apart from their letter
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")


class Line(NamedTuple):
    """One line of a capture.

    ``text`` is what drafts are made of: no line end, no spaces at its ends, letters composed with their marks, U+00A0
    as a plain space and NUL as U+FFFD (a database takes no NUL).
    """

    text: str
    indent: int  # white space before the text


_BLANK_LINE = Line("", 0)


def cut_line(raw: str) -> Line:
    r"""A line as it stands in the file, made ready to be read.

    >>> cut_line("  • Havnen\r\n")
    Line(text='• Havnen', indent=2)
    """
    shown = raw.rstrip()
    if not shown:
        return _BLANK_LINE
    if "\u00a0" in shown or "\0" in shown:
        shown = shown.replace("\u00a0", " ").replace("\0", "\ufffd")
    if not shown.isascii() and _MARK.search(shown):
        shown = normalize("NFC", shown)
    text = shown.lstrip()
    return Line(text, len(shown) - len(text))


SHORT = 40  # characters of a line that may be looked up
_KINDS = tuple(BlockKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_BLANK, _UNREAD = _NUMBERS[BlockKind.BLANK], _NUMBERS[BlockKind.UNREAD]


class Sheet:
    """A page on the desk: its lines, and what each run of them was claimed as.

    Whoever reads a part claims its lines. A line that nobody claims becomes an UNREAD block, or BLANK where it holds
    nothing; so no line can be lost, whatever a format does. A page may have millions of lines: of each no more is kept than its
    text and a few numbers.
    """

    def __init__(self, text: str) -> None:
        self._page = text
        self._texts: list[str] = []
        self._starts, self._indents = array("Q"), array("I")
        for match in _LINE.finditer(text):
            line, indent = cut_line(match[0])
            self._texts.append(line)
            self._starts.append(match.start())
            self._indents.append(indent)
        self._kinds = bytearray(_UNREAD if line else _BLANK for line in self._texts)
        self._runs = array("I", bytes(array("I").itemsize * len(self._texts)))  # with which claim a line got its kind
        self._claims = 0

    def __len__(self) -> int:
        return len(self._texts)

    def text(self, at: int) -> str:
        """The text of the line at this index."""
        return self._texts[at]

    def texts(self, first: int, stop: int) -> list[str]:
        """The texts of the lines from ``first`` up to ``stop``."""
        return self._texts[first:stop]

    def line(self, at: int) -> Line:
        """The line at this index."""
        return Line(self._texts[at], self._indents[at])

    def indent(self, at: int) -> int:
        """How much white space stands before the text of the line."""
        return self._indents[at]

    def is_blank(self, at: int) -> bool:
        """Nothing but white space. A line with a single U+00A0 parts paragraphs as an empty one does."""
        return not self._texts[at]

    def is_flush(self, at: int) -> bool:
        """Text that begins in the first column: never part of a comment."""
        return bool(self._texts[at]) and not self._indents[at]

    def written(self, first: int = 0, stop: int | None = None) -> Iterator[int]:
        """Indexes of the lines that are not blank."""
        end = len(self) if stop is None else stop
        return (at for at in range(first, end) if self._texts[at])

    def find_flush(self, text: str, first: int = 0) -> int | None:
        """Index of the first line from ``first`` on that is this short text and begins in the first column; in lower case."""
        places = self._short_flush.get(text, ())
        at = bisect_left(places, first)
        return places[at] if at < len(places) else None

    @cached_property
    def _short_flush(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self._texts):
            if text and len(text) <= SHORT and not self._indents[at]:
                found[text.lower()].append(at)
        return dict(found)

    def starting(self, opening: str) -> Iterator[int]:
        """Indexes of the lines that begin in the first column, with these words."""
        return (at for at, text in enumerate(self._texts) if text.startswith(opening) and not self._indents[at])

    def first_written(self, count: int, stop: int | None = None) -> list[int]:
        """Indexes of the first lines that are not blank, at most ``count``."""
        return list(islice(self.written(stop=stop), count))

    def claim(self, kind: BlockKind, first: int, stop: int | None = None) -> None:
        """Say what the lines from ``first`` up to ``stop`` (default: one line) are. The last word on a line holds."""
        self._claims += 1
        number = _NUMBERS[kind]
        for at in range(first, first + 1 if stop is None else stop):
            self._runs[at] = self._claims
            self._kinds[at] = number

    def is_unread(self, at: int) -> bool:
        """Whether nobody has claimed this line yet, and it is not blank."""
        return self._kinds[at] == _UNREAD

    def blocks(self) -> "Blocks":
        """The page as blocks: ``"".join(block.raw for block in sheet.blocks())`` is its text."""
        return Blocks(self._page, self._starts, self._kinds, self._runs)


class Blocks:
    """The blocks of a page, each made when it is asked for: most who read a page want none of them."""

    def __init__(self, page: str, starts: "array[int]", kinds: bytearray, runs: "array[int]") -> None:
        self._page, self._starts, self._kinds, self._runs = page, starts, kinds, runs

    def __iter__(self) -> Iterator[Block]:
        first = 0
        for (_run, kind), lines in groupby(zip(self._runs, self._kinds, strict=True)):
            stop = first + sum(1 for _line in lines)
            end = self._starts[stop] if stop < len(self._starts) else len(self._page)
            yield Block(_KINDS[kind], self._page[self._starts[first] : end], first + 1)
            first = stop


def chunks(sheet: Sheet, first: int, stop: int) -> Iterator[range]:
    """The runs of lines between blank ones, as ranges of indexes."""
    opening: int | None = None
    for at in range(first, stop):
        if sheet.is_blank(at):
            if opening is not None:
                yield range(opening, at)
            opening = None
        elif opening is None:
            opening = at
    if opening is not None:
        yield range(opening, stop)


def paragraphs(lines: Iterable[str]) -> str:
    r"""Running text of the texts of lines: paragraphs parted by one empty line, single line breaks kept.

    >>> paragraphs(["Hvem?", "Hvorfor?", "", "", "Svar!"])
    'Hvem?\nHvorfor?\n\nSvar!'
    """
    runs = groupby(lines, key=bool)
    return "\n\n".join("\n".join(run) for is_written, run in runs if is_written)
