"""Key word in context: every line in which a word or a phrase stands, with what stands before and after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat, Left

from comments.models import Comment
from debates.models import Article

ARTICLES, COMMENTS = 500, 2000  # the newest texts that are read through
LINES = 2000
_LONGEST_TEXT = 200_000  # characters of one text
_CONTEXT = 50  # characters on each side


@dataclass(frozen=True, slots=True)
class Line:
    """The key word as it is written, and its context."""

    left: str
    key: str
    right: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line, and where it stands."""

    line: Line
    row: Article | Comment
    day: date | None

    @property
    def is_comment(self) -> bool:
        """Whether the line stands in a comment."""
        return isinstance(self.row, Comment)


@dataclass(frozen=True, slots=True)
class Concordance:
    """The occurrences, newest first, `is_cut` where there are more; `texts` hold the words in some form, `read` were read."""

    occurrences: list[Occurrence]
    is_cut: bool
    texts: int
    read: int


def concordance(words: str) -> Concordance:
    """The lines with exactly these words, whatever the case, in the newest texts that hold them. Four queries."""
    phrase = " ".join(words.replace('"', " ").split())
    articles = Article.objects.public().captured().matching(f'"{phrase}"')
    comments = Comment.objects.public().matching(f'"{phrase}"')
    article_text = Left(Concat("lead", Value("\n\n", TextField()), "body"), _LONGEST_TEXT)
    newest_articles = articles.annotate(text=article_text).order_by(F("sort_date").desc(nulls_last=True), "key")
    newest_comments = comments.annotate(text=Left("body", _LONGEST_TEXT)).order_by("-posted", "key")
    newest: list[Article | Comment] = [
        *newest_articles.only("key", "slug", "title", "is_placeholder", "sort_date")[:ARTICLES],
        *newest_comments.only("key", "title", "posted")[:COMMENTS],
    ]
    newest.sort(key=lambda row: (_day(row) or date.min, row.key), reverse=True)
    found = list(islice(chain.from_iterable(_occurrences(row, phrase) for row in newest), LINES + 1))
    return Concordance(found[:LINES], len(found) > LINES, articles.count() + comments.count(), len(newest))


def lines(text: str, phrase: str) -> Iterator[Line]:
    """Every place where the words stand side by side, whole words, whatever the case.

    >>> list(lines("Vi vil have havnen. Havnen er vores.", "havnen"))[1]
    Line(left='Vi vil have havnen.', key='Havnen', right='er vores.')
    """
    words, even = phrase.split(), " ".join(text.split())
    if not words:
        return
    pattern = re.compile(rf"(?<!\w){' '.join(map(re.escape, words))}(?!\w)", re.IGNORECASE)
    for match in pattern.finditer(even):
        yield Line(_before(even, match.start()), match[0], _after(even, match.end()))


def _before(text: str, end: int) -> str:
    start = max(0, end - _CONTEXT)
    window = text[start:end]
    return window.partition(" ")[2].strip() if start and " " in window else window.strip()


def _after(text: str, start: int) -> str:
    window = text[start : start + _CONTEXT]
    return window.rpartition(" ")[0].strip() if start + _CONTEXT < len(text) and " " in window else window.strip()


def _occurrences(row: Article | Comment, phrase: str) -> Iterator[Occurrence]:
    texts = (row.title, row.text)  # type: ignore[union-attr]
    return (Occurrence(line, row, _day(row)) for text in texts for line in lines(text, phrase))


def _day(row: Article | Comment) -> date | None:
    return row.posted if isinstance(row, Comment) else row.sort_date
