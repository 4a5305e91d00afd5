"""Where the words of a quotation stand in the text that they were taken from. Pure."""

import re
from collections import Counter
from typing import NamedTuple

from comments.threading.quotations import Phrases, Quote, quotes
from comments.threading.words import plain

_SPELT = re.compile(r"[\w\u0300-\u036f]+")  # a word, with the accents that were typed after their letters


class _Word(NamedTuple):
    """A word as compared, where it stands among the others as compared, and where in the text."""

    plain: str
    at: int
    start: int
    end: int


def quoted_words(evidence: str, text: str) -> tuple[int, int] | None:
    """The first and last character of what `evidence`, one quotation, quotes of a text: found as its origin is, word for word or nearly.

    >>> text = "Ja. Den bus kører aldrig, når det regner!"
    >>> first, last = quoted_words("”den bus KØRER aldrig”", text)
    >>> text[first:last]
    'Den bus kører aldrig'
    """
    quote = next((each for each in quotes(evidence) if (each.start, each.end) == (0, len(evidence))), None)
    if quote is None:
        return None
    words = _words_of(text, quote)
    return (words[0].start, words[-1].end) if words else None


def _words_of(text: str, quote: Quote) -> list[_Word]:
    phrases = Phrases([quote])
    phrases.add(0, text)
    places, is_exact = phrases.places(quote)
    if not places:
        return []
    place, words = places[0], _words(text)
    if " ".join(word.plain for word in words) != plain(
        text
    ):  # of letters that folding takes apart the places are not known
        return []
    within = [word for word in words if word.at < place.end and place.start < word.at + len(word.plain)]
    return within if is_exact else _trimmed(within, quote)


def _words(text: str) -> list[_Word]:
    found, at = [], 0
    for match in _SPELT.finditer(text):
        for word in plain(match[0]).split():
            found.append(_Word(word, at, *match.span()))
            at += len(word) + 1
    return found


def _trimmed(words: list[_Word], quote: Quote) -> list[_Word]:
    """Without the words at either end that are not quoted, or stand once more within."""
    spare = Counter(word.plain for word in words)
    spare.subtract(quote.words.split(" "))
    for end in (0, -1):
        while words and spare[words[end].plain] > 0:
            spare[words.pop(end).plain] -= 1
    return words
