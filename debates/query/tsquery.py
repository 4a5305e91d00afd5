"""A query as the text that PostgreSQL's `to_tsquery` reads."""

import re
from collections.abc import Iterable

from debates.query.nodes import And, Node, Not, Or, Part, Phrase, Word

_DOUBLE_A, _RING_A = re.compile("aa", re.IGNORECASE), re.compile("å", re.IGNORECASE)


def to_tsquery(node: Node) -> str:
    """The text for ``to_tsquery(config, ...)``.

    Raises ValueError for what the index can't be asked for (`nodes.is_indexed`).

    >>> to_tsquery(And((Word("O'Brien"), Not(Part("skol", False, True)))))
    "('O''Brien' & !'skol':*)"
    >>> to_tsquery(Phrase((Word("Århus"), Word("havn"))))
    "(('Århus' | 'aarhus') <-> 'havn')"
    """
    match node:
        case Word(text):
            return _any(_literal(way) for way in spellings(text))
        case Part(text, before=False):
            return _any(f"{_literal(way)}:*" for way in spellings(text))
        case Phrase(words):
            return _together(" <-> ", map(to_tsquery, words))
        case Not(inner):
            return f"!{to_tsquery(inner)}"
        case And(nodes):
            return _together(" & ", map(to_tsquery, nodes))
        case Or(nodes):
            return _together(" | ", map(to_tsquery, nodes))
        case _:
            raise ValueError(f"The index can't be asked for this: {node}")


def spellings(word: str) -> list[str]:
    """A word as it may be spelled: aa is å, and å is aa. A few, whatever the word.

    >>> spellings("Aalborg"), spellings("skole")
    (['Aalborg', 'ålborg'], ['skole'])
    """
    ways: dict[str, str] = {}
    for way in (word, _DOUBLE_A.sub("å", word), _RING_A.sub("aa", word)):
        ways.setdefault(way.lower(), way)
    return list(ways.values())


def _any(literals: Iterable[str]) -> str:
    return _together(" | ", literals)


def _literal(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _together(operator: str, texts: Iterable[str]) -> str:
    several = list(texts)
    return f"({operator.join(several)})" if len(several) > 1 else several[0]
