"""Key word in context: every line in which a word or a phrase stands, with what stands before and after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat, Left
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, CommentSearchRow
from debates.exports import Cell, Column, as_cell
from debates.models import Article, ArticleSearchRow
from debates.models.conditions import condition
from debates.query.grammar import parse

ARTICLES, COMMENTS = 500, 2000  # the newest texts that are read through
LINES = 2000
_LONGEST_TEXT = 200_000  # characters of one text
_CONTEXT = 50  # characters on each side
_PUBLISHED = ("published_on", "published_time", "published_precision", "published_not_before", "published_not_after")
_PARTING = " ¶ "  # where a new paragraph begins


@dataclass(frozen=True, slots=True)
class Line:
    """The key word as it is written, and its context: the three joined are a piece of the text, its spaces made even."""

    left: str
    key: str
    right: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line, and where it stands."""

    line: Line
    row: Article | Comment

    @property
    def is_comment(self) -> bool:
        """Whether the line stands in a comment."""
        return isinstance(self.row, Comment)


@dataclass(frozen=True, slots=True)
class Concordance:
    """The occurrences, newest first, `is_cut` where there are more; `read` of `texts` were read, the newest.

    `texts` hold the words in some form; words that are not `indexed` are looked for among all texts.
    """

    occurrences: list[Occurrence]
    is_cut: bool
    texts: int
    read: int
    indexed: bool


def concordance(words: str) -> Concordance:
    """The lines with exactly these words, whatever the case, in the newest texts that may hold them. Five queries."""
    phrase = " ".join(words.replace('"', " ").split())
    if not phrase:
        return Concordance([], is_cut=False, texts=0, read=0, indexed=True)
    articles, comments = Article.objects.public().captured(), Comment.objects.public()
    node = parse(f'"{phrase}"').node
    if node:
        articles = articles.filter(search_row__in=ArticleSearchRow.objects.filter(condition(node, "artikel")))
        comments = comments.filter(search_row__in=CommentSearchRow.objects.filter(condition(node, "kommentar")))
    found: list[Occurrence] = []
    read = 0
    for row in _newest(articles, comments):
        found += _occurrences(row, phrase)
        read += 1
        if len(found) > LINES:
            break
    return Concordance(found[:LINES], len(found) > LINES, articles.count() + comments.count(), read, node is not None)


def lines(text: str, phrase: str) -> Iterator[Line]:
    """Every place where the words stand side by side, whole words, whatever the case. A new paragraph is marked.

    >>> list(lines("Vi vil have havnen.\\n\\nHavnen er vores.", "havnen"))[1]
    Line(left='Vi vil have havnen. ¶ ', key='Havnen', right=' er vores.')
    """
    words = phrase.split()
    if not words:
        return
    even = _PARTING.join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip())
    pattern = re.compile(rf"(?<!\w){f'(?: |{_PARTING})'.join(map(re.escape, words))}(?!\w)", re.IGNORECASE)
    for match in pattern.finditer(even):
        yield Line(_before(even, match.start()), match[0], _after(even, match.end()))


def line_columns() -> tuple[Column, ...]:
    """The columns of `line_rows`."""
    return (
        Column("left", _("Det, der står foran, med mellemrum; ¶ er et nyt afsnit."), "left"),
        Column("key", _("Ordet eller ordene, som de er skrevet."), "key"),
        Column("right", _("Det, der står bagved, med mellemrum; ¶ er et nyt afsnit."), "right"),
        Column("date", _("Dagen, teksten er fra. Tom, hvor kun grænser er kendt."), "date"),
        Column("kind", _("`article` eller `comment`."), "kind"),
        Column("title", _("Artiklens titel eller kommentarens overskrift."), "title"),
        Column("url", _("Sidens adresse i arkivet."), "url"),
    )


def line_rows(found: Concordance, base: str) -> Iterator[list[Cell]]:
    """The lines as the rows of a file; `base` is the site, without a slash at its end."""
    return (_cells(each, base) for each in found.occurrences)


def _cells(each: Occurrence, base: str) -> list[Cell]:
    row, line = each.row, each.line
    day = row.posted if isinstance(row, Comment) else row.published_on
    kind = "comment" if each.is_comment else "article"
    return [line.left, line.key, line.right, as_cell(day), kind, row.title, base + row.get_absolute_url()]


def _before(text: str, end: int) -> str:
    start = max(0, end - _CONTEXT)
    window = text[start:end]
    return window.partition(" ")[2] if start and " " in window else window


def _after(text: str, start: int) -> str:
    window = text[start : start + _CONTEXT]
    return window.rpartition(" ")[0] if start + _CONTEXT < len(text) and " " in window else window


def _newest(articles: QuerySet[Article], comments: QuerySet[Comment]) -> list[Article | Comment]:
    """The newest of both, each with its `text`. They are chosen before a text is taken out of the database."""
    chosen = articles.order_by(F("sort_date").desc(nulls_last=True), "key").values("pk")[:ARTICLES]
    article_text = Left(Concat("lead", Value("\n\n", TextField()), "body"), _LONGEST_TEXT)
    of_article = ("key", "slug", "title", "is_placeholder", "sort_date", *_PUBLISHED)
    of_comments = comments.order_by("-posted", "-pk").annotate(text=Left("body", _LONGEST_TEXT))
    newest: list[Article | Comment] = [
        *Article.objects.public().filter(pk__in=chosen).annotate(text=article_text).only(*of_article),
        *of_comments.only("key", "title", "posted")[:COMMENTS],
    ]
    return sorted(newest, key=lambda row: (_day(row) or date.min, row.key), reverse=True)


def _occurrences(row: Article | Comment, phrase: str) -> Iterator[Occurrence]:
    texts = (row.title, row.text)  # type: ignore[union-attr]
    return (Occurrence(line, row) for text in texts for line in lines(text, phrase))


def _day(row: Article | Comment) -> date | None:
    return row.posted if isinstance(row, Comment) else row.sort_date
