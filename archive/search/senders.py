"""Authors and publishers whose names hold the words of a search."""

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from debates.models import Alias, Article, Author, Authorship
from debates.query.nodes import Articles, Field, Node, Text, leaves

_ANYBODY = """
SELECT EXISTS (SELECT FROM debates_author WHERE name ~* ALL (%(beginnings)s))
    OR EXISTS (SELECT FROM debates_alias WHERE printed ~* ALL (%(beginnings)s))
"""
_SENDERS, _MOST_NAMES = 8, 6  # shown; words that a name is looked for by


def senders(node: Node | None) -> list[Author]:
    """Authors and publishers with a name that holds all the words at the beginning of its own: by the name itself, or
    as a public article prints it. A few, by the alphabet; never a reader who comments. A query, and one more where there are such names.
    """
    names = [name for leaf, asked in leaves(node) if asked for name in _names(leaf)] if node else []
    if not names or len(names) > _MOST_NAMES or not _is_anybody(names):
        return []
    public = Article.objects.public().captured()
    signed = Authorship.objects.filter(author=OuterRef("author"), printed=OuterRef("printed"), article__in=public)
    published = public.filter(publisher=OuterRef("author"), publisher_printed=OuterRef("printed"))
    printed = Alias.objects.filter(_begins("printed", names)).filter(Exists(signed) | Exists(published))
    found = Author.objects.public().filter(_begins("name", names) | Q(pk__in=printed.values("author")))
    return list(found.order_by("sort_key", "key")[:_SENDERS])


def _is_anybody(names: Iterable[str]) -> bool:
    """Whether any name at all has the words: most words are in none, which is soon told."""
    beginnings = [rf"\m{name}" for name in names]
    with connection.cursor() as cursor:
        cursor.execute(_ANYBODY, {"beginnings": beginnings})
        return bool(cursor.fetchone()[0])


def _names(leaf: Text | Field | Articles) -> list[str]:
    """The words of a leaf that may be parts of a name; of a field only those of an author."""
    field = leaf.field if isinstance(leaf, Articles) else leaf
    if isinstance(field, Field) and field.name != "forfatter":
        return []
    return re.findall(r"\w+", str(field.value if isinstance(field, Field) else field))


def _begins(column: str, names: Iterable[str]) -> Q:
    """Each of the names begins a word of the column."""
    return Q(*(Q(**{f"{column}__iregex": rf"\m{name}"}) for name in names))
