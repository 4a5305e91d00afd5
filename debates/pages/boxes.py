"""Boxes in the middle of a body: what leads to other pages and parts two paragraphs that belong together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from debates.pages.drafts import BodyKind, BodyPart, BoxKind
from debates.pages.pieces import NOT_OF_A_HEAD, Piece, Shape, is_address, is_plain_link

_TEASER_REACH = 4  # pieces above its link that a teaser may take
_TEASER_LENGTH = 450  # characters between title and link
_WEAK_TITLE_LENGTH = 120
_NO_END_OF_TITLE = (",", ";", ".”", ".“", '."', "…", "...")
_SPEECH = ("”", "“", '"', "»", "- ", "– ")  # what a line with a colon introduces
_OPENINGS = ("tema", "fokus", "læs om ", "læs mere om ")  # of a title that may stand right above its link
_OPENING_LENGTH = max(map(len, _OPENINGS))
_INNER_STOP = re.compile(r"[.!?] ")
_NEWSLETTER = re.compile(r"Nyhedsbrev(?: [0-9]+)?")
_NEWSLETTER_END = "Det er gratis"
_NEWSLETTER_REACH = 7
_PUBLISHER = re.compile(r".{1,150} er udgivere? på DenOffentlige\b")
_PUBLISHER_LENGTH = 500
_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Box:
    """A box and the pieces it takes: from ``first`` up to ``stop``."""

    first: int
    stop: int
    part: BodyPart


def find_boxes(pieces: Sequence[Piece]) -> dict[int, Box]:
    """The boxes among the pieces of a body, by the index of their first piece."""
    boxes: dict[int, Box] = {}
    at = 0
    while at < len(pieces):
        box = _newsletter(pieces, at) or _publisher(pieces, at) or _see_also(pieces, at)
        if box:
            boxes[at] = box
        at = box.stop if box else at + 1
    taken = {index for box in boxes.values() for index in range(box.first, box.stop)}
    for at, piece in enumerate(pieces):
        if piece.shape is Shape.LINK and at not in taken:
            box = _teaser(pieces, at, taken)
            if box:
                boxes[box.first] = box
                taken.update(range(box.first, box.stop))
    return boxes


def _newsletter(pieces: Sequence[Piece], at: int) -> Box | None:
    if pieces[at].shape is not Shape.HEAD or not _NEWSLETTER.fullmatch(pieces[at].text):
        return None
    for end in range(at + 1, min(at + _NEWSLETTER_REACH, len(pieces))):
        if pieces[end].text.rstrip(".! ") == _NEWSLETTER_END:
            return _box(BoxKind.NEWSLETTER, pieces, at, end + 1, title=pieces[at].text, link=pieces[end].text)
    return None


def _publisher(pieces: Sequence[Piece], at: int) -> Box | None:
    """``<name> er udgivere på DenOffentlige ...``, under the name as a title, at times with a link line below."""
    has_title = pieces[at].shape is Shape.HEAD
    told = at + 1 if has_title else at
    if told >= len(pieces) or not _presents_publisher(pieces[told]):
        return None
    stop = told + 1
    has_link = stop < len(pieces) and pieces[stop].shape is Shape.LINK
    title = pieces[at].text if has_title else ""
    link = pieces[stop].text if has_link else ""
    return _box(BoxKind.PUBLISHER, pieces, at, stop + has_link, title=title, link=link)


def _presents_publisher(piece: Piece) -> bool:
    may_be = piece.shape in (Shape.TEXT, Shape.HEAD) and len(piece.text) <= _PUBLISHER_LENGTH
    return may_be and _PUBLISHER.match(piece.text) is not None


def _see_also(pieces: Sequence[Piece], at: int) -> Box | None:
    """``Læs også: Titel`` on one line, or the words alone and the title below them."""
    if pieces[at].shape is not Shape.SEE_ALSO:
        return None
    label, _, title = pieces[at].text.partition(":")
    if title.strip():
        return _box(BoxKind.SEE_ALSO, pieces, at, at + 1, title=label, link=title.strip())
    below = at + 1
    if below < len(pieces) and _may_be_title(pieces[below]):
        return _box(BoxKind.SEE_ALSO, pieces, at, below + 1, title=label, link=pieces[below].text)
    return _box(BoxKind.SEE_ALSO, pieces, at, below, title=label)


def _may_be_title(piece: Piece) -> bool:
    return piece.shape in (Shape.HEAD, Shape.TEXT) and len(piece.text) <= _TITLE_LENGTH


def _teaser(pieces: Sequence[Piece], link: int, taken: set[int]) -> Box | None:
    """Title, text, link line. The title looks like a subhead, so it is found backwards from the link."""
    is_plain = is_plain_link(pieces[link].text)
    title = _teaser_title(pieces, link, taken)
    if title is not None and (is_plain or title < link - 1):
        return _titled_teaser(pieces, title, link, taken)
    return _box(BoxKind.TEASER, pieces, link, link + 1, link=pieces[link].text) if is_plain else None


def _teaser_title(pieces: Sequence[Piece], link: int, taken: set[int]) -> int | None:
    if _has_weak_title(pieces, link, taken):
        return link - 2
    length = 0
    for at in range(link - 1, max(link - 1 - _TEASER_REACH, -1), -1):
        if at in taken or pieces[at].shape not in (Shape.TEXT, Shape.HEAD) or length > _TEASER_LENGTH:
            return None
        if pieces[at].shape is Shape.HEAD:
            above = at - 1
            is_text = at == link - 1 and above >= 0 and above not in taken and pieces[above].shape is Shape.HEAD
            is_text = is_text and not _repeats(pieces[above], pieces[at]) and not _opens_title(pieces[at])
            return above if is_text else at
        length += len(pieces[at].text)
    return None


def _has_weak_title(pieces: Sequence[Piece], link: int, taken: set[int]) -> bool:
    """Whether one text stands above the link, and above that a line that is no subhead and may yet be a title.

    Else a subhead further up would take the paragraph under it into the box.
    """
    title, text = link - 2, link - 1
    return (
        title >= 0
        and taken.isdisjoint((title, text))
        and pieces[text].shape is pieces[title].shape is Shape.TEXT
        and len(pieces[text].text) <= _TEASER_LENGTH
        and _is_weak_title(pieces[title].text)
        and not (pieces[title].text.endswith(":") and pieces[text].text.startswith(_SPEECH))
    )


def _is_weak_title(text: str) -> bool:
    """A short line without a stop inside: an exclamation, a quotation, a long one, or a label and its words (``Tema: Havnen.``)."""
    if len(text) > _WEAK_TITLE_LENGTH or text.startswith(NOT_OF_A_HEAD) or "\n" in text:
        return False
    if text.endswith(_NO_END_OF_TITLE) or is_address(text) or _INNER_STOP.search(text):
        return False
    return not text.endswith(".") or ": " in text


def _opens_title(piece: Piece) -> bool:
    return piece.text[:_OPENING_LENGTH].lower().startswith(_OPENINGS)


def _repeats(title: Piece, below: Piece) -> bool:
    """A title may stand twice: ``FOKUS: Havnen``, and again ``Havnen``."""
    return below.shape is title.shape and _may_be_title(title) and title.text.endswith(below.text)


def _titled_teaser(pieces: Sequence[Piece], at: int, link: int, taken: set[int]) -> Box:
    is_twice = at > 0 and at - 1 not in taken and _repeats(pieces[at - 1], pieces[at])
    first = at - 1 if is_twice else at
    title = pieces[first].text
    return _box(BoxKind.TEASER, pieces, first, link + 1, title=title, link=pieces[link].text, skipped=at + 1 - first)


def _box(
    kind: BoxKind, pieces: Sequence[Piece], first: int, stop: int, *, title: str = "", link: str = "", skipped: int = 0
) -> Box:
    """A box of these pieces; what stands between its title and its link is its text.

    ``skipped``: how many pieces the title takes, where it is not one.
    """
    opening = first + (skipped or bool(title))
    told = pieces[opening : stop - bool(link)] if stop - first > 1 else ()
    text = "\n\n".join(piece.text for piece in told)
    part = BodyPart(BodyKind.BOX, text=text, box=kind, title=title, link_text=link, line=pieces[first].first + 1)
    return Box(first, stop, part)
