"""A text as words with their places, as the index of words cuts it. Pure."""

import re

# Letters and figures, and the accents that no letter is composed with.
_WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")
_GAP = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n\s*\n")
PARTING = " ¶ "  # where a new paragraph begins


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, those of a compound one by one.

    >>> words_of("En dansk-svensk aftale, O'Brien!")
    ['en', 'dansk', 'svensk', 'aftale', 'o', 'brien']
    """
    return [word.lower() for word in _WORD.findall(text)]


def places_of(text: str) -> list[tuple[int, int]]:
    """Where each of `words_of` begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def evened(text: str) -> str:
    """A text with its white space made even; where a paragraph begins stands a mark. The ends stay.

    >>> evened("Ned. \\n\\n Havn\\nog kaj ")
    'Ned. ¶ Havn og kaj '
    """
    return _GAP.sub(lambda gap: PARTING if _PARAGRAPH.search(gap[0]) else " ", text)
