"""The table of the language: the parser reads it, and the page of help is made from it.

A name in small letters is understood in any letters, one in capitals only so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a row of the table is: an operator, or a field by the kind of its value."""

    OPERATOR = "operator"
    TEXT = "text"  # a word, a part of one, or a phrase
    YEARS = "years"  # a `Span`
    DAY = "day"  # a `Day`
    CHOICE = "choice"  # one of a few words


@dataclass(frozen=True, slots=True)
class Feature:
    """A row: an English key, the names it is written by, what it is, an invented example, and the values of a choice."""

    key: str
    names: tuple[str, ...]
    kind: Kind
    example: str
    choices: Mapping[str, str] = field(default_factory=dict)  # each value as it may be written, to its first name

    @property
    def name(self) -> str:
        """The name that it is printed by."""
        return self.names[0]


LANGUAGE = (
    Feature("and", ("OG", "AND"), Kind.OPERATOR, "skole busser"),
    Feature("or", ("eller", "OR", "|"), Kind.OPERATOR, "skole ELLER bibliotek"),
    Feature("not", ("IKKE", "NOT", "-"), Kind.OPERATOR, "skole -busser"),
    Feature("phrase", ('"',), Kind.OPERATOR, '"en god skole"'),
    Feature("group", ("(",), Kind.OPERATOR, "skole (cykel ELLER bus)"),
    Feature("beginning", ("*",), Kind.OPERATOR, "skole*"),
    Feature("ending", ("*",), Kind.OPERATOR, "*skole"),
    Feature("middle", ("*",), Kind.OPERATOR, "*skole*"),
    Feature("title", ("titel", "overskrift"), Kind.TEXT, 'titel:"en god skole"'),
    Feature("author", ("forfatter",), Kind.TEXT, "forfatter:sivertsgaard"),
    Feature("tag", ("emneord",), Kind.TEXT, "emneord:folkeskolen"),
    Feature("debate", ("debat",), Kind.TEXT, "debat:skoledebat"),
    Feature("year", ("år", "aar"), Kind.YEARS, "år:2016..2018"),
    Feature("before", ("før", "foer"), Kind.DAY, "før:2016-05"),
    Feature("after", ("efter",), Kind.DAY, "efter:26.2.2016"),
    Feature("has", ("har",), Kind.CHOICE, "har:svar", {"svar": "svar"}),
    Feature(
        "type",
        ("type",),
        Kind.CHOICE,
        "type:kommentar",
        {"artikel": "artikel", "artikler": "artikel", "kommentar": "kommentar", "kommentarer": "kommentar"},
    ),
)

FIELDS = {name: row for row in LANGUAGE if row.kind is not Kind.OPERATOR for name in row.names}
_OPERATORS = {name: row.key for row in LANGUAGE if row.kind is Kind.OPERATOR for name in row.names if name.isalpha()}


def field_named(name: str) -> Feature | None:
    """The field of a name or an alias, in any letters.

    >>> field_named("Overskrift").name
    'titel'
    """
    return FIELDS.get(name.lower())


def operator_named(word: str) -> str | None:
    """The key of the operator that a word is.

    >>> operator_named("Eller"), operator_named("OR"), operator_named("or")
    ('or', 'or', None)
    """
    return _OPERATORS.get(word) or _OPERATORS.get(word.lower())
