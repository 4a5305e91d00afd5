"""What a query asks of search rows, as a condition on them: the same for the rows of articles and of comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.contrib.postgres.search import SearchRank

from debates.models.articles import Article
from debates.models.authors import Alias, Author, Authorship
from debates.models.debates import Debate
from debates.models.lexicon import words_like
from debates.models.search import UNDATED, words_query
from debates.models.tags import Tag, Tagging
from debates.query.nodes import And, Day, Field, Node, Not, Or, Part, Phrase, Span, Word, has_fields, joined
from debates.query.tsquery import to_tsquery

ARTICLES, COMMENTS = "artikel", "kommentar"  # the values of the field `type`
_NOTHING = Q(pk__in=[])


def condition(node: Node | None, kind: str) -> Q:
    """What a row of a kind must meet. Words that stand side by side in the query become one question to the index."""
    match node:
        case None:
            return Q()
        case Field():
            return _of_field(node, kind)
        case Not(inner) if has_fields(inner):
            return ~condition(inner, kind)
        case And(nodes) | Or(nodes) if has_fields(node):
            words = joined(type(node), [each for each in nodes if not has_fields(each)])
            fields = [condition(each, kind) for each in nodes if has_fields(each)]
            found = [*([condition(words, kind)] if words else []), *fields]
            return Q(*found, _connector=Q.AND if isinstance(node, And) else Q.OR)
        case _:
            return _holds(node)


def rank(node: Node | None) -> Combinable | None:
    """How well a row answers a query, by its words; None where the query asks for none."""
    words = ranked(node)
    return SearchRank(F("words"), words_query(to_tsquery(words, words_like) or "")) if words else None


def ranked(node: Node | None) -> Node | None:
    """The words that a query asks for, without what it forbids and without fields, but for a title.

    >>> from debates.query.grammar import parse
    >>> print(ranked(parse("havn titel:kaj -bro år:2018").node))
    havn kaj
    """
    match node:
        case And(nodes) | Or(nodes):
            return joined(type(node), map(ranked, nodes))
        case Field("titel", value) if isinstance(value, Word | Part | Phrase):
            return value
        case None | Not() | Field():
            return None
    return node


def loosened(node: Node | None) -> Node | None:
    """What the index can tell of a query without a look at the rows: the words of a phrase without their order.

    >>> from debates.query.grammar import parse
    >>> print(loosened(parse('"havn og kaj" -bro').node))
    havn og kaj
    """
    match node:
        case And(nodes):
            return joined(And, map(loosened, nodes))
        case Or(nodes):
            each = [loosened(one) for one in nodes]
            return joined(Or, each) if all(each) else None
        case Phrase(words):
            return joined(And, words)
        case Not():
            return None
    return node


def _holds(node: Node, weights: str = "") -> Q:
    tsquery = to_tsquery(node, words_like, weights)
    return Q(words=words_query(tsquery)) if tsquery else Q()


def _of_field(field: Field, kind: str) -> Q:
    match field:
        case Field("titel", Word() | Part() | Phrase() as value):
            return _holds(value, "A")
        case Field("forfatter", Word() | Part() | Phrase() as value):
            return Q(article__in=_by_author(value))
        case Field("emneord", Word() | Part() | Phrase() as value):
            tags = Tag.objects.filter(_named("name", value))
            return Q(article__in=Tagging.objects.filter(tag__in=tags).values("article"))
        case Field("debat", Word() | Part() | Phrase() as value):
            return Q(article__in=Article.objects.filter(debate__in=Debate.objects.filter(_named("title", value))).values("pk"))
        case Field("år", Span(first, last)):
            return _between(first and date(first, 1, 1), last and date(last, 12, 31))
        case Field("før", Day(first=first)):
            return _between(None, first - timedelta(days=1) if first > UNDATED else first)
        case Field("efter", Day(last=last)):
            return Q(day__gt=last)
        case Field("har", Word("svar")):
            return Q(is_answered=True)
        case Field("type", Word(value)):
            return Q() if value == kind else _NOTHING
    raise ValueError(f"no such field: {field}")


def _between(first: date | None, last: date | None) -> Q:
    """Rows of these days; what has no date is in none."""
    return Q(day__gt=UNDATED) & (Q(day__gte=first) if first else Q()) & (Q(day__lte=last) if last else Q())


def _by_author(value: Word | Part | Phrase) -> "Sequence[int]":
    """The articles that are signed or published by a name, its own or as a public article prints it."""
    named = Author.objects.filter(_named("name", value)) .values("pk")
    printed = Alias.objects.filter(_named("printed", value)).values("author")
    authors = Author.objects.filter(Q(pk__in=named) | Q(pk__in=printed)).values("pk")
    signed = Authorship.objects.filter(author__in=authors).values("article")
    return Article.objects.filter(Q(pk__in=signed) | Q(publisher__in=authors)).values("pk")


def _named(column: str, value: Word | Part | Phrase) -> Q:
    """The words stand in a column side by side, whole or open as the query has it, whatever the case."""
    return Q(**{f"{column}__iregex": " ".join(_pattern(each) for each in (value.words if isinstance(value, Phrase) else [value]))})


def _pattern(word: Word | Part) -> str:
    before, after = (word.before, word.after) if isinstance(word, Part) else (False, False)
    return f"{'' if before else r'\m'}{re.escape(word.text)}{'' if after else r'\M'}"
