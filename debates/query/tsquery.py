"""A query as the text that PostgreSQL's `to_tsquery` reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from debates.query.nodes import And, Node, Not, Or, Part, Phrase, Word

_DOUBLE_A, _RING_A = re.compile("aa", re.IGNORECASE), re.compile("å", re.IGNORECASE)


def to_tsquery(node: Node, weights: str = "") -> str:
    """The text for ``to_tsquery(config, ...)``; `weights` tell where words must stand: ``"A"``.

    Raises ValueError for what the index can't be asked for (`nodes.is_indexed`).

    >>> to_tsquery(And((Word("O'Brien"), Not(Part("skol", False, True)))), weights="A")
    "('O''Brien':A & !'skol':*A)"
    >>> to_tsquery(Phrase((Word("Århus"), Word("havn"))))
    "(('Århus' | 'aarhus') <-> 'havn')"
    """
    return _Writer(weights).written(node)


def spellings(word: str) -> list[str]:
    """A word as it may be spelled: aa is å, and å is aa. A few, whatever the word.

    >>> spellings("Aalborg"), spellings("skole")
    (['Aalborg', 'ålborg'], ['skole'])
    """
    ways: dict[str, str] = {}
    for way in (word, _DOUBLE_A.sub("å", word), _RING_A.sub("aa", word)):
        ways.setdefault(way.lower(), way)
    return list(ways.values())


@dataclass(frozen=True, slots=True)
class _Writer:
    weights: str

    def written(self, node: Node) -> str:
        match node:
            case Word(text):
                return self._any(self._literal(way) for way in spellings(text))
            case Part(text, before=False):
                return self._any(self._literal(way, "*") for way in spellings(text))
            case Phrase(words):
                return _together(" <-> ", map(self.written, words))
            case Not(inner):
                return f"!{self.written(inner)}"
            case And(nodes):
                return _together(" & ", map(self.written, nodes))
            case Or(nodes):
                return _together(" | ", map(self.written, nodes))
            case _:
                raise ValueError(f"The index can't be asked for this: {node}")

    def _any(self, literals: Iterable[str]) -> str:
        return _together(" | ", literals)

    def _literal(self, word: str, star: str = "") -> str:
        escaped = word.replace("\\", "\\\\").replace("'", "''")
        labels = f"{star}{self.weights}"
        return f"'{escaped}':{labels}" if labels else f"'{escaped}'"


def _together(operator: str, texts: Iterable[str]) -> str:
    several = list(texts)
    return f"({operator.join(several)})" if len(several) > 1 else several[0]
