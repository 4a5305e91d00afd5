"""Whom and what the words of a search name: authors and publishers, tags and debates."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from debates.filters.values import Text
from debates.models import Alias, Article, Author, Authorship, Debate, Tag
from debates.query.alternatives import YEAR
from debates.query.nodes import Articles, Field, Node, leaves
from debates.query.nodes import Text as Words

# Most words are in no name at all, which is soon told.
_FIELDS = """
SELECT EXISTS (SELECT FROM debates_author WHERE lower(name) LIKE ALL (%(people)s) AND name ~* ALL (%(people_begin)s))
        OR EXISTS (SELECT FROM debates_alias WHERE lower(printed) LIKE ALL (%(people)s) AND printed ~* ALL (%(people_begin)s)),
    EXISTS (SELECT FROM debates_tag WHERE lower(name) LIKE ALL (%(things)s) AND name ~* ALL (%(things_begin)s)),
    EXISTS (SELECT FROM debates_debate WHERE lower(title) LIKE ALL (%(things)s) AND title ~* ALL (%(things_begin)s))
"""
_SHOWN, _SHOWN_THINGS = 8, 3  # authors and publishers; debates, and tags
_MOST_NAMES = 6  # words that a name is looked for by


class Named(NamedTuple):
    """Somebody or something with a page of its own; `kind` is said of what is no person and no organisation."""

    row: Author | Tag | Debate
    kind: Text


def named(node: Node | None) -> list[Named]:
    """Authors and publishers, then debates and tags, with a name that holds all the words at the beginning of its own.

    A few of each, by the alphabet. A year is no part of a person's name. A query, and one more for each kind that has such names.
    """
    words = _asked(node)
    known = _known(words)
    people = senders(words) if "forfatter" in known else []
    debates = Debate.objects.public().filter(_begins("title", words)) if "debat" in known else Debate.objects.none()
    tags = Tag.objects.public().filter(_begins("name", words)) if "emneord" in known else Tag.objects.none()
    return [
        *(Named(author, "") for author in people),
        *(Named(debate, _("debat")) for debate in debates.order_by("title", "key")[:_SHOWN_THINGS]),
        *(Named(tag, _("emneord")) for tag in tags.order_by("sort_key", "key")[:_SHOWN_THINGS]),
    ]


def fields_of(node: Node | None) -> list[str]:
    """The fields whose values may be what the words of a query name. One query."""
    return _known(_asked(node))


def senders(words: Sequence[str]) -> list[Author]:
    """Authors and publishers by the name itself, or as a public article prints it; never a reader who comments. One query."""
    names = _people(words)
    public = Article.objects.public().captured()
    signed = Authorship.objects.filter(author=OuterRef("author"), printed=OuterRef("printed"), article__in=public)
    published = public.filter(publisher=OuterRef("author"), publisher_printed=OuterRef("printed"))
    printed = Alias.objects.filter(_begins("printed", names)).filter(Exists(signed) | Exists(published))
    found = Author.objects.public().filter(_begins("name", names) | Q(pk__in=printed.values("author")))
    return list(found.order_by("sort_key", "key")[:_SHOWN])


def _asked(node: Node | None) -> list[str]:
    return [name for leaf, asked in leaves(node) if asked for name in _names(leaf)] if node else []


def _known(words: Sequence[str]) -> list[str]:
    """The fields that have a name with the words."""
    if not words or len(words) > _MOST_NAMES:
        return []
    given = {}
    for kind, names in (("people", _people(words)), ("things", words)):
        given[kind] = [f"%{name.lower()}%".replace("_", r"\_") for name in names]  # soon told, before the dear question
        given[f"{kind}_begin"] = [rf"\m{name}" for name in names]
    with connection.cursor() as cursor:
        cursor.execute(_FIELDS, given)
        found = cursor.fetchone()
    return [field for field, has in zip(("forfatter", "emneord", "debat"), found, strict=True) if has]


def _people(words: Sequence[str]) -> list[str]:
    """The words without years, if there are others."""
    return [word for word in words if not YEAR.fullmatch(word)] or list(words)


def _names(leaf: Words | Field | Articles) -> list[str]:
    """The words of a leaf that may be parts of a name; of a field only those of an author."""
    field = leaf.field if isinstance(leaf, Articles) else leaf
    if isinstance(field, Field) and field.name != "forfatter":
        return []
    return re.findall(r"\w+", str(field.value if isinstance(field, Field) else field))


def _begins(column: str, names: Iterable[str]) -> Q:
    """Each of the names begins a word of the column."""
    return Q(*(Q(**{f"{column}__iregex": rf"\m{name}"}) for name in names))
