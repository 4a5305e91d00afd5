"""A query as the text that PostgreSQL's `to_tsquery` reads."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from debates.query.nodes import And, Field, Node, Not, Or, Part, Phrase, Word
from debates.query.stop_words import STOP_WORDS

Expand = Callable[[Part], Sequence[str]]

NOWHERE = "intetsomhelststårsådan"  # stands for a part of a word that no word has

_DOUBLE_A, _RING_A = re.compile("aa", re.IGNORECASE), re.compile("å", re.IGNORECASE)


def to_tsquery(node: Node | None, expand: Expand, weights: str = "") -> str | None:
    """The text for ``to_tsquery(config, ...)``; None where nothing is asked for. Raises ValueError for a `Field`.

    `expand` gives the words that a part may be, for a part that is open before, and for one that PostgreSQL would leave
    out since its letters are a common word, as ``under*``. Give words as texts have them: endings are taken off them here,
    and the index has »plads«, which would lose another letter. `weights` tell where words must stand: ``"A"``.

    >>> to_tsquery(And((Word("O'Brien"), Not(Part("skol", False, True)))), lambda part: [], weights="A")
    "('O''Brien':A & !'skol':*A)"
    >>> to_tsquery(Phrase((Word("Århus"), Word("havn"))), lambda part: [])
    "(('Århus' | 'aarhus') <-> 'havn')"
    """
    return _Writer(expand, weights).written(node) if node else None


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
    expand: Expand
    weights: str

    def written(self, node: Node) -> str:
        match node:
            case Word(text):
                return self._any(self._literal(way) for way in spellings(text))
            case Part():
                return self._part(node)
            case Phrase(words):
                return _together(" <-> ", map(self.written, words))
            case Not(inner):
                return f"!{self.written(inner)}"
            case And(nodes):
                return _together(" & ", map(self.written, nodes))
            case Or(nodes):
                return _together(" | ", map(self.written, nodes))
            case Field():
                raise ValueError(f"PostgreSQL knows no field: {node}")

    def _part(self, part: Part) -> str:
        ways = spellings(part.text)
        if part.before or part.text.lower() in STOP_WORDS:
            found = dict.fromkeys(word for way in ways for word in self.expand(replace(part, text=way)))
            indexed = [word for word in found if word.lower() not in STOP_WORDS]
            return self._any(map(self._literal, indexed or [NOWHERE]))
        return self._any(self._literal(way, "*") for way in ways)

    def _any(self, literals: Iterable[str]) -> str:
        return _together(" | ", literals)

    def _literal(self, word: str, star: str = "") -> str:
        escaped = word.replace("\\", "\\\\").replace("'", "''")
        labels = f"{star}{self.weights}"
        return f"'{escaped}':{labels}" if labels else f"'{escaped}'"


def _together(operator: str, texts: Iterable[str]) -> str:
    several = list(texts)
    return f"({operator.join(several)})" if len(several) > 1 else several[0]
