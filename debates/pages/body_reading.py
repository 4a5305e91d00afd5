"""From the pieces of a body to its parts: who is a subhead, who a box, who a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.pages.blocks import Sheet
from debates.pages.boxes import Box, find_boxes
from debates.pages.drafts import BlockKind, BodyKind, BodyPart
from debates.pages.notes import first_published
from debates.pages.pieces import Piece, Shape

_UNDER_HEADS = (Shape.TEXT, Shape.LIST, Shape.LINK)  # a link outside a box is a sentence

_MOST_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a body, and what stood among them but belongs elsewhere."""

    parts: tuple[BodyPart, ...]
    captions: tuple[str, ...]
    notes: tuple[str, ...]  # what says when the article was first published


def read_body(sheet: Sheet, pieces: Sequence[Piece]) -> Body:
    """Read the pieces of a body, and claim their lines."""
    boxes = find_boxes(pieces)
    heads = _subheads(pieces, boxes)
    parts: list[BodyPart] = []
    at = 0
    while at < len(pieces):
        box = boxes.get(at)
        if box:
            parts.append(box.part)
            sheet.claim(BlockKind.TEASER, pieces[at].first, pieces[box.stop - 1].stop)
            at = box.stop
            continue
        if pieces[at].shape is Shape.LIST:
            stop = _end_of_list(pieces, at)
            parts.append(_read_list(sheet, pieces[at:stop]))
            at = stop
            continue
        _read_piece(sheet, pieces[at], parts, is_subhead=at in heads)
        at += 1
    captions = tuple(piece.text for piece in pieces if piece.shape is Shape.CAPTION)
    notes = first_published(piece.text for piece in pieces if piece.shape in (Shape.NOTE, Shape.TEXT))
    return Body(tuple(parts), captions, notes)


def _read_piece(sheet: Sheet, piece: Piece, parts: list[BodyPart], *, is_subhead: bool) -> None:
    line = piece.first + 1
    match piece.shape:
        case Shape.FURNITURE:
            kind = BlockKind.FURNITURE
        case Shape.CAPTION:
            kind = BlockKind.CAPTION
        case Shape.NOTE:
            kind = BlockKind.DATE
        case _:
            kind = BlockKind.SUBHEAD if is_subhead else BlockKind.PARAGRAPH
            parts.append(BodyPart(BodyKind.SUBHEAD if is_subhead else BodyKind.PARAGRAPH, piece.text, line=line))
    sheet.claim(kind, piece.first, piece.stop)


def _end_of_list(pieces: Sequence[Piece], first: int) -> int:
    return next((at for at in range(first, len(pieces)) if pieces[at].shape is not Shape.LIST), len(pieces))


def _read_list(sheet: Sheet, pieces: Sequence[Piece]) -> BodyPart:
    """One list of pieces that follow one another: typed by hand, each item may be a block of its own."""
    for piece in pieces:
        sheet.claim(BlockKind.LIST, piece.first, piece.stop)
    items = tuple(item for piece in pieces for item in piece.lines)
    return BodyPart(BodyKind.LIST, items=items, line=pieces[0].first + 1)


def _subheads(pieces: Sequence[Piece], boxes: dict[int, Box]) -> set[int]:
    """Short lines that stand over text. One with no text under it (a signature, a line of verse) is a paragraph.

    A chapter's subhead may stand right over a subhead; more than two in a row are something else, save the last.
    """
    heads: set[int] = set()
    waiting: list[int] = []
    at = 0
    while at < len(pieces):
        if at in boxes:
            at = boxes[at].stop
            continue
        if pieces[at].shape in _UNDER_HEADS:
            heads.update(waiting if len(waiting) <= _MOST_IN_A_ROW else waiting[-1:])
            waiting = []
        elif pieces[at].shape is Shape.HEAD:
            waiting.append(at)
        at += 1
    return heads
