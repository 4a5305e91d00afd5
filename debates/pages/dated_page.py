"""The page with category, date and author under the title (addresses with sections, captures from late 2018 on)."""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.pages.blocks import Sheet
from debates.pages.body_reading import Body, read_body
from debates.pages.bylines import is_byline, read_byline
from debates.pages.captions import is_caption, join_captions
from debates.pages.danish_dates import looks_like_stamp
from debates.pages.drafts import ArticleDraft, BlockKind, Page, PublicationDate
from debates.pages.furniture import ADVERTISEMENT, MOST_READ, claim_furniture, find_line, is_furniture
from debates.pages.listings import is_listing
from debates.pages.notes import first_published, is_note
from debates.pages.pieces import Shape, cut_pieces, is_head
from debates.pages.publication import bounded_date, printed_date
from debates.pages.refused import Refused

NAME = "dated"
IS_WHOLE = True
PRINTS_COMMENTS = False

_CATEGORIES = frozenset(("Velfærd", "Politik", "Ledelse"))  # those seen: there may be more
_CATEGORY_LENGTH = 40
_HEAD_ROWS = 8
_FOOTER = frozenset((MOST_READ, ADVERTISEMENT))


@dataclass(frozen=True, slots=True)
class _Head:
    """Indexes of the lines above the lead; None: not there."""

    captions: tuple[int, ...]
    title: int | None
    category: int | None
    date: int | None
    author: int | None
    below: int  # index of the line under them


def matches(sheet: Sheet) -> bool:
    """Whether a date, or a known category, stands among the first lines, and another mark of the layout with it."""
    rows = sheet.first_written(_HEAD_ROWS)
    dated = any(looks_like_stamp(sheet.text(at)) for at in rows[1:])
    in_category = any(sheet.text(at) in _CATEGORIES for at in rows[1:5])
    has_footer = all(find_line(sheet, line) is not None for line in _FOOTER)
    return dated + in_category + has_footer > 1 and not is_listing(sheet)


def read(sheet: Sheet, _slug: str = "") -> Page:
    """The page as blocks and drafts; its address tells nothing more."""
    head = _read_head(sheet)
    stop = _end_of_body(sheet, head.below)
    lead, body = _read_text(sheet, head.below, stop)
    claim_furniture(sheet, stop)
    byline, authors = read_byline(sheet.text(head.author)) if head.author is not None else ("", ())
    caption, credit = join_captions([*(sheet.text(at) for at in head.captions), *body.captions])
    article = ArticleDraft(
        title=_text(sheet, head.title),
        lead=lead,
        body=body.parts,
        byline=byline,
        authors=authors,
        category=_text(sheet, head.category),
        published=_published(sheet, head.date, (*first_published([lead]), *body.notes)),
        photo_caption=caption,
        photo_credit=credit,
    )
    if not article.title and not article.lead:
        raise Refused("Siden har hverken titel eller manchet. Hent hele siden igen.")
    return Page(NAME, sheet.blocks(), article)


def _text(sheet: Sheet, at: int | None) -> str:
    return sheet.text(at) if at is not None else ""


def _read_head(sheet: Sheet) -> _Head:
    rows = sheet.first_written(_HEAD_ROWS)
    head = _find_head(sheet, rows)
    for kind, at in (
        *((BlockKind.CAPTION, at) for at in head.captions),
        (BlockKind.TITLE, head.title),
        (BlockKind.CATEGORY, head.category),
        (BlockKind.DATE, head.date),
        (BlockKind.BYLINE, head.author),
    ):
        if at is not None:
            sheet.claim(kind, at)
    return head


def _find_head(sheet: Sheet, rows: list[int]) -> _Head:
    """The date is the anchor: title and category stand above it, the author below."""
    date = next((row for row, at in enumerate(rows) if row and looks_like_stamp(sheet.text(at))), None)
    category = _category_row(sheet, rows, date)
    above = rows[: category if category is not None else date]
    title = next((at for at in reversed(above) if not is_caption(sheet.text(at))), None)
    next_row = max(row for row in (category, date) if row is not None) + 1
    author = rows[next_row] if next_row < len(rows) and is_byline(sheet.text(rows[next_row])) else None
    return _Head(
        captions=tuple(at for at in above if at != title),
        title=title,
        category=None if category is None else rows[category],
        date=None if date is None else rows[date],
        author=author,
        below=(author if author is not None else rows[next_row - 1]) + 1,
    )


def _category_row(sheet: Sheet, rows: list[int], date: int | None) -> int | None:
    if date is None:
        return next(row for row, at in enumerate(rows[:5]) if row and sheet.text(at) in _CATEGORIES)
    above = sheet.text(rows[date - 1])
    has_title = any(not is_caption(sheet.text(at)) for at in rows[: date - 1])
    return date - 1 if above in _CATEGORIES or (has_title and is_head(above, _CATEGORY_LENGTH)) else None


def _end_of_body(sheet: Sheet, first: int) -> int:
    """Index of the first line of the footer. What stands under it lists other articles."""
    most_read = find_line(sheet, MOST_READ, first)
    if most_read is not None:
        return most_read
    stop = len(sheet)
    for at in reversed(range(first, len(sheet))):
        if is_furniture(sheet, at, _FOOTER):
            stop = at
        elif not sheet.is_blank(at):
            break
    return stop


def _read_text(sheet: Sheet, first: int, stop: int) -> tuple[str, Body]:
    """Lead and body. The lead is the first line; the body may begin right below it, or on it where breaks were lost."""
    at = next((at for at in sheet.written(first, stop) if not _is_aside(sheet.text(at))), stop)
    asides = cut_pieces(sheet, first, at)
    opening = cut_pieces(sheet, at, min(at + 1, stop), lost_breaks=True)
    has_lead = bool(opening) and opening[0].shape in (Shape.TEXT, Shape.HEAD)
    body = read_body(sheet, [*asides, *opening[has_lead:], *cut_pieces(sheet, at + 1, stop, lost_breaks=True)])
    if has_lead:
        sheet.claim(BlockKind.LEAD, at)
    return opening[0].text if has_lead else "", body


def _is_aside(text: str) -> bool:
    """What may stand above a lead and is none."""
    return is_note(text) or is_caption(text)


def _published(sheet: Sheet, at: int | None, notes: Sequence[str]) -> PublicationDate:
    return printed_date(sheet.text(at), notes) if at is not None else bounded_date((), (), notes)
