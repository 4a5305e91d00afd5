"""Search over articles and comments: which rows hold the words, and the passage where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import CharField, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, Left

from comments.models import Comment
from debates.models import Article

ARTICLES, COMMENTS = "artikler", "kommentarer"

# Characters for private use around a word that was found: text can't be taken for markup, and nothing is marked as safe.
_START, _STOP = "\ue000", "\ue001"
_MARKED = re.compile(f"{_START}([^{_STOP}]*){_STOP}")
_GAP = Value("\n\n", TextField())
_LONGEST_TEXT = 200_000  # characters of a text that a passage is looked for in


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
        SearchQuery(words, config="danish", search_type="websearch"),
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
