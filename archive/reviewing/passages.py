"""The part of a text that a guess rests on, with its words marked: cut in the database, for a text may be very long."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce, Greatest, Length, NullIf, StrIndex, Substr

SHOWN = 1_600  # characters of a text
_BEFORE = 500  # of them before the words
_ENOUGH = 40  # characters that tell where words begin, should they not stand in one piece
_BREAK = re.compile(r"(?<=[.!?…])\s+|\n+")

Pieces = list[tuple[str, bool]]  # parts of a text, each with whether it is marked


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text: what is marked of it, and on which sides there is more."""

    pieces: Pieces
    cut_before: bool = False
    cut_after: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether any words are."""
        return any(marked for _text, marked in self.pieces)


def cut(name: str, text: Any, evidence: str | None = "evidence", at: Any = None) -> dict[str, Any]:
    """Annotations for `passage`: a part of the text around the evidence, or around the character `at` (from 0).

    `text` and `evidence` name columns; without evidence, or where its words do not stand there, it is the beginning.
    """
    found: Any = Value(0)
    if evidence:
        whole, opening = StrIndex(text, F(evidence)), StrIndex(text, Substr(F(evidence), 1, _ENOUGH))
        found = Coalesce(NullIf(whole, Value(0)), opening) - 1
        found = Case(When(**{evidence: ""}, then=Value(0)), default=found)
    begins = found if at is None else Coalesce(at, found)
    start = Greatest(begins - _BEFORE, Value(0), output_field=IntegerField())
    return {
        f"{name}_from": start,
        f"{name}_part": Substr(text, start + 1, SHOWN),
        f"{name}_length": Length(text),
    }


def passage(row: Any, name: str, evidence: str = "", at: int | None = None) -> Passage:
    """What `cut` has read of a row, with the evidence marked: where it stands at `at` there, else where it is found."""
    part, start = getattr(row, f"{name}_part") or "", getattr(row, f"{name}_from")
    is_cut_after = start + len(part) < getattr(row, f"{name}_length")
    if start:  # begin with a whole word
        skipped = part[:_ENOUGH].find(" ") + 1
        part, start = part[skipped:], start + skipped
    inside = at - start if at is not None and at >= start else None
    return Passage(mark(part, evidence, inside), start > 0, is_cut_after)


def mark(text: str, evidence: str, at: int | None = None) -> Pieces:
    """The text in pieces, the evidence marked; sentence by sentence where it does not stand in one piece.

    >>> mark("Nej. Enig med Bo!", "Enig med Bo")
    [('Nej. ', False), ('Enig med Bo', True), ('!', False)]
    """
    if not evidence:
        return _pieces(text, [])
    if at is not None and at < len(text) and evidence.startswith(text[at : at + len(evidence)]):
        return _pieces(text, [(at, at + len(evidence))])
    spans, begin = [], 0
    for words in [evidence] if evidence in text else _BREAK.split(evidence):
        found = text.find(words, begin) if words.strip() else -1
        if found >= 0:
            begin = found + len(words)
            spans.append((found, begin))
    return _pieces(text, spans)


def _pieces(text: str, spans: list[tuple[int, int]]) -> Pieces:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [(text[last:start], False), (text[start:end], True)]
        last = end
    return [(piece, marked) for piece, marked in [*pieces, (text[last:], False)] if piece]
