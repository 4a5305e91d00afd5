"""The copy of a page in a blog's layout: no title, date or author, and the opening paragraphs are missing.

Such a capture makes no article; it is kept beside a better capture of its page. Sentences run together where the blog lost a break.
"""

from debates.pages.blocks import Sheet
from debates.pages.body_reading import read_body
from debates.pages.captions import join_captions
from debates.pages.drafts import ArticleDraft, BlockKind, Page
from debates.pages.furniture import OTHERS_READ, claim_furniture, find_line
from debates.pages.listings import is_listing
from debates.pages.notes import first_published
from debates.pages.pieces import Shape, cut_pieces
from debates.pages.publication import bounded_date

NAME = "wordpress"
IS_WHOLE = False
PRINTS_COMMENTS = False


def matches(sheet: Sheet) -> bool:
    """Whether the page has the label of the blog's box, with something above it."""
    label = find_line(sheet, OTHERS_READ)
    return label is not None and bool(sheet.first_written(1, label)) and not is_listing(sheet)


def read(sheet: Sheet, _slug: str = "") -> Page:
    """The page as blocks and drafts: its first paragraph is its lead."""
    pieces = cut_pieces(sheet, 0, len(sheet), lost_breaks=True)
    opening = next((piece for piece in pieces if piece.shape is Shape.TEXT), None)
    body = read_body(sheet, [piece for piece in pieces if piece is not opening])
    if opening:
        sheet.claim(BlockKind.LEAD, opening.first, opening.stop)
    claim_furniture(sheet, 0)
    caption, credit = join_captions(body.captions)
    lead = opening.text if opening else ""
    article = ArticleDraft(
        lead=lead,
        body=body.parts,
        published=bounded_date((), (), (*first_published([lead]), *body.notes)),
        photo_caption=caption,
        photo_credit=credit,
    )
    return Page(NAME, sheet.blocks(), article)
