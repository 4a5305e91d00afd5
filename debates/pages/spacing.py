"""Pieces of texts on one line. Pure."""

import re

PARTING = " ¶ "  # where a new paragraph begins
_GAP = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def evened(text: str) -> str:
    """A text with its white space made even; where a paragraph begins stands a mark. The ends stay.

    >>> evened("Ned. \\n\\n Havn\\nog kaj ")
    'Ned. ¶ Havn og kaj '
    """
    if "\n" not in text:
        return _GAP.sub(" ", text)
    return _GAP.sub(lambda gap: PARTING if _PARAGRAPH.search(gap[0]) else " ", text)
