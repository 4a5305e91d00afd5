"""Whose words a comment quotes. Pure.

Words are compared as keys see them and without the signs between them. Few quote to the letter: a word may be missing,
changed or in another place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from debates.pages.keys import normalised

_QUOTED = re.compile(r"[”“\"»«]([^”“\"»«\n]{15,600})[”“\"»«]")
_WORD = re.compile(r"\w+")
_UNBROKEN = re.compile(r"[^ ]+")
_SHORTEST = 5  # words; shorter ones are turns of phrase
_WORDS_A_SLIP = 6  # for so many words of a quote, one may be missing where it is said to come from
_SLACK = 15  # characters on either side where its words may stand
_MOST_PLACES = 100  # words that stand in more places are nobody's own
_MOST_NEAR_PLACES = 10  # the same, where a quote is not word for word: to compare it takes longer


class Quote(NamedTuple):
    """What somebody quotes: its words for comparing, and as printed, marks and all."""

    words: str
    printed: str


class Origin(NamedTuple):
    """The texts that hold a quote, and whether they do so word for word."""

    sources: frozenset[int]
    is_exact: bool


def quotes(text: str) -> Iterator[Quote]:
    """The quotes in a text that are long enough to be somebody's own words.

    >>> [quote.words for quote in quotes('Du skrev: ”Den bus kører aldrig, siger de!” Nå.')]
    ['den bus kører aldrig siger de']
    """
    for match in _QUOTED.finditer(text):
        words = _plain(match[1])
        if words.count(" ") + 1 >= _SHORTEST:
            yield Quote(words, match[0])


class Phrases:
    """Where texts hold what is quoted somewhere, found without reading every text for every quote.

    Each text is looked through once for any three words in a row of any quote, and a quote is compared only where three
    of its own stand.
    """

    def __init__(self, wanted: Iterable[Quote]) -> None:
        self._texts: dict[int, str] = {}
        self._places: dict[str, list[tuple[int, int]] | None] = {
            triple: None for quote in wanted for triple, _offset in _triples(quote.words)
        }

    def __bool__(self) -> bool:
        return bool(self._places)

    def add(self, source: int, text: str) -> None:
        """Take note of a text."""
        if not self:
            return
        plain = self._texts[source] = _plain(text)
        for triple, offset in _triples(plain):
            if triple not in self._places:
                continue
            places = self._places[triple]
            if places is None:
                self._places[triple] = [(source, offset)]
            elif len(places) <= _MOST_PLACES:
                places.append((source, offset))

    def origin(self, quote: Quote) -> Origin:
        """The texts that hold a quote, else those that nearly do; none where its words stand everywhere."""
        exact = self._holding(quote.words)
        return Origin(exact, is_exact=True) if exact else Origin(self._nearly_holding(quote.words), is_exact=False)

    def _holding(self, words: str) -> frozenset[int]:
        """A quote begins and ends inside a word, perhaps; the words between are whole."""
        offset, places = self._rarest(list(_triples(words))[1:-1], _MOST_PLACES)
        return frozenset(source for source, at in places if at >= offset and self._stands(words, source, at - offset))

    def _stands(self, words: str, source: int, at: int) -> bool:
        return self._texts[source].startswith(words, at)

    def _nearly_holding(self, words: str) -> frozenset[int]:
        known = [each for each in _triples(words) if self._places[each[0]]]
        offset, places = self._rarest(known, _MOST_NEAR_PLACES)
        return frozenset(source for source, at in places if self._nearly_stands(words, source, at - offset))

    def _nearly_stands(self, words: str, source: int, at: int) -> bool:
        quoted = words.split(" ")
        around = self._texts[source][max(at - _SLACK, 0) : at + len(words) + _SLACK].split(" ")
        missing = Counter(quoted) - Counter(around)
        return missing.total() <= len(quoted) // _WORDS_A_SLIP

    def _rarest(self, triples: list[tuple[str, int]], most: int) -> tuple[int, list[tuple[int, int]]]:
        """The offset and the places of the triple that stands in the fewest; no places where even that stands in too many."""
        if not triples:
            return 0, []
        places, offset = min(
            ((self._places[each] or [], offset) for each, offset in triples), key=lambda each: len(each[0])
        )
        return offset, places if len(places) <= most else []


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(normalised(text)))


def _triples(words: str) -> Iterator[tuple[str, int]]:
    """Each three words in a row, and the place where they begin."""
    one = two = None
    for three in _UNBROKEN.finditer(words):
        if one and two:
            yield f"{one[0]} {two[0]} {three[0]}", one.start()
        one, two = two, three
