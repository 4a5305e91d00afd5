"""PostgreSQL takes every query, and finds what the query says."""

from collections.abc import Sequence

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from debates.query.grammar import parse
from debates.query.nodes import And, Field, Node, Not, Or, Part, Phrase, Word, has_fields
from debates.query.stop_words import STOP_WORDS
from debates.query.tsquery import spellings, to_tsquery
from tests.debates.query.texts import TEXTS

pytestmark = pytest.mark.django_db

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
VOCABULARY = sorted({word for text in SHELF.values() for word in text.split() if word.isalpha()})

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


def expand(part: Part) -> Sequence[str]:
    """The words of the shelf that a part may be."""
    return [word for word in VOCABULARY if _is_part(part, word)]


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
        case Field():
            raise AssertionError(node)


def _found(node: Node) -> str:
    """The texts of the shelf that PostgreSQL finds."""
    wanted = to_tsquery(node, expand)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(key, '' ORDER BY key) FROM unnest(%s::text[], %s::text[]) AS shelf(key, body)"
            " WHERE to_tsvector('danish', body) @@ to_tsquery('danish', %s)",
            [list(SHELF), list(SHELF.values()), wanted],
        )
        return cursor.fetchone()[0] or ""


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


@given(TEXTS, st.sampled_from(["", "A", "AB"]))
def test_takes_every_query(text: str, weights: str) -> None:
    node = parse(text).node
    if node and not has_fields(node):
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_tsquery('danish', %s)", [to_tsquery(node, expand, weights)])
            assert cursor.fetchone()


@pytest.mark.parametrize("text", ["a" * 1000, "😀a" * 400, '"' + "a " * 499 + '"', "(år ELLER aa) " * 20, "-(å " * 20])
def test_takes_the_largest_queries(text: str) -> None:
    assert isinstance(_found(parse(text).node or Word("kaj")), str)


def test_weights_say_where_a_word_stands() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vector @@ to_tsquery('danish', %s), vector @@ to_tsquery('danish', %s), vector @@ to_tsquery('danish', %s)"
            " FROM (SELECT setweight(to_tsvector('danish', 'kaj bro'), 'A') || to_tsvector('danish', 'havn') AS vector) AS text",
            [to_tsquery(parse(text).node, expand, weights="A") for text in ('"kaj br*"', "havn", "kaj -havn")],
        )
        assert cursor.fetchone() == (True, False, True)


def test_the_common_words_are_those_that_postgresql_leaves_out() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) AS word WHERE ts_lexize('danish_stem', word) <> '{}'",
            [list(STOP_WORDS)],
        )
        assert cursor.fetchall() == []
