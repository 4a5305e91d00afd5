"""Blocks of a body cut into pieces: what each looks like by itself, before its neighbours are asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from debates.pages.blocks import Line, Sheet, chunks
from debates.pages.captions import is_caption
from debates.pages.notes import is_note


class Shape(Enum):
    """What a piece looks like."""

    TEXT = auto()
    HEAD = auto()  # a short line: a subhead, or the title of a box
    LIST = auto()
    LINK = auto()  # the line that ends a teaser box: "Læs mere her"
    SEE_ALSO = auto()  # "Læs også:" or "Lige nu læser andre", alone or before the title it leads to
    NOTE = auto()  # "(Udgivet første gang 12. nov. 2013)"
    CAPTION = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines of one shape; ``lines`` of a list are its items. Two pieces may share a line that holds both."""

    shape: Shape
    lines: tuple[str, ...]
    first: int  # index of its first line in the sheet
    stop: int

    @property
    def text(self) -> str:
        """Its lines, with their breaks."""
        return "\n".join(self.lines)


_HEAD_LENGTH = 90
_GLUED_HEAD_LENGTH = 60
_LINK_LENGTH = 160
_ENDS_OF_SENTENCE = (".", "!", ":", ";", ",", "”", "“", '"', "’", "»", "«", "…")
NOT_OF_A_HEAD = ("- ", "– ", "•", "* ")
_GREETINGS = ("Med venlig hilsen", "Med venlige hilsner", "Venlig hilsen", "Bedste hilsner", "De bedste hilsner", "Mvh")

_PLAIN_LINKS = ("læs mere", "læs mere her")
_LINK = re.compile(r"(?:Læs|Følg|Se) .* (?:her|samlet)\.?|(?:Læs|Følg|Se) (?:mere i )?vores tema .*")
_SEE_ALSO = re.compile(r"læs også(?::.*)?|lige nu læser andre:?", re.IGNORECASE)
_FUSED_LINKS = ("Læs mere her.", "Læs mere her", "Læs mere")
_NUMBERED = re.compile(r"([0-9]{1,2}[.)]) +(?=\S)")
_SURELY_NUMBERED = re.compile(r"[0-9]{1,2}[.)] {2,}\S")
_LOST_BREAK = re.compile(r" {3,}")
_FURNITURE = frozenset(("null", "annonce"))  # "null" is a picture or box that the capture could not take
_FURNITURE_LENGTH = max(map(len, _FURNITURE))


def cut_pieces(sheet: Sheet, first: int, stop: int, *, lost_breaks: bool = False) -> list[Piece]:
    """The pieces of the lines from ``first`` up to ``stop``.

    ``lost_breaks``: older articles were moved between sites with their paragraphs on one line, three or more spaces
    between them; cut there. Two spaces are typing.
    """
    return [
        piece
        for chunk in chunks(sheet, first, stop)
        for run in _runs(sheet, chunk)
        for piece in _cut_run(run, lost_breaks=lost_breaks)
    ]


def is_head(text: str, length: int = _HEAD_LENGTH) -> bool:
    """Whether a line may be a subhead: short and no sentence, save a question."""
    return (
        0 < len(text) <= length
        and not text.endswith(_ENDS_OF_SENTENCE)
        and not text.startswith((*NOT_OF_A_HEAD, *_GREETINGS))
        and not is_address(text)
    )


def is_address(text: str) -> bool:
    """Whether a line is nothing but the address of a page or a mailbox."""
    return " " not in text and (text.startswith(("http://", "https://", "www.")) or "@" in text)


def is_plain_link(text: str) -> bool:
    """Whether a line is nothing but a link's usual words."""
    return text.rstrip(".").lower() in _PLAIN_LINKS


@dataclass(slots=True)
class _Run:
    shape: Shape
    lines: list[Line]
    first: int


