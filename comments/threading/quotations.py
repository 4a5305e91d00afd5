"""Whose words a comment quotes. Pure.

Words are compared as keys see them and without the signs between them. Few quote to the letter: a word may be missing,
changed or in another place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from comments.threading.posts import ClaimPart, Post
from comments.threading.words import Utterance, folded_words, plain

_QUOTED = re.compile(
    r"[”“„\"»«]([^”“„\"»«\n]{8,600})[”“\"»«]"
    r"|(?<!\w)['’‘‚]([^'’‘\n]{15,600})['’](?!\w)"  # one mark is an apostrophe, often
    r"|^ ?>+ ?(.{15,600})$",  # as in a letter by mail
    re.MULTILINE,
)
# What somebody is said to have said, without marks.
_REPORTED = re.compile(
    r"\b(?:skriver|skrev|skrevet|siger|sagde|nævner|nævnte|spørger|mener|fortæller|fortalte|kalder|læse|læser|læste|læst)"
    r"(?: \w+){0,4}?,? (?:at|om|hvor) ([^.!?\n;:]{15,200})"
)
# One of each stands in all that is so reported; to look for them is much quicker.
_LINKS = (" at ", " om ", " hvor ")
_VERBS = ("skriver", "skrev", "siger", "sagde", "nævn", "spørger", "mener", "fortæller", "fortalte", "kalder", "læs")
# What is taken up in few words, or in words of one's own: in marks, by pointing to it, or as what somebody says.
_IN_MARKS = re.compile(r"[”“„\"»«]([^”“„\"»«\n]{4,300})[”“\"»«]|(?<!\w)['’‘‚]([^'’‘\n]{4,60})['’](?!\w)")
_POINTED_TO = re.compile(r"\b(?:[Dd]e[nt]|[Hh]ende|[Hh]am|[Dd]u|[Dd]ig) (?:med|der|som) (?:at )?([^.,!?\n;:]{4,80})")
_TOLD = re.compile(
    r"(?:\bat (?:kalde|sige|skrive|påstå)"
    r"|\b(?:[Dd]u|[Dd]er|[Nn]ogen|[Ee]n|[Hh]ende|[Hh]am) (?:skriver|skrev|siger|sagde|nævner|nævnte|kalder|foreslår|spørger))"
    r" ([^.!?\n;:]{4,160})"
)
_FRONT = 200  # characters of a text in which one points to what one takes up
_POINTERS = folded_words("med der som")
_TELLERS = folded_words("kalde sige skrive påstå skriver skrev siger sagde nævner nævnte kalder foreslår spørger")
MARKS = "”“„\"»«'’‘‚>"
_SHORTEST = 3  # words
_PHRASE = 5  # words; shorter ones are turns of phrase, often
_WORDS_A_SLIP = 6  # for so many words of a quote, one may be missing where it is said to come from
_SLACK = 15  # characters on either side where its words may stand
_MOST_PLACES = 100  # words that stand in more places are nobody's own
_MOST_NEAR_PLACES = 10  # the same, where a quote is not word for word: to compare it takes longer


class Quote(NamedTuple):
    """What somebody quotes: its words for comparing, and where in the text it stands, marks and all."""

    words: str
    start: int
    end: int

    @property
    def is_long(self) -> bool:
        """Whether it is long enough to be somebody's own words, and no turn of phrase."""
        return self.words.count(" ") + 1 >= _PHRASE


class Origin(NamedTuple):
    """The texts that hold a quote, and whether they do so word for word."""

    sources: frozenset[int]
    is_exact: bool


def quotes(text: str) -> Iterator[Quote]:
    """The quotes in a text that are more than a word or two, and what somebody is said to have said.

    >>> [quote.words for quote in quotes('Du skrev: ”Den bus kører aldrig, siger de!” Nå.')]
    ['den bus kører aldrig siger de']
    """
    found = [_QUOTED.finditer(text)] if has_marks(text) else []
    if any(map(text.__contains__, _LINKS)) and any(map(text.__contains__, _VERBS)):
        found.append(_REPORTED.finditer(text))
    for match in chain.from_iterable(found):
        words = plain(match[match.lastindex or 0])
        if words.count(" ") + 1 >= (_PHRASE if match.re is _REPORTED else _SHORTEST):
            yield Quote(words, *match.span())


def quotes_of(post: Post) -> Iterator[tuple[ClaimPart, Quote]]:
    """The quotes in a post. Most posts have none, and to see so is quick."""
    for part, text in post.parts():
        for quote in quotes(text):
            yield part, quote


