"""A text as words with their places, as the index of words cuts it. Pure."""

import re
from itertools import accumulate
from typing import NamedTuple

# Letters and figures, and the accents that no letter is composed with.
_WORD = re.compile("([^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*)")


class Cut(NamedTuple):
    """A text, its words in small letters, and all its pieces: by turns what stands between words, and a word."""

    text: str
    words: list[str]
    pieces: list[str]

    def places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        ends = list(accumulate(map(len, self.pieces)))
        return list(zip(ends[:-1:2], ends[1::2], strict=True))


def cut(text: str) -> Cut:
    """A text as its words.

    >>> cut("Nej, tak!").words, cut("Nej, tak!").places()
    (['nej', 'tak'], [(0, 3), (5, 8)])
    """
    pieces = _WORD.split(text)
    return Cut(text, list(map(str.lower, pieces[1::2])), pieces)


def words_of(text: str) -> list[str]:
    """The words of a text, those of a compound one by one.

    >>> words_of("En dansk-svensk aftale, O'Brien!")
    ['en', 'dansk', 'svensk', 'aftale', 'o', 'brien']
    """
    return cut(text).words
