"""The hits of a page as a reader sees them: the text, and the passage where the words stand, marked by the analysis that found them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Left, Right

from archive.search.rows import ARTICLE_TEXT, LONGEST_TEXT, At, rows_at
from archive.search.statements import Place
from comments.models import Comment
from debates.models import Article
from debates.models.conditions import ranked, search_query
from debates.models.search import CONFIGURATION
from debates.pages.spacing import evened
from debates.query.nodes import Node

# Characters for private use around a word that was found: text can't be taken for markup, and nothing is marked as safe.
START, STOP = "\ue000", "\ue001"
_MARKED = re.compile(f"{START}([^{STOP}]*){STOP}")
_WITHOUT_WORDS = 200  # characters of a text that nothing was looked for in
_EDGE = 40  # characters of a text's beginning and end, by which a passage is told that has them
_LEFT_OUT = " … "
_AROUND = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage, as plain text; `found` where it is a word that was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a comment that holds the words, which stand marked in its heading and in a passage of its text."""

    row: Article | Comment
    heading: list[Piece]
    passage: list[Piece]
    more: int  # hits in the same thread that it stands for

    @property
    def thread(self) -> Article:
        """The article that the text is, or stands under."""
        return self.row.article if isinstance(self.row, Comment) else self.row

    @property
    def is_comment(self) -> bool:
        """Whether the words stand in a comment."""
        return isinstance(self.row, Comment)


def hits(places: Sequence[Place], node: Node | None) -> list[Hit]:
    """The hits at some places, in their order. What has been withheld since is left out.

    Costs three queries; a passage is dear, so never for a whole list.
    """
    articles = _with_passage(Article.objects.public().for_cards(), node, ARTICLE_TEXT)
    comments = _with_passage(Comment.objects.public().for_lists(), node, "body")
    rows: dict[At, Any] = rows_at((place.at for place in places), articles, comments)
    found = ((rows.get(place.at), place.hits - 1) for place in places)
    is_marked = ranked(node) is not None
    return [Hit(row, pieces(row.heading_words), _passage(row, is_marked), more) for row, more in found if row]


def pieces(passage: str) -> list[Piece]:
    """A passage with its marks as pieces of plain text, on one line: a sign stands where a paragraph begins.

    >>> pieces("vi holder \\ue000debatten\\ue001 her")[1]
    Piece(text='debatten', found=True)
    """
    even = evened(passage.strip())
    texts = enumerate(_MARKED.split(even))  # what stands between marks and what stands in them, by turns
    plain = ((text.replace(START, "").replace(STOP, ""), place % 2 == 1) for place, text in texts)
    return [Piece(text, found) for text, found in plain if text]


def _passage(row: Any, is_marked: bool) -> list[Piece]:
    """The passage of a row, with a sign where the text goes on beyond it."""
    words = _words(row.passage)
    if not words:
        return []
    begins = words.startswith(_words(row.beginning)[: len(words)])
    ends = words.endswith(_words(row.ending)[-len(words) :])
    passage = row.passage if is_marked or ends else row.passage.rpartition(" ")[0]
    before = [] if begins else [Piece(_LEFT_OUT.lstrip(), found=False)]
    after = [] if ends else [Piece(_LEFT_OUT.rstrip(), found=False)]
    return [*before, *pieces(passage), *after]


def _words(passage: str) -> str:
    """The text of a passage from its first word to its last."""
    return _AROUND.sub("", "".join(piece.text for piece in pieces(passage)))


def _with_passage(rows: QuerySet[Any, Any], node: Node | None, text: str | Combinable) -> Any:
    words = ranked(node)
    rows = rows.annotate(beginning=Left(text, _EDGE), ending=Right(text, _EDGE))
    if words is None:
        return rows.annotate(heading_words=Left("title", _WITHOUT_WORDS), passage=Left(text, _WITHOUT_WORDS))
    marks: dict[str, Any] = {
        "query": search_query(words),
        "config": CONFIGURATION,
        "start_sel": START,
        "stop_sel": STOP,
    }
    passage = SearchHeadline(
        Left(text, LONGEST_TEXT),
        min_words=12,
        max_words=26,
        short_word="0",  # else the small words at both ends are lost
        max_fragments=2,
        fragment_delimiter=_LEFT_OUT,
        **marks,
    )
    return rows.annotate(heading_words=SearchHeadline("title", highlight_all=True, **marks), passage=passage)
