"""Any text is a query, made soon, and printed so that it is understood the same."""

import pytest
from hypothesis import given

from debates.query.grammar import MOST_CHARACTERS, MOST_DEEP, MOST_OPERANDS, NoteCode, parse
from debates.query.nodes import And, Field, Node, Not, Or, leaves
from debates.query.tokens import MOST_READ
from tests.debates.query.texts import TEXTS

HOSTILE = {
    "brackets": "(" * 10_000,
    "pairs": "()" * 5_000,
    "negated brackets": "-(" * 5_000 + "kaj",
    "alternatives": "kaj OR " * 2_000,
    "stars": "* " * 5_000,
    "parts": "*kaj* " * 2_000,
    "minus": "-" * 10_000,
    "negations": "IKKE " * 2_000,
    "fields": "titel:" * 2_000,
    "colons": "a:" * 5_000,
    "quotes": '"' * 10_000,
    "a phrase": '"' + "a " * 5_000,
    "lines": "_" * 10_000,
    "accents": "a" + "\u0301\u0316" * 5_000,
    "letters": "a" * 10_000,
    "a book": "kaj (havn) " * 1_000_000,
}


@given(TEXTS)
def test_what_is_printed_is_understood_the_same(text: str) -> None:
    query = parse(text)
    again = parse(str(query))
    assert again.node == query.node
    assert {note.code for note in again.notes} <= {NoteCode.ONLY_NOT}


@given(TEXTS)
def test_nothing_is_left_to_fold(text: str) -> None:
    node = parse(text).node
    if node:
        _is_folded(node)
        assert len(list(leaves(node))) <= MOST_OPERANDS


def _is_folded(node: Node) -> None:
    match node:
        case And(nodes) | Or(nodes):
            assert len(nodes) > 1
            assert not any(isinstance(each, type(node)) for each in nodes)
            for each in nodes:
                _is_folded(each)
        case Not(inner):
            assert not isinstance(inner, Not)
            _is_folded(inner)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_query_is_no_larger_than_others(text: str) -> None:
    query = parse(text)
    assert len(list(leaves(query.node)) if query.node else []) <= MOST_OPERANDS
    assert len(query.notes) <= 5
    assert parse(str(query)).node == query.node


def test_the_longest_query_is_whole_when_it_is_printed() -> None:
    words = " ".join("a" * (MOST_CHARACTERS // MOST_OPERANDS // 2))
    query = parse("|".join([f'-forfatter:"{words}"'] * MOST_OPERANDS))
    assert len(str(query)) < MOST_READ
    assert {note.code for note in query.notes} == {NoteCode.ONLY_NOT}
    assert parse(str(query)).node == query.node


def test_brackets_may_stand_as_deep_as_the_limit() -> None:
    text = "kaj (havn ELLER bro " * (MOST_DEEP // 2) + ")" * (MOST_DEEP // 2)
    query = parse(text)
    assert not query.notes
    assert parse(str(query)) == query


def test_a_date_counts_the_same_however_it_is_written() -> None:
    query = parse("før:1/1-2018 " * MOST_OPERANDS + "x")
    assert isinstance(query.node, And)
    assert all(isinstance(node, Field) for node in query.node.nodes)
    assert parse(str(query)).node == query.node
