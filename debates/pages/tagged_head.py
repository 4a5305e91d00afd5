"""The first lines of a page with tags: captions, title and lead, and what may stand between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.pages.blocks import Sheet
from debates.pages.bylines import is_signed
from debates.pages.captions import has_credit, is_caption, read_caption
from debates.pages.drafts import BlockKind
from debates.pages.notes import is_note
from debates.pages.pieces import Piece, cut_pieces
from debates.pages.slugs import is_slug_of

_ROWS = 8
_LONG = 120  # a lead is longer, a title shorter
_SLUG_LENGTH = 1000
_ENDS_OF_LEAD = (".", ".”", ".“", '."')


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say."""

    captions: tuple[str, ...]
    title: str
    lead: str
    byline: str
    notes: tuple[Piece, ...]  # of a first publication
    below: int  # index of the line under the lead


def read_head(sheet: Sheet, end: int, slug: str) -> Head:
    """Read the head of a page whose body stops at ``end``, and claim its lines; ``slug`` tells title from caption."""
    first = sheet.first_written(_ROWS, end)
    texts = [sheet.text(at) for at in first]
    kinds = _kinds(texts)
    rows = [row for row, kind in enumerate(kinds) if kind is BlockKind.UNREAD][:3] or [0]
    title = rows[_title_row([texts[row] for row in rows], slug, under_credit=kinds[0] is BlockKind.CAPTION)]
    lead = next((row for row in rows if row > title), None)
    last = title if lead is None else lead
    for row in range(last + 1):
        if row in rows:
            kinds[row] = BlockKind.CAPTION if row < title else BlockKind.TITLE if row == title else BlockKind.LEAD
        sheet.claim(kinds[row], first[row])
    read = list(zip(kinds, texts, first, strict=True))[: last + 1]
    return Head(
        captions=tuple(text for kind, text, _ in read if kind is BlockKind.CAPTION),
        title=texts[title],
        lead="" if lead is None else texts[lead],
        byline=next((text for kind, text, _ in read if kind is BlockKind.BYLINE), ""),
        notes=tuple(piece for kind, _, at in read if kind is BlockKind.DATE for piece in cut_pieces(sheet, at, at + 1)),
        below=first[last] + 1,
    )


def _kinds(texts: Sequence[str]) -> list[BlockKind]:
    """What each line is by itself; what may be a title, a lead or a caption without a credit is left unread."""
    credited = _credited_rows(texts)
    return [BlockKind.CAPTION if row in credited else _kind(text) for row, text in enumerate(texts)]


def _kind(text: str) -> BlockKind:
    if is_note(text):
        return BlockKind.DATE
    return BlockKind.BYLINE if is_signed(text) else BlockKind.UNREAD


def _credited_rows(texts: Sequence[str]) -> set[int]:
    """The lines that say whose photo it is, and the caption right above one that says it over again with a credit."""
    credited = {row for row, text in enumerate(texts) if _is_credited(text, texts[0])}
    above = {row - 1 for row in credited if row and _is_twice(texts[row - 1 : row + 2])}
    return credited | above


def _is_credited(text: str, top: str) -> bool:
    """A long line below the top is none, unless it repeats the top: a lead may speak of photos."""
    return has_credit(text) if text is top else is_caption(text) and (len(text) < _LONG or text.startswith(top))


def _is_twice(texts: Sequence[str]) -> bool:
    """A caption, the same with its credit, and below it something short enough for a title: else the caption was the title."""
    return len(texts) > 2 and texts[0].rstrip(".") == read_caption(texts[1])[0].rstrip(".") and len(texts[2]) < _LONG


def _title_row(texts: Sequence[str], slug: str, *, under_credit: bool) -> int:
    """Which of the rows is the title: a caption may stand above it that does not say whose photo it is."""
    named = [row for row, text in enumerate(texts[:2]) if slug and len(text) < _SLUG_LENGTH and is_slug_of(slug, text)]
    if named or under_credit:
        return named[0] if named else 0
    second_is_title = len(texts) > 2 and len(texts[1]) < _LONG <= len(texts[2]) and not texts[1].endswith(_ENDS_OF_LEAD)
    return 1 if second_is_title else 0
