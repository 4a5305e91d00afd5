"""Search over articles and comments: which rows hold the words, and the passage where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, Left

from comments.models import Comment
from debates.models import Alias, Article, Author, Authorship
from debates.models.search import words_query as web_query

ARTICLES, COMMENTS = "artikler", "kommentarer"

# Characters for private use around a word that was found: text can't be taken for markup, and nothing is marked as safe.
_START, _STOP = "\ue000", "\ue001"
_MARKED = re.compile(f"{_START}([^{_STOP}]*){_STOP}")
_GAP = Value("\n\n", TextField())
_LONGEST_TEXT = 200_000  # characters of a text that a passage is looked for in
_SENDERS, _MOST_NAMES = 8, 6  # shown; words that a name is looked for by


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage, as plain text; `found` where it is a word that was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a comment that holds the words."""

    row: Article | Comment
    passage: list[Piece]

    @property
    def is_comment(self) -> bool:
        """Whether the words stand in a comment."""
        return isinstance(self.row, Comment)


def matching(words: str, where: str = "") -> QuerySet[Any, Any]:
    """What holds the words, best first, as tuples for `hits`; `where` is `artikler`, `kommentarer` or both."""
    columns = ("kind", "pk", "rank", "key")
    articles = Article.objects.public().captured().matching(words).order_by()
    comments = Comment.objects.public().matching(words).order_by()
    found = {
        ARTICLES: articles.annotate(kind=Value(ARTICLES, CharField())).values_list(*columns),
        COMMENTS: comments.annotate(kind=Value(COMMENTS, CharField())).values_list(*columns),
    }
    rows = found[where] if where else found[ARTICLES].union(found[COMMENTS], all=True)
    return rows.order_by("-rank", "key")


def hits(found: Iterable[tuple[str, int, float, str]], words: str) -> list[Hit]:
    """The rows of one page of `matching`, in its order. Costs two queries; a passage is dear, so never for a whole list."""
    places = [(kind, pk) for kind, pk, _rank, _key in found]
    articles = _with_passage(Article.objects.public().for_cards(), words, Concat("lead", _GAP, "body"))
    comments = _with_passage(Comment.objects.public().for_lists(), words, "body")
    rows = {
        ARTICLES: articles.in_bulk([pk for kind, pk in places if kind == ARTICLES]),
        COMMENTS: comments.in_bulk([pk for kind, pk in places if kind == COMMENTS]),
    }
    return [Hit(row, pieces(row.passage)) for kind, pk in places if (row := rows[kind].get(pk))]


def senders(words: str) -> list[Author]:
    """Authors and publishers with a name that holds all the words at the beginning of its own: by the name itself, or
    as a public article prints it. A few, by the alphabet; never a reader who comments. One query.
    """
    names = re.findall(r"\w+", words)
    if not names or len(names) > _MOST_NAMES:
        return []
    public = Article.objects.public().captured()
    signed = Authorship.objects.filter(author=OuterRef("author"), printed=OuterRef("printed"), article__in=public)
    published = public.filter(publisher=OuterRef("author"), publisher_printed=OuterRef("printed"))
    printed = Alias.objects.filter(_begins("printed", names)).filter(Exists(signed) | Exists(published))
    found = Author.objects.public().filter(_begins("name", names) | Q(pk__in=printed.values("author")))
    return list(found.order_by("sort_key", "key")[:_SENDERS])


def _begins(column: str, names: Iterable[str]) -> Q:
    """Each of the names begins a word of the column."""
    return Q(*(Q(**{f"{column}__iregex": rf"\m{name}"}) for name in names))


def pieces(passage: str) -> list[Piece]:
    """A passage with its marks as pieces of plain text, white space made even.

    >>> pieces("vi holder \\ue000debatten\\ue001 her")[1]
    Piece(text='debatten', found=True)
    """
    even = " ".join(passage.split())
    texts = enumerate(_MARKED.split(even))  # what stands between marks and what stands in them, by turns
    plain = ((text.replace(_START, "").replace(_STOP, ""), place % 2 == 1) for place, text in texts)
    return [Piece(text, found) for text, found in plain if text]


def _with_passage(rows: QuerySet[Any, Any], words: str, text: str | Combinable) -> QuerySet[Any, Any]:
    passage = SearchHeadline(
        Left(text, _LONGEST_TEXT),
        web_query(words),
        config="danish",
        start_sel=_START,
        stop_sel=_STOP,
        min_words=12,
        max_words=26,
        max_fragments=2,
        fragment_delimiter=" … ",
    )
    found: QuerySet[Any, Any] = rows.annotate(passage=passage)
    return found