def _runs(sheet: Sheet, chunk: range) -> Iterator[_Run]:
    """The lines of a block, those of one shape that belong together joined."""
    numbered = len(chunk) > 1 and all(_NUMBERED.match(sheet.text(at)) for at in chunk)
    run: _Run | None = None
    for at in chunk:
        line = sheet.line(at)
        shape = _shape_of_line(line.text, is_last=at == chunk[-1], numbered=numbered)
        if run and run.shape is Shape.LIST and shape is Shape.TEXT and line.indent >= 2:
            shape = Shape.LIST  # a second line of the item above
        if run and run.shape is shape and shape in (Shape.TEXT, Shape.LIST):
            run.lines.append(line)
            continue
        if run:
            yield run
        run = _Run(shape, [line], at)
    if run:
        yield run


def _shape_of_line(text: str, *, is_last: bool, numbered: bool) -> Shape:
    if len(text) <= _FURNITURE_LENGTH and text.lower() in _FURNITURE:
        return Shape.FURNITURE
    if _opens_item(text) or numbered:
        return Shape.LIST
    if len(text) > _LINK_LENGTH:
        return Shape.TEXT
    if is_plain_link(text) or (is_last and _LINK.fullmatch(text)):
        return Shape.LINK
    if _SEE_ALSO.fullmatch(text):
        return Shape.SEE_ALSO
    return Shape.NOTE if is_note(text) else Shape.TEXT


def _opens_item(text: str) -> bool:
    return text.startswith(("•", "* ")) or _SURELY_NUMBERED.match(text) is not None


def _cut_run(run: _Run, *, lost_breaks: bool) -> Iterator[Piece]:
    stop = run.first + len(run.lines)
    texts = [line.text for line in run.lines]
    if run.shape is Shape.LIST:
        yield Piece(Shape.LIST, _items(run.lines), run.first, stop)
    elif run.shape is not Shape.TEXT:
        yield Piece(run.shape, tuple(texts), run.first, stop)
    elif lost_breaks and any("   " in text for text in texts):
        for at, text in enumerate(texts, start=run.first):
            for part in _LOST_BREAK.split(text):
                yield from _cut_text([part], at, at + 1)
    else:
        yield from _cut_text(texts, run.first, stop)


def _items(lines: Sequence[Line]) -> tuple[str, ...]:
    items: list[list[str]] = []
    for line in lines:
        marked = line.text.startswith(("•", "* "))
        if marked or not items or _NUMBERED.match(line.text):
            items.append([line.text[1:].strip() if marked else _NUMBERED.sub(r"\1 ", line.text, count=1)])
        else:
            items[-1].append(line.text)
    return tuple("\n".join(item) for item in items)


def _cut_text(texts: Sequence[str], first: int, stop: int) -> Iterator[Piece]:
    """A text may have its subhead glued on by a single line break, and the link of a box without even a space."""
    if len(texts) > 1 and _is_glued_head(texts[0], texts[1]):
        yield Piece(Shape.HEAD, (texts[0],), first, first + 1)
        texts, first = texts[1:], first + 1
    link = next((words for words in _FUSED_LINKS if texts[-1].endswith(words)), "")
    if not link:
        yield _text_piece(tuple(texts), first, stop)
        return
    kept = (*texts[:-1], texts[-1].removesuffix(link).rstrip())
    if any(kept):
        yield _text_piece(tuple(text for text in kept if text), first, stop)
    yield Piece(Shape.LINK, (link,), stop - 1, stop)


def _is_glued_head(text: str, below: str) -> bool:
    """A short line over a longer one; or a title that is printed twice, the second time without its first word."""
    return is_head(text, _GLUED_HEAD_LENGTH) and (not is_head(below, _GLUED_HEAD_LENGTH) or text.endswith(f" {below}"))


def _text_piece(texts: tuple[str, ...], first: int, stop: int) -> Piece:
    shape = Shape.TEXT
    if len(texts) == 1 and is_caption(texts[0]):
        shape = Shape.CAPTION
    elif len(texts) == 1 and is_head(texts[0]):
        shape = Shape.HEAD
    return Piece(shape, texts, first, stop)