def has_marks(text: str) -> bool:
    """Whether there is a quotation mark in a text."""
    return any(map(text.__contains__, MARKS))


def taken_up(said: Utterance) -> Iterator[tuple[ClaimPart, Quote]]:
    """What a post takes up of another in few words, or in words of its own.

    >>> from datetime import date
    >>> from comments.threading import Post
    >>> post = Post(2, "Ib", "Nå", "Det med hønsehuset er løgn.", date(2018, 3, 1))
    >>> [quote.words for _part, quote in taken_up(Utterance.of(post))]
    ['hønsehuset er løgn']
    """
    points, tells = (not needed.isdisjoint(said.words) for needed in (_POINTERS, _TELLERS))
    for part, text in said.post.parts():
        found = [_POINTED_TO.finditer(text, 0, _FRONT)] if points else []
        if tells:
            found.append(_TOLD.finditer(text))
        if has_marks(text):
            found.append(_IN_MARKS.finditer(text))
        for match in chain.from_iterable(found):
            yield part, Quote(plain(match[match.lastindex or 0]), *match.span())


class Place(NamedTuple):
    """Where a text holds a quote: from which character of its words for comparing to which."""

    source: int
    start: int
    end: int


class Phrases:
    """Where texts hold what is quoted somewhere, found without reading every text for every quote.

    Each text is looked through once for any three words in a row of any quote, and a quote is compared only where three
    of its own stand. Of three words only a number is kept, for there are many of them; two of one number are told apart
    when the texts are compared.
    """

    def __init__(self, wanted: Iterable[Quote]) -> None:
        self._texts: dict[int, str] = {}
        self._places: dict[int, tuple[tuple[int, int], ...]] = {
            triple: () for quote in wanted for triple in _triples(quote.words.split(" "))
        }

    def __bool__(self) -> bool:
        """Whether anything is quoted: else no text need be noted."""
        return bool(self._places)

    def add(self, source: int, text: str) -> None:
        """Take note of a text."""
        words = plain(text)
        if self._places.keys().isdisjoint(_triples(words.split(" "))):
            return
        self._texts[source] = words
        for triple, offset in _placed(words):
            places = self._places.get(triple)
            if places is not None and len(places) <= _MOST_PLACES:
                self._places[triple] = (*places, (source, offset))

    def origin(self, quote: Quote) -> Origin:
        """The texts that hold a quote, else those that nearly do; none where its words stand everywhere."""
        places, is_exact = self.places(quote)
        return Origin(frozenset(place.source for place in places), is_exact)

    def places(self, quote: Quote) -> tuple[list[Place], bool]:
        """Where a quote stands word for word, else where it nearly does, and which of the two."""
        exact = list(self._holding(quote.words))
        is_exact = bool(exact) or not quote.is_long
        return (exact, True) if is_exact else (list(self._nearly_holding(quote.words)), False)

    def _holding(self, words: str) -> Iterator[Place]:
        """A long quote begins and ends inside a word, perhaps; the words between are whole."""
        found = list(_placed(words))
        offset, places = self._rarest(found[1:-1] or found, _MOST_PLACES)
        for source, at in places:
            if at >= offset and self._texts[source].startswith(words, at - offset):
                yield Place(source, at - offset, at - offset + len(words))

    def _nearly_holding(self, words: str) -> Iterator[Place]:
        known = [each for each in _placed(words) if self._places[each[0]]]
        offset, places = self._rarest(known, _MOST_NEAR_PLACES)
        quoted = words.split(" ")
        for source, at in places:
            place = Place(source, max(at - offset - _SLACK, 0), at - offset + len(words) + _SLACK)
            missing = Counter(quoted) - Counter(self._texts[source][place.start : place.end].split(" "))
            if missing.total() <= len(quoted) // _WORDS_A_SLIP:
                yield place

    def _rarest(self, triples: list[tuple[int, int]], most: int) -> tuple[int, Sequence[tuple[int, int]]]:
        """The offset and the places of the triple that stands in the fewest; no places where even that stands in too many."""
        if not triples:
            return 0, ()
        places, offset = min(((self._places[each], offset) for each, offset in triples), key=lambda each: len(each[0]))
        return offset, places if len(places) <= most else ()


def _triples(words: Sequence[str]) -> Iterator[int]:
    """A number for each three words in a row."""
    return map(hash, zip(words, words[1:], words[2:], strict=False))


def _placed(words: str) -> Iterator[tuple[int, int]]:
    """The same, with the place where the three begin."""
    each = words.split(" ")
    return zip(_triples(each), accumulate((len(word) + 1 for word in each), initial=0), strict=False)
