"""The page of another site, opened by "Del artiklen:". It prints no title and no date; none is guessed."""

from debates.pages.blocks import Sheet, chunks
from debates.pages.body_reading import read_body
from debates.pages.bylines import OPENINGS, read_byline
from debates.pages.captions import has_credit, join_captions
from debates.pages.drafts import ArticleDraft, BlockKind, Page
from debates.pages.furniture import claim_furniture
from debates.pages.notes import first_published
from debates.pages.pieces import cut_pieces
from debates.pages.publication import bounded_date
from debates.pages.refused import Refused

NAME = "foreign"
IS_WHOLE = True
PRINTS_COMMENTS = False

_SHARE = "Del artiklen:"
_BYLINE_LENGTH = 200
_HEAD_ROWS = 8


def matches(sheet: Sheet) -> bool:
    """Whether the page opens with the words that share it, and a byline follows soon."""
    first = sheet.first_written(1)
    return bool(first) and sheet.text(first[0]) == _SHARE and _byline_at(sheet) is not None


def read(sheet: Sheet, _slug: str = "") -> Page:
    """The page as blocks and drafts; its address tells nothing more."""
    byline_at = _byline_at(sheet)
    if byline_at is None:
        raise Refused("Siden har ingen byline (“Af ...”). Hent hele siden igen.")
    captions, lead_at = _read_head(sheet, byline_at)
    lead = sheet.text(lead_at) if lead_at is not None else ""
    if not lead:
        raise Refused("Siden har hverken titel eller manchet. Hent hele siden igen.")
    sheet.claim(BlockKind.BYLINE, byline_at)
    between = cut_pieces(sheet, (lead_at or 0) + 1, byline_at)
    body = read_body(sheet, between + cut_pieces(sheet, byline_at + 1, len(sheet)))
    claim_furniture(sheet, byline_at)
    byline, authors = read_byline(sheet.text(byline_at))
    caption, credit = join_captions([*captions, *body.captions])
    article = ArticleDraft(
        lead=lead,
        body=body.parts,
        byline=byline,
        authors=authors,
        published=bounded_date((), (), (*first_published([lead]), *body.notes)),
        photo_caption=caption,
        photo_credit=credit,
    )
    return Page(NAME, sheet.blocks(), article)


def _byline_at(sheet: Sheet) -> int | None:
    rows = sheet.first_written(_HEAD_ROWS)[1:]
    return next((at for at in rows if _is_byline(sheet.text(at))), None)


def _is_byline(text: str) -> bool:
    return text.startswith(OPENINGS) and len(text) <= _BYLINE_LENGTH


def _read_head(sheet: Sheet, byline_at: int) -> tuple[list[str], int | None]:
    """Captions and the line of the lead. Captions stand right under the first line, or say whose photo it is."""
    opening, *blocks = chunks(sheet, 0, byline_at)
    sheet.claim(BlockKind.FURNITURE, opening[0])
    rows = list(opening[1:])
    below = [at for block in blocks for at in block]
    while below and has_credit(sheet.text(below[0])):
        rows.append(below.pop(0))
    for at in rows:
        sheet.claim(BlockKind.CAPTION, at)
    if below:
        sheet.claim(BlockKind.LEAD, below[0])
    return [sheet.text(at) for at in rows], below[0] if below else None
