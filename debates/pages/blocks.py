"""Cutting a page into lines and blocks that, joined, give it back character for character."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    as a plain space and NUL as U+FFFD (a database takes no NUL). ``raw`` is the line as it stands in the file, its end included.
    """

    number: int  # from 1
    raw: str
    text: str
    indent: int  # white space before the text

    @property
    def is_blank(self) -> bool:
        """Nothing but white space. A line with a single U+00A0 parts paragraphs as an empty one does."""
        return not self.text

    @property
    def is_flush(self) -> bool:
        """Text that begins in the first column: never part of a comment."""
        return bool(self.text) and not self.indent


def cut_lines(text: str) -> tuple[Line, ...]:
    r"""The lines of a text, ended by LF, CRLF or CR; other separators (U+2028, form feed) are text.

    >>> [line.raw for line in cut_lines("a\r\n\nb")]
    ['a\r\n', '\n', 'b']
    """
    return tuple(_line(number, match.group()) for number, match in enumerate(_LINE.finditer(text), start=1))


def _line(number: int, raw: str) -> Line:
    shown = raw.rstrip()
    if "\u00a0" in shown or "\0" in shown:
        shown = shown.replace("\u00a0", " ").replace("\0", "\ufffd")
    if not shown.isascii() and _MARK.search(shown):
        shown = normalize("NFC", shown)
    text = shown.lstrip()
    return Line(number, raw, text, len(shown) - len(text))


SHORT = 40  # characters of a line that may be looked up
_BLANK = (0, BlockKind.BLANK)  # a claim: the number of the run it was made with, and the kind
_UNREAD = (0, BlockKind.UNREAD)


class Sheet:
    """A page on the desk: its lines, and what each run of them was claimed as.

    Whoever reads a part claims its lines. A line that nobody claims becomes an UNREAD block, or BLANK where it holds
    nothing; so no line can be lost, whatever a format does.
    """

    def __init__(self, text: str) -> None:
        self.lines = cut_lines(text)
        self._claims = [_BLANK if line.is_blank else _UNREAD for line in self.lines]
        self._runs = 0

    def __len__(self) -> int:
        return len(self.lines)

    def text(self, at: int) -> str:
        """The text of the line at this index."""
        return self.lines[at].text

    def written(self, first: int = 0, stop: int | None = None) -> Iterator[int]:
        """Indexes of the lines that are not blank."""
        end = len(self) if stop is None else stop
        return (at for at in range(first, end) if not self.lines[at].is_blank)

    def find_flush(self, text: str, first: int = 0) -> int | None:
        """Index of the first line from ``first`` on that is this short text and begins in the first column; in lower case."""
        places = self._short_flush.get(text, ())
        at = bisect_left(places, first)
        return places[at] if at < len(places) else None

    @cached_property
    def _short_flush(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if line.is_flush and len(line.text) <= SHORT:
                found[line.text.lower()].append(at)
        return dict(found)

    def first_written(self, count: int, stop: int | None = None) -> list[int]:
        """Indexes of the first lines that are not blank, at most ``count``."""
        return list(islice(self.written(stop=stop), count))

    def claim(self, kind: BlockKind, first: int, stop: int | None = None) -> None:
        """Say what the lines from ``first`` up to ``stop`` (default: one line) are. The last word on a line holds."""
        self._runs += 1
        for at in range(first, first + 1 if stop is None else stop):
            self._claims[at] = (self._runs, kind)

    def is_unread(self, at: int) -> bool:
        """Whether nobody has claimed this line yet, and it is not blank."""
        return self._claims[at][1] is BlockKind.UNREAD

    def blocks(self) -> tuple[Block, ...]:
        """The page as blocks: ``"".join(block.raw for block in sheet.blocks())`` is its text."""
        runs = groupby(zip(self._claims, self.lines, strict=True), key=lambda pair: pair[0])
        return tuple(_block(kind, [line for _, line in pairs]) for (_, kind), pairs in runs)


def _block(kind: BlockKind, lines: Sequence[Line]) -> Block:
    return Block(kind, "".join(line.raw for line in lines), lines[0].number)


def chunks(sheet: Sheet, first: int, stop: int) -> Iterator[range]:
    """The runs of lines between blank ones, as ranges of indexes."""
    for blank, run in groupby(range(first, stop), key=lambda at: sheet.lines[at].is_blank):
        if not blank:
            indexes = list(run)
            yield range(indexes[0], indexes[-1] + 1)


def paragraphs(lines: Iterable[Line]) -> str:
    r"""Running text: paragraphs parted by one empty line, single line breaks kept.

    >>> paragraphs(cut_lines("  Hvem?\n  Hvorfor?\n\n\n  Svar!"))
    'Hvem?\nHvorfor?\n\nSvar!'
    """
    runs = groupby(lines, key=lambda line: line.is_blank)
    return "\n\n".join("\n".join(line.text for line in run) for blank, run in runs if not blank)
