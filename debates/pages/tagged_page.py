"""The page with emneord, publisher and comments (flat addresses, articles of 2013 to 2018). It prints no date."""

import re

from debates.pages.blocks import Sheet
from debates.pages.body_reading import read_body
from debates.pages.bylines import is_signed, read_byline
from debates.pages.captions import join_captions
from debates.pages.comment_section import read_comments
from debates.pages.drafts import ArticleDraft, BlockKind, CommentDraft, Page, Publisher
from debates.pages.furniture import (
    ADVERTISEMENT,
    COMMENTS_HEADING,
    FOOTER,
    MEMBERSHIP,
    MORE,
    MOST_READ,
    claim_furniture,
    find_furniture,
    find_line,
    is_said_everywhere,
)
from debates.pages.listings import is_listing
from debates.pages.notes import first_published
from debates.pages.pieces import Piece, cut_pieces
from debates.pages.publication import bounded_date
from debates.pages.refused import Refused
from debates.pages.tagged_head import read_head

NAME = "tagged"
IS_WHOLE = True
PRINTS_COMMENTS = True

_TAGS = "Emneord:"
_ACTIVITY = "Aktivitet:"
_PUBLISHED_BY = " på DenOffentlige.dk"
_COUNTS = re.compile(
    r"Aktivitet: *Artikler: *([0-9.]+)(?: *\| *Events: *([0-9.]+)(?: *\| *Kompetenceområder: *([0-9.]+))?)?"
)
_FOOTER = FOOTER - {MOST_READ, ADVERTISEMENT}  # those two stand under other layouts too
_PUBLISHER_LINES = 4  # at most so many lines from a publisher's name to its counts


def matches(sheet: Sheet) -> bool:
    """Whether the page has an end of body of this layout and one more of its marks, with something above them."""
    end = _end_of_body(sheet)
    if end is None or not sheet.first_written(1, end):
        return False
    return sum(_signs(sheet, end)) > 1 and (sheet.text(end).startswith(_TAGS) or not is_listing(sheet))


def read(sheet: Sheet, slug: str = "") -> Page:
    """The page as blocks and drafts. ``slug``, the last part of its address, tells the title from a caption."""
    end = _end_of_body(sheet)
    if end is None:
        raise Refused("Siden har hverken emneord eller udgiver. Hent hele siden igen.")
    head = read_head(sheet, end, slug)
    byline, pieces = _read_byline(sheet, head.byline, cut_pieces(sheet, head.below, end))
    body = read_body(sheet, [*head.notes, *pieces])
    tags = _read_tags(sheet, end)
    publisher = _read_publisher(sheet, end)
    comments = _read_comments(sheet, end)
    claim_furniture(sheet, end)
    caption, credit = join_captions([*head.captions, *body.captions])
    printed, authors = read_byline(byline) if byline else ("", ())
    article = ArticleDraft(
        title=head.title,
        lead=head.lead,
        body=body.parts,
        byline=printed,
        authors=authors,
        publisher=publisher,
        tags=tags,
        published=bounded_date(comments, tags, (*first_published([head.lead]), *body.notes)),
        photo_caption=caption,
        photo_credit=credit,
        comments=comments,
    )
    return Page(NAME, sheet.blocks(), article)


def _signs(sheet: Sheet, end: int) -> tuple[bool, ...]:
    return (
        sheet.text(end).startswith(_TAGS),
        _publisher_at(sheet, end) is not None,
        *(find_line(sheet, words, end) is not None for words in (MORE, MEMBERSHIP, COMMENTS_HEADING, _FOOTER)),
    )


def _end_of_body(sheet: Sheet) -> int | None:
    """The line of the tags; where it is missing that of the publisher, else the first furniture."""
    tags = _tags_at(sheet)
    if tags is not None:
        return tags
    counts = next(sheet.starting(_ACTIVITY), None)
    if counts is not None:
        above = range(counts - 1, max(counts - _PUBLISHER_LINES, -1), -1)
        return next((at for at in above if _names_publisher(sheet.text(at))), counts)
    return find_furniture(sheet)


def _tags_at(sheet: Sheet) -> int | None:
    """The last line of tags above the furniture: a paragraph of the body may open with the same word."""
    lines = list(sheet.starting(_TAGS))
    if not lines:
        return None
    stop = find_line(sheet, frozenset((MORE, MEMBERSHIP)), lines[0])
    return next((at for at in reversed(lines) if stop is None or at < stop), lines[0])


def _read_byline(sheet: Sheet, byline: str, pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The byline, which may stand alone at the top or the end of the body, and the pieces that are left."""
    for at in (0, len(pieces) - 1):
        if not byline and pieces and len(pieces[at].lines) == 1 and is_signed(pieces[at].text):
            sheet.claim(BlockKind.BYLINE, pieces[at].first, pieces[at].stop)
            return pieces[at].text, pieces[:at] + pieces[at + 1 :]
    return byline, pieces


def _read_comments(sheet: Sheet, end: int) -> tuple[CommentDraft, ...]:
    headings = (find_line(sheet, words, end) for words in (COMMENTS_HEADING, MEMBERSHIP))
    heading = next((at for at in headings if at is not None), None)
    return read_comments(sheet, heading + 1) if heading is not None else ()


def _read_tags(sheet: Sheet, end: int) -> tuple[str, ...]:
    if not sheet.text(end).startswith(_TAGS):
        return ()
    sheet.claim(BlockKind.TAGS, end)
    printed = (tag.strip(" ,") for tag in sheet.text(end).removeprefix(_TAGS).split(", "))
    return tuple(dict.fromkeys(tag for tag in printed if tag))


def _names_publisher(text: str) -> bool:
    return f"{_PUBLISHED_BY} " in f"{text} " and not text.startswith(_TAGS) and not is_said_everywhere(text)


def _publisher_at(sheet: Sheet, end: int) -> int | None:
    """The line of the publisher: the first or second from the end of the body."""
    candidates = list(sheet.written(end, min(end + _PUBLISHER_LINES, len(sheet))))[:2]
    return next((at for at in candidates if _names_publisher(sheet.text(at))), None)


def _read_publisher(sheet: Sheet, end: int) -> Publisher | None:
    at = _publisher_at(sheet, end)
    if at is None:
        return None
    below = range(at + 1, min(at + _PUBLISHER_LINES, len(sheet)))
    counted = next((row for row in below if sheet.text(row).startswith(_ACTIVITY)), None)
    counts = _COUNTS.match(sheet.text(counted)) if counted is not None else None
    blurb_stop = counted if counted is not None else at + 1
    sheet.claim(BlockKind.PUBLISHER, at, blurb_stop + (counted is not None))
    # The name may hold " på " itself, so cut at the site's name, and at its first place: the blurb may name it again.
    name, _, opening = sheet.text(at).partition(_PUBLISHED_BY)
    blurb = "\n".join([opening.strip(), *(sheet.text(row) for row in range(at + 1, blurb_stop))]).strip()
    articles, events, competences = map(_number, counts.groups()) if counts else (None, None, None)
    return Publisher(name.strip(), blurb, articles, events, competences)


def _number(count: str | None) -> int | None:
    digits = (count or "").replace(".", "")
    return int(digits) if 0 < len(digits) <= 9 else None
