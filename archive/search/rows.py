"""The articles and comments at the places of hits, and the texts of theirs that are searched."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Concat

from archive.search.found import NUMBERS
from comments.models import Comment
from debates.models import Article

ARTICLE_TEXT = Concat("lead", Value("\n\n", TextField()), "body")
LONGEST_TEXT = 200_000  # characters of a text that are looked at

At = tuple[int, int]  # the kind of a text (`NUMBERS`) and its row


def rows_at(
    places: Iterable[At], articles: QuerySet[Article, Any], comments: QuerySet[Comment, Any]
) -> dict[At, Article | Comment]:
    """The rows at some places, each found in the query of its kind; what has been withheld since is not among them. Two queries."""
    keys: dict[int, set[int]] = {number: set() for number in NUMBERS.values()}
    for kind, pk in places:
        keys[kind].add(pk)
    queries: dict[int, Any] = {NUMBERS["artikler"]: articles, NUMBERS["kommentarer"]: comments}
    return {(kind, pk): row for kind, rows in queries.items() for pk, row in rows.in_bulk(keys[kind]).items()}
