"""PostgreSQL takes every query, and finds what the query says."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from debates.models import ArticleSearchRow
from debates.models.conditions import condition, rank, ready
from debates.query.grammar import parse
from debates.query.nodes import And, Articles, Field, Forms, Node, Not, Or, Part, Phrase, Word
from debates.query.tsquery import spellings
from tests.debates.query.texts import TEXTS
from tests.factories import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

# Invented texts, of words that PostgreSQL takes no ending off.
SHELF = {
    "a": "kaj havn bro",
    "b": "bro kaj",
    "c": "havn ved århus bro",
    "d": "aarhus havn",
    "e": "havn kaj kajak",
    "f": "o'brien kaj covid-19",
    "g": "ø hø 2018 undertag",
}
FOUND = {
    "kaj": "abef",
    "kaj bro": "ab",
    "kaj ELLER århus": "abcdef",
    "kaj -bro": "ef",
    "-kaj": "cdg",
    "--kaj": "abef",
    '"kaj havn"': "a",
    '"havn kaj"': "e",
    '-"kaj havn" havn': "cde",
    "havn -(kaj ELLER århus)": "",
    "bro (kaj ELLER århus)": "abc",
    "bro kaj ELLER århus": "abcd",
    "-(bro kaj)": "cdefg",
    "kaja*": "e",
    "*jak": "e",
    "*avn*": "acde",
    "*rhus": "cd",
    "*århus*": "cd",
    "*xyz": "",
    "kaj -*xyz": "abef",
    "aarhus": "cd",
    "århus": "cd",
    "år*": "cd",
    '"århus havn"': "d",
    '"ved aarhus bro"': "c",
    '"havn kaj*"': "e",
    '"bro ka*"': "b",
    "O'Brien": "f",
    '"o\'brien kaj"': "f",
    "covid-19": "f",
    "o hoe": "",
    "hø": "g",
    "2018": "g",
    "under*": "g",
    '"2018 under*"': "g",
    "kaj *unde": "",
}

WORDS = st.sampled_from(
    ["kaj", "havn", "bro", "århus", "Aarhus", "kajak", "ka*", "*ro", "*avn*", '"kaj havn"', '"bro ka*"']
)
QUERIES = st.lists(
    st.tuples(st.sampled_from(["", "-", "(", "-(", "ELLER ", "IKKE "]), WORDS, st.sampled_from(["", ")"])), max_size=8
).map(lambda pieces: " ".join(f"{before}{word}{after}" for before, word, after in pieces))


def _is_part(part: Part, word: str) -> bool:
    if part.before and part.after:
        return part.text in word
    return word.endswith(part.text) if part.before else word.startswith(part.text)


def _is(wanted: Word | Part, word: str) -> bool:
    ways = spellings(wanted.text.lower())
    return (
        word in ways
        if isinstance(wanted, Word)
        else any(_is_part(Part(way, wanted.before, wanted.after), word) for way in ways)
    )


def _holds(node: Node, words: list[str]) -> bool:
    """What the query says of a text, by its words alone."""
    match node:
        case Word() | Part():
            return any(_is(node, word) for word in words)
        case Phrase(wanted):
            stretches = (words[start : start + len(wanted)] for start in range(len(words) - len(wanted) + 1))
            return any(all(map(_is, wanted, stretch)) for stretch in stretches)
        case Not(inner):
            return not _holds(inner, words)
        case And(nodes):
            return all(_holds(each, words) for each in nodes)
        case Or(nodes):
            return any(_holds(each, words) for each in nodes)
        case Field() | Forms() | Articles():
            raise AssertionError(node)


@pytest.fixture(scope="module")
def shelf(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The texts as articles, for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        for key, text in SHELF.items():
            make_article(key, lead="", body=text)
        yield
        transaction.set_rollback(True)


def _found(node: Node) -> str:
    """The texts of the shelf that PostgreSQL finds."""
    rows = ArticleSearchRow.objects.filter(condition(ready(node), "artikel"))
    return "".join(rows.order_by("article__title").values_list("article__title", flat=True))


@pytest.mark.parametrize(("text", "keys"), FOUND.items(), ids=FOUND)
def test_finds(text: str, keys: str) -> None:
    node = parse(text).node
    assert node
    assert _found(node) == keys


@given(QUERIES)
def test_finds_what_the_words_say(text: str) -> None:
    node = parse(text).node
    if node:
        assert _found(node) == "".join(key for key, body in SHELF.items() if _holds(node, body.split()))


@given(TEXTS)
def test_takes_every_query(text: str) -> None:
    node = ready(parse(text).node)
    rows = ArticleSearchRow.objects.filter(condition(node, "artikel"))
    order = rank(node)
    assert list(rows.annotate(rank=order).order_by("-rank") if order else rows) is not None


@pytest.mark.parametrize("text", ["a" * 1000, "😀a" * 400, '"' + "a " * 499 + '"', "(år ELLER aa) " * 20, "-(å " * 20])
def test_takes_the_largest_queries(text: str) -> None:
    assert isinstance(_found(parse(text).node or Word("kaj")), str)
