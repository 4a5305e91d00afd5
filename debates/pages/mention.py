"""What an article says of another contribution to its debate, as a value that can be stored. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class MentionKind(StrEnum):
    """How another contribution is spoken of."""

    TITLE = "title"  # by a quoted title
    LETTER = "letter"  # as a letter by others that this article answers, or that a day is named of
    OWN = "own"  # as an earlier letter of one's own
    ANSWER = "answer"  # by whom it is from, or what it is called: "Svar til Havnelauget: ..."
    TEASER = "teaser"  # by the title in a box that leads to it
    PUBLISHER = (
        "publisher"  # not at all: a box presents somebody who publishes. It settles a doubt and says nothing alone
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where another contribution is spoken of.

    ``words`` name it (for TITLE: the title itself; for ANSWER: all that follows "svar til"), ``evidence`` is the sentence around
    them. ``answered``: what is named is a letter, and the text is one too, written in the first person; a report only speaks of
    letters. ``again``: the letter is a second one, or itself an answer to us.

    ``place`` is where it stands (``title``, ``lead`` or the number of a body part, counted from 0), and ``text[start:end]`` of
    that place is the exact ``wording`` (empty where the words are that themselves). Of a LETTER ``title`` is the title it is given,
    ``day`` the day it is said to be from (``2016-03-03``, or ``--03-03`` without a year), ``writer`` who is said to have written
    it; of an ANSWER ``writer`` is who is said to give it.
    """

    kind: MentionKind
    words: str
    evidence: str
    answered: bool = True
    again: bool = False
    place: str = ""
    start: int = 0
    end: int = 0
    wording: str = ""
    title: str = ""
    day: str = ""
    writer: str = ""


_DEFAULTS = {field.name: field.default for field in fields(Mention)}


def mentions_to_json(found: Sequence[Mention]) -> list[dict[str, Any]]:
    """Plain dicts for a JSON column; what is as usual is left out."""
    rows = ({name: getattr(mention, name) for name in _DEFAULTS} for mention in found)
    return [{name: value for name, value in row.items() if value != _DEFAULTS[name]} for row in rows]


def mentions_from_json(rows: Sequence[Mapping[str, Any]]) -> list[Mention]:
    """The mentions of ``mentions_to_json``."""
    return [Mention(**{**row, "kind": MentionKind(row["kind"])}) for row in rows]
