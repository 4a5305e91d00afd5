"""Which words of a comment's public text show something, or are quoted by another."""

import re
from typing import NamedTuple

from comments.models import Comment, ReplyClaim
from comments.threading import quoted_words

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


class Words(NamedTuple):
    """Some words, where they stand in the public title or body."""

    part: str
    start: int
    end: int


class Mark(NamedTuple):
    """The first and last character of what is marked, and the anchor that leads there, if any."""

    start: int
    end: int
    anchor: str = ""


def words_of(comment: Comment, claim: ReplyClaim) -> Words | None:
    """Where the words of a claim stand in the public text; None where a curator has taken them away."""
    words = claim.evidence
    if not words or "\n\n" in words:
        return None
    parts = _parts(comment)
    start = claim.evidence_start
    for part, text in parts:
        if claim.evidence_part == part and start is not None and text.startswith(words, start):
            return Words(part, start, start + len(words))
    for part, text in parts:
        if (found := text.find(words)) >= 0:
            return Words(part, found, found + len(words))
    return None


def quoted_of(comment: Comment, claim: ReplyClaim) -> Words | None:
    """The words of a comment that a claim rests on quoting, as long as both say them in public; of two paragraphs the longer one's."""
    if claim.kind != ReplyClaim.Kind.QUOTE:
        return None
    for part, text in _parts(comment):
        if place := quoted_words(claim.evidence, text):
            paragraphs = [found.span() for found in _PARAGRAPH.finditer(text, *place)]
            return Words(part, *max(paragraphs, key=lambda span: span[1] - span[0]))
    return None


def _parts(comment: Comment) -> tuple[tuple[str, str], tuple[str, str]]:
    return (ReplyClaim.Part.TITLE, comment.title), (ReplyClaim.Part.BODY, comment.body)
