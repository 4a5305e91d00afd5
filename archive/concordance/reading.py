"""The texts that hold what is asked for, read through: their lines, and how often each word stands in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.db.models.functions import Left

from archive.concordance.filters import ConcordanceFilter
from archive.concordance.fitting import Fits, Fitting
from archive.concordance.groups import having, near
from archive.concordance.keys import keys_of, stemmed, to_stem
from archive.concordance.lines import Occurrence, Where, occurrences
from archive.concordance.stems import KNOWN
from archive.concordance.words import cut
from archive.kept import ENTRY
from archive.search.found import NUMBERS, Found
from archive.search.rows import ARTICLE_TEXT, LONGEST_TEXT
from archive.search.statements import Place
from comments.models import Comment
from comments.threading.quotations import quotes
from debates.models import Article

TEXTS = 20_000  # that are read, the newest (or the oldest, where those are asked for first)
LINES = 50_000  # after which no more texts are read
CHARACTERS = 60_000_000  # the same
BATCH = 250  # texts that are fetched and read at a time


class _Text(NamedTuple):
    where: Where
    parts: tuple[str, str]  # the heading and the body

    @property
    def is_comment(self) -> bool:
        return self.where.kind == NUMBERS["kommentarer"]


@dataclass(slots=True)
class Reading:
    """The lines in the order in which they were read. `read` of `texts` were read, of about so many where `is_estimate`."""

    lines: list[Occurrence] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    read: int = 0
    texts: int = 0
    is_estimate: bool = False

    @property
    def size(self) -> int:
        """Bytes of memory, about: a line is a few short strings and shared words."""
        return 1_100 * len(self.lines) + 100 * len(self.words) + ENTRY

    @property
    def is_full(self) -> bool:
        """Whether no more is read."""
        return len(self.lines) >= LINES or self.characters >= CHARACTERS

    @property
    def is_complete(self) -> bool:
        """Whether all texts that hold what is asked for were read to their end."""
        return self.read >= self.texts and not self.is_estimate and len(self.lines) <= LINES


def read(asked: ConcordanceFilter, found: Found, places: Sequence[Place], total: int) -> Reading:
    """Read the texts at some places of a search through. `total` is how many there are, where all were counted.

    One query for the words of the query, at most three more for each batch of texts.
    """
    fitting = _fitting(asked, found)
    reading = Reading(texts=max(found.estimate, total) if found.is_part else total, is_estimate=found.is_part)
    if fitting is None:
        return reading
    for texts in _batches(places):
        _read_batch(asked, fitting, texts, reading)
        if reading.is_full:
            break
    return reading


def chosen(asked: ConcordanceFilter, reading: Reading) -> list[Occurrence]:
    """The lines with the words that are asked for beside the key."""
    found = having(reading.lines[:LINES], asked.wanted) if asked.wanted else reading.lines[:LINES]
    word, within = asked.neighbour
    return near(found, word, within) if word else found


def _fitting(asked: ConcordanceFilter, found: Found) -> Fitting | None:
    """What is looked for in the texts; nothing where the query asks for no words."""
    keys = keys_of(found.node, as_written=asked.as_written)
    if not keys:
        return None
    return Fitting(keys if asked.as_written else stemmed(keys, KNOWN.of(to_stem(keys))))


def _read_batch(asked: ConcordanceFilter, fitting: Fitting, texts: Sequence[_Text], reading: Reading) -> None:
    parts = [(text, part, cut(written)) for text in texts for part, written in enumerate(text.parts)]
    fits = _fits(asked, fitting, set().union(*(each.words for _text, _part, each in parts)))
    reading.read += len(texts)
    for text, part, each in parts:
        reading.characters += len(each.text)
        if asked.within:
            reading.words.update(each.words)
        if not fits.keys().isdisjoint(each.words):
            left_out = _quoted(each.text) if part and text.is_comment and asked.without_quotes else ()
            reading.lines += occurrences(text.where, part, each, (fitting, fits), left_out)


def _fits(asked: ConcordanceFilter, fitting: Fitting, words: set[str]) -> Fits:
    if asked.as_written:
        return fitting.fits({word: word for word in words})
    return fitting.fits(KNOWN.of(fitting.candidates(words)))


def _quoted(body: str) -> list[tuple[int, int]]:
    return [(quote.start, quote.end) for quote in quotes(body)]


def _batches(places: Sequence[Place]) -> Iterator[list[_Text]]:
    """The texts at some places, in their order. What has been withheld since is left out."""
    for start in range(0, len(places), BATCH):
        batch = places[start : start + BATCH]
        texts = dict(chain(_articles(_of("artikler", batch)), _comments(_of("kommentarer", batch))))
        yield [texts[place.at] for place in batch if place.at in texts]


def _of(kind: str, places: Sequence[Place]) -> list[int]:
    return [place.pk for place in places if place.kind == NUMBERS[kind]]


def _articles(keys: list[int]) -> Iterator[tuple[tuple[int, int], _Text]]:
    rows = Article.objects.public().captured().annotate(text=ARTICLE_TEXT)
    return _texts(NUMBERS["artikler"], rows, keys)


def _comments(keys: list[int]) -> Iterator[tuple[tuple[int, int], _Text]]:
    return _texts(NUMBERS["kommentarer"], Comment.objects.public().annotate(text=F("body")), keys)


def _texts(
    kind: int, rows: QuerySet[Article] | QuerySet[Comment], keys: list[int]
) -> Iterator[tuple[tuple[int, int], _Text]]:
    found = rows.filter(pk__in=keys).order_by().values_list("pk", "key", "title", Left("text", LONGEST_TEXT))
    return (((kind, pk), _Text(Where(kind, pk, key), (title, text))) for pk, key, title, text in found)
