"""A capture line by line, as today's parser reads it."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.models import Source
from debates.pages.decoding import decode
from debates.pages.drafts import BlockKind
from debates.pages.parsing import parse
from debates.pages.refused import Refused

MOST_CHARACTERS, MOST_LINES = 6_000_000, 200_000  # of a file that is parsed here; a bigger one keeps a reader waiting
_PIECE = 4_000  # characters of a line in one row
_KEPT = 4  # captures whose reading is remembered while somebody pages through them

KINDS: dict[BlockKind, Promise] = {
    BlockKind.TITLE: _("titel"),
    BlockKind.LEAD: _("manchet"),
    BlockKind.CAPTION: _("billedtekst"),
    BlockKind.CATEGORY: _("kategori"),
    BlockKind.DATE: _("dato"),
    BlockKind.BYLINE: _("navnelinje"),
    BlockKind.PARAGRAPH: _("afsnit"),
    BlockKind.SUBHEAD: _("mellemrubrik"),
    BlockKind.LIST: _("punktliste"),
    BlockKind.TEASER: _("boks"),
    BlockKind.TAGS: _("emneord"),
    BlockKind.PUBLISHER: _("udgiver"),
    BlockKind.FURNITURE: _("sidens inventar"),
    BlockKind.COMMENT: _("kommentar"),
    BlockKind.BLANK: _("tom"),
    BlockKind.UNREAD: _("ulæst"),
}
NOT_OF_THE_ARTICLE = {BlockKind.FURNITURE, BlockKind.COMMENT, BlockKind.BLANK, BlockKind.UNREAD}


class Row(NamedTuple):
    """A line of a capture, or a piece of a very long one."""

    number: int  # of the line, from 1
    kind: BlockKind | None  # None: not parsed
    text: str
    end: str  # the line end; of a piece with more to come nothing
    opens_block: bool
    opens_line: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a capture, and what each was read as. ``reason``: why it could not be parsed."""

    rows: list[Row]
    reason: str
    line_ends: Counter[str]

    @property
    def usual_end(self) -> str:
        """The line end that most lines have."""
        return self.line_ends.most_common(1)[0][0] if self.line_ends else ""

    def counts(self) -> Counter[BlockKind | None]:
        """How many lines each kind has."""
        return Counter(row.kind for row in self.rows if row.opens_line)

    def unread(self) -> list[tuple[int, int]]:
        """First and last line of every run of unread ones."""
        runs = groupby(self.rows, key=lambda row: row.kind is BlockKind.UNREAD)
        return [(lines[0].number, lines[-1].number) for is_unread, run in runs if is_unread and (lines := list(run))]


def sheet_of(source: Source) -> Sheet:
    """Decode and parse a stored capture again. One that is too big for a page is shown by its beginning, without kinds."""
    text, reason = text_of(source)
    lines = cut(text)
    if len(text) > MOST_CHARACTERS or len(lines) > MOST_LINES:
        reason = reason or _text("Den er for stor. Her står dens begyndelse som rå linjer.")
        lines = cut(text[:MOST_CHARACTERS])[:MOST_LINES]
    runs: tuple[tuple[int, BlockKind], ...] = ()
    if not reason:
        try:
            runs = _runs(text, source.address)
        except Refused as refused:
            reason = refused.reason
    return Sheet(list(_rows(lines, runs)), reason, Counter(end_of(line) for line in lines))


def text_of(source: Source) -> tuple[str, str]:
    """The text, and why it is none, if so: then every byte is shown as one sign."""
    content = bytes(source.content)
    try:
        return decode(content).text, ""
    except Refused as refused:
        return content.decode("latin-1"), refused.reason


def cut(text: str) -> list[str]:
    r"""The lines of a text with their ends, cut as the parser cuts them: at LF, CRLF and CR, nowhere else."""
    return list(io.StringIO(text, newline=""))


def end_of(line: str) -> str:
    """The line end of a line."""
    return line[len(bare(line)) :]


def bare(line: str) -> str:
    """The line without its end."""
    return line.rstrip("\r\n")


@lru_cache(maxsize=_KEPT)
def _runs(text: str, address: str) -> tuple[tuple[int, BlockKind], ...]:
    """First line and kind of every block. Remembered, for paging through a file of 5 MB would parse it for each page."""
    return tuple((block.line, block.kind) for block in parse(text, address).blocks)


def _rows(lines: list[str], runs: tuple[tuple[int, BlockKind], ...]) -> Iterator[Row]:
    opening = dict(runs)
    kind: BlockKind | None = None
    for number, line in enumerate(lines, start=1):
        kind = opening.get(number, kind)
        text, end = bare(line), end_of(line)
        for at in range(0, len(text) or 1, _PIECE):
            is_last = at + _PIECE >= len(text)
            opens_block = not at and number in opening
            yield Row(number, kind, text[at : at + _PIECE], end if is_last else "", opens_block, not at)
