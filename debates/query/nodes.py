"""What a query is made of. `str` of a node prints it in the language again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its letters as they were typed."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a word: which letters stand `before` or `after` it is left open."""

    text: str
    before: bool
    after: bool

    def __str__(self) -> str:
        return f"{'*' * self.before}{self.text}{'*' * self.after}"


@dataclass(frozen=True, slots=True)
class Forms:
    """A part that is open before, and the words that it may stand for, as the index has them. The parser makes none."""

    part: Part
    words: tuple[str, ...]

    def __str__(self) -> str:
        return str(self.part)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side. A part among them is open after, never before."""

    words: tuple[Word | Part, ...]

    def __str__(self) -> str:
        return f'"{" ".join(map(str, self.words))}"'


Text: TypeAlias = Word | Part | Forms | Phrase


@dataclass(frozen=True, slots=True)
class Span:
    """Years, both ends included; None is an open end.

    >>> str(Span(2013, 2018)), str(Span(2013, None)), str(Span(2013, 2013))
    ('2013..2018', '2013..', '2013')
    """

    first: int | None
    last: int | None

    def __str__(self) -> str:
        ends = dict.fromkeys("" if year is None else f"{year:04}" for year in (self.first, self.last))
        return "..".join(ends) if len(ends) == 2 else "".join(ends)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year, as its first and its last day.

    >>> print(Day(date(2018, 2, 26), date(2018, 2, 26)), Day(date(2018, 2, 1), date(2018, 2, 28)))
    2018-02-26 2018-02
    """

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.first:%Y-%m-%d}"
        return f"{self.first:%Y-%m}" if self.first.month == self.last.month else f"{self.first:%Y}"


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a field must have. `name` is the first name of the field in `fields.LANGUAGE`."""

    name: str
    value: Text | Span | Day

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


@dataclass(frozen=True, slots=True)
class Articles:
    """A field that is about articles, and the articles that it is true of. The parser makes none."""

    field: Field
    ids: tuple[int, ...]

    def __str__(self) -> str:
        return str(self.field)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: "Node"

    def __str__(self) -> str:
        return f"-({self.node})" if isinstance(self.node, And | Or) else f"-{self.node}"


@dataclass(frozen=True, slots=True)
class And:
    """What must hold together."""

    nodes: tuple["Node", ...]

    def __str__(self) -> str:
        return " ".join(f"({node})" if isinstance(node, Or) else str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Or:
    """Of which one must hold. Binds less than `And`, so no brackets stand around one in it: ``kaj havn ELLER bro``."""

    nodes: tuple["Node", ...]

    def __str__(self) -> str:
        return " ELLER ".join(map(str, self.nodes))


Node: TypeAlias = Text | Field | Articles | Not | And | Or


def joined(kind: type[And] | type[Or], nodes: Iterable[Node | None]) -> Node | None:
    """One node of several, flat; the only one as it is, and None of none.

    >>> print(joined(And, [And((Word("kaj"), Word("havn"))), None, Word("bro")]))
    kaj havn bro
    """
    flat = [each for node in nodes if node for each in (node.nodes if isinstance(node, kind) else [node])]
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def negated(node: Node | None) -> Node | None:
    """The opposite; a double negation folds."""
    return node.node if isinstance(node, Not) else node and Not(node)


def words_in(text: Text) -> tuple[Word | Part, ...]:
    """The words of a text as they were typed, side by side.

    >>> words_in(Phrase((Word("en"), Word("kaj")))), words_in(Word("kaj"))
    ((Word(text='en'), Word(text='kaj')), (Word(text='kaj'),))
    """
    match text:
        case Phrase(words):
            return words
        case Forms(part):
            return (part,)
    return (text,)


def openness(word: Word | Part) -> tuple[bool, bool]:
    """Whether letters are left open before a word, and after it."""
    return (word.before, word.after) if isinstance(word, Part) else (False, False)


def leaves(node: Node) -> Iterator[tuple[Text | Field | Articles, bool]]:
    """Each word, part, phrase and field of a node, and whether it is asked for rather than negated.

    >>> [(str(leaf), asked) for leaf, asked in leaves(And((Word("kaj"), Not(Word("bro")))))]
    [('kaj', True), ('bro', False)]
    """
    match node:
        case And(nodes) | Or(nodes):
            for each in nodes:
                yield from leaves(each)
        case Not(inner):
            yield from ((leaf, not asked) for leaf, asked in leaves(inner))
        case _:
            yield node, True


def has_fields(node: Node) -> bool:
    """Whether a field stands anywhere in a node."""
    return any(isinstance(leaf, Field | Articles) for leaf, _asked in leaves(node))


def is_indexed(node: Node) -> bool:
    """Whether an index of words can be asked for a node as it is: no field in it, and no part that is open before."""
    return not any(
        isinstance(leaf, Field | Articles | Forms) or (isinstance(leaf, Part) and leaf.before)
        for leaf, _asked in leaves(node)
    )
