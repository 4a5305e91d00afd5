"""What a query asks of search rows, as a condition on them: the same for the rows of articles and of comments."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQueryCombinable, SearchRank
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Length

from debates.models.articles import Article
from debates.models.authors import Alias, Author, Authorship
from debates.models.debates import Debate
from debates.models.search import UNDATED, SearchWord, lexemes_query, stems, words_query
from debates.models.tags import Tag, Tagging
from debates.query.nodes import (
    And,
    Articles,
    Day,
    Field,
    Forms,
    Node,
    Not,
    Or,
    Part,
    Phrase,
    Span,
    Text,
    Word,
    has_fields,
    is_indexed,
    joined,
    leaves,
    openness,
    words_in,
)
from debates.query.tsquery import spellings, to_tsquery

MOST_ARTICLES = 2_000  # named one by one
MOST_FORMS = 1_000  # words that a part open before may stand for; the shortest are taken
FEWEST_FORMS = 10  # where there are many such parts

_NOTHING = Q(pk__in=[])
_ALL = ~_NOTHING  # an empty Q would vanish from an "or"
_LONG = "sammen"  # put before a part, so that its ending is taken off as that of a long word is


def ready(node: Node | None) -> Node | None:
    """A query ready to be asked: each part that is open before with the words that it may stand for, and each field that is
    about articles with those that it is true of, for the database can't guess how many they are.

    Two queries for each such part, at most three for each such field. Several parts have far fewer words each: every text is held against
    all of them.
    """
    values = [leaf.value if isinstance(leaf, Field) else leaf for leaf, _asked in leaves(node)] if node else []
    parts = sum(isinstance(value, Part) and value.before for value in values)
    return _ready(node, max(MOST_FORMS // max(1, parts) ** 2, FEWEST_FORMS))


def _ready(node: Node | None, most: int) -> Node | None:
    match node:
        case Part(before=True):
            return Forms(node, tuple(_forms(node, most)))
        case Field("titel", Part(before=True) as part):
            return Field("titel", Forms(part, tuple(_forms(part, most))))
        case Field(name, Word() | Part() | Phrase() as value) if name in _ABOUT_ARTICLES:
            return Articles(node, tuple(sorted(set(_ABOUT_ARTICLES[name](value)))))
        case Not(inner):
            return Not(_ready(inner, most) or inner)
        case And(nodes) | Or(nodes):
            return type(node)(tuple(_ready(each, most) or each for each in nodes))
    return node


def condition(node: Node | None, kind: str) -> Q:
    """What a row must meet; `kind` is the value of the field `type` that its rows have. Words that stand side by side are one question."""
    match node:
        case None:
            return Q()
        case Field():
            return _of_field(node, kind)
        case Articles(ids=ids):
            return belongs_to(ids)
        case Not(inner) if has_fields(inner):
            return ~condition(inner, kind)
        case And(nodes) | Or(nodes) if has_fields(node):
            words = joined(type(node), (each for each in nodes if not has_fields(each)))
            found = [condition(each, kind) for each in (words, *filter(has_fields, nodes)) if each]
            return Q(*found, _connector=Q.AND if isinstance(node, And) else Q.OR)
    return Q(words=search_query(node))


def under(articles: QuerySet[Article, Any]) -> Q:
    """That a text belongs to one of these articles. One query.

    The database can't guess how many articles a query has: a few are named one by one, so that it begins with them; many it
    gathers once, and looks each text that has the words up among them. "Is true" keeps it from joining the two.
    """
    ids = list(articles.values_list("pk", flat=True)[: MOST_ARTICLES + 1])
    if len(ids) <= MOST_ARTICLES:
        return belongs_to(ids)
    gathered = Q(article_id__in=articles.values("pk"))
    return Q(Func(gathered, template="(%(expressions)s) IS TRUE", output_field=models.BooleanField()))


def belongs_to(articles: Iterable[int]) -> Q:
    """That a text belongs to one of the articles with these ids, as one array however many they are."""
    ids = Value(list(articles), ArrayField(models.BigIntegerField()))
    return Q(
        Func(
            F("article_id"), ids, template="%(expressions)s)", arg_joiner=" = ANY (", output_field=models.BooleanField()
        )
    )


def search_query(node: Node) -> SearchQueryCombinable:
    """What the index is asked for, for a query without fields."""
    match node:
        case Forms(words=words):
            return lexemes_query(words)
        case And(nodes) | Or(nodes) if not is_indexed(node):
            combine: Callable[[Any, Any], Any] = and_ if isinstance(node, And) else or_
            return reduce(combine, map(search_query, nodes))
        case Not(And(nodes) | Or(nodes) as inner) if not is_indexed(inner):  # Django negates no combination
            opposite = Or if isinstance(inner, And) else And
            return search_query(opposite(tuple(map(Not, nodes))))
        case Not(Not(inner)):
            return search_query(inner)
        case Not(Forms(words=words)):
            return ~lexemes_query(words)
    return words_query(to_tsquery(node))


def rank(node: Node | None, column: str = "words") -> SearchRank | None:
    """How well a row answers a query, by its words in a column; None where the query asks for none."""
    words = ranked(node)
    return SearchRank(F(column), search_query(words)) if words else None


def ranked(node: Node | None) -> Node | None:
    """The words that a query asks for, without what it forbids and without fields, but for a title.

    >>> from debates.query.grammar import parse
    >>> print(ranked(parse("havn titel:kaj -bro år:2018").node))
    havn kaj
    """
    match node:
        case And(nodes) | Or(nodes):
            return joined(type(node), map(ranked, nodes))
        case Field("titel", value) if isinstance(value, Word | Part | Forms | Phrase):
            return value
        case None | Not() | Field() | Articles():
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


def _forms(part: Part, most: int) -> list[str]:
    """The words that the archive has or had, the shortest first: with the letters, or what is left of them without an ending."""
    given = [way.lower() for way in spellings(part.text)]
    stemmed = [stem.removeprefix(_LONG) for stem in stems([f"{_LONG}{way}" for way in given]) if stem != _LONG]
    lookup = "contains" if part.after else "endswith"
    fits = [Q(**{f"word__{lookup}": way}) for way in given] + [Q(word__endswith=stem) for stem in stemmed]
    found = SearchWord.objects.filter(Q(*fits, _connector=Q.OR)).order_by(Length("word"), "word")
    return list(dict.fromkeys(found.values_list("word", flat=True)[:most]))


def _of_field(field: Field, kind: str) -> Q:
    match field:
        case Field("titel", Word() | Part() | Forms() | Phrase() as value):
            return Q(title_words=search_query(value))
        case Field("år", Span(first, last)):
            return _between(date(first, 1, 1) if first else None, date(last, 12, 31) if last else None)
        case Field("før", Day(first=first)):
            return _between() & Q(day__lt=first)
        case Field("efter", Day(last=last)):
            return Q(day__gt=last)
        case Field("har", Word("svar")):
            return Q(is_answered=True)
        case Field("type", Word(value)):
            return _ALL if value == kind else _NOTHING
    raise ValueError(f"no such field: {field}")


def _between(first: date | None = None, last: date | None = None) -> Q:
    """Rows of these days; what has no date is in none."""
    after = Q(day__gte=first) if first else Q(day__gt=UNDATED)
    return after & Q(day__lte=last) if last else after


def _by_author(value: Text) -> Iterable[int]:
    """The articles that are signed or published by a name: the author's own, or one that an article prints. Three queries."""
    printed = Alias.objects.filter(_named("printed", value)).values("author")
    authors = Author.objects.filter(_named("name", value) | Q(pk__in=printed))
    found = list(authors.values_list("pk", flat=True))  # named one by one, so that indexes lead to their articles
    signed = Authorship.objects.filter(author__in=found).values_list("article", flat=True)
    return {*signed, *Article.objects.filter(publisher__in=found).values_list("pk", flat=True)}


def _with_tag(value: Text) -> Iterable[int]:
    return Tagging.objects.filter(tag__in=Tag.objects.filter(_named("name", value))).values_list("article", flat=True)


def _of_debate(value: Text) -> Iterable[int]:
    debates = Debate.objects.filter(_named("title", value))
    return Article.objects.filter(debate__in=debates).values_list("pk", flat=True)


_ABOUT_ARTICLES: dict[str, Callable[[Text], Iterable[int]]] = {
    "forfatter": _by_author,
    "emneord": _with_tag,
    "debat": _of_debate,
}


def _named(column: str, value: Text) -> Q:
    """The words stand in a column side by side, whole or open as the query has it, whatever the case."""
    return Q(**{f"{column}__iregex": r"\s+".join(map(_pattern, words_in(value)))})


def _pattern(word: Word | Part) -> str:
    """A word as a regular expression of PostgreSQL, where every sign but letters and figures stands for itself behind a backslash."""
    before, after = openness(word)
    text = re.sub(r"(\W)", r"\\\1", word.text)
    return ("" if before else r"(?<!\w)") + text + ("" if after else r"(?!\w)")
