"""Text to a query. Any text is one: what can't be understood is left out, and a note says so.

    either  := every ("ELLER" every)*
    every   := operand*
    operand := ("-" | field ":")* (word | phrase | "(" either ")")

Nested brackets are the only recursion, and `tidying` sees to it that they are few. A field before brackets goes to
everything in them.
"""

from dataclasses import dataclass

from debates.query.fields import Feature, field_named
from debates.query.nodes import And, Field, Node, Or, Word, joined, leaves, negated
from debates.query.notes import Note, NoteCode
from debates.query.stop_words import STOP_WORDS
from debates.query.tidying import MOST_CHARACTERS, MOST_DEEP, MOST_OPERANDS, tidied
from debates.query.tokens import Token, TokenKind, plain, read_tokens
from debates.query.values import read_phrase, read_value, read_word

__all__ = ["MOST_CHARACTERS", "MOST_DEEP", "MOST_OPERANDS", "Note", "NoteCode", "Query", "parse"]

_LONGEST_NOTE = 80  # characters of its words


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a text; no node where nothing was. What is printed is understood the same, without a note."""

    node: Node | None
    notes: tuple[Note, ...] = ()

    def __str__(self) -> str:
        return str(self.node or "")


def parse(text: str) -> Query:
    """What a text asks for. Takes any text, in linear time, and never fails.

    >>> query = parse("titel:(skole OR bibliotek) -bus* år:2018..2013")
    >>> print(query, query.notes)
    (titel:skole ELLER titel:bibliotek) -bus* år:2013..2018 (Note(code=<NoteCode.YEARS_TURNED: 'years_turned'>, words='år:2018..2013'),)
    """
    tokens, notes = tidied(read_tokens(text))
    parser = _Parser(tokens)
    node = parser.either(None)
    notes = [*notes, *parser.notes]
    if node and not any(asked for _leaf, asked in leaves(node)):
        notes.append(Note(NoteCode.ONLY_NOT, str(node)))
    signs = plain(text[:_LONGEST_NOTE]).strip()
    if node is None and not notes and signs:
        notes.append(Note(NoteCode.NO_WORDS, signs))
    return Query(node, tuple(dict.fromkeys(Note(note.code, note.words[:_LONGEST_NOTE]) for note in notes)))


class _Parser:
    """Reads tidied tokens from the first to the last."""

    def __init__(self, tokens: list[Token]) -> None:
        self.notes: list[Note] = []
        self._left = tokens[::-1]

    def either(self, field: Feature | None) -> Node | None:
        """Alternatives, up to the bracket that closes them; `field` is what their words are values of."""
        nodes = [self._every(field)]
        while self._take(TokenKind.OR):
            nodes.append(self._every(field))
        return joined(Or, nodes)

    def _every(self, field: Feature | None) -> Node | None:
        nodes = []
        while self._left and self._left[-1].kind not in (TokenKind.OR, TokenKind.CLOSE):
            nodes.append(self._operand(field))
        return joined(And, self._telling(nodes))

    def _telling(self, nodes: list[Node | None]) -> list[Node]:
        """Without the commonest words, unless there are no others."""
        given = [node for node in nodes if node]
        common = [node for node in given if isinstance(node, Word) and node.text.lower() in STOP_WORDS]
        if len(common) in (0, len(given)):
            return given
        for word in common:
            self._tell(NoteCode.COMMON_WORD, word.text)
        return [node for node in given if node not in common]

    def _operand(self, field: Feature | None) -> Node | None:
        minus = False
        while sign := self._take(TokenKind.NOT, TokenKind.FIELD):
            if sign.kind is TokenKind.NOT:
                minus = not minus
            else:
                field = self._field(sign.text, field)
        node = self._brackets(field) if self._take(TokenKind.OPEN) else self._leaf(self._left.pop(), field)
        return negated(node) if minus else node

    def _field(self, name: str, outer: Feature | None) -> Feature | None:
        if outer:
            self._tell(NoteCode.NESTED_FIELD, f"{name}:")
        return field_named(name)

    def _brackets(self, field: Feature | None) -> Node | None:
        told = len(self.notes)
        node = self.either(field)
        self._left.pop()
        if node is None and len(self.notes) == told:
            self._tell(NoteCode.EMPTY_BRACKETS, "()")
        return node

    def _leaf(self, token: Token, field: Feature | None) -> Node | None:
        told, quoted = len(self.notes), token.kind is TokenKind.PHRASE
        if field is None:
            return read_phrase(token.text, self._tell) if quoted else read_word(token.text, self._tell)
        value = read_value(field, token.text, quoted=quoted, tell=self._tell)
        if value is None and len(self.notes) == told:
            self._tell(NoteCode.NO_VALUE, f"{field.name}:")
        return Field(field.name, value) if value else None

    def _take(self, *kinds: TokenKind) -> Token | None:
        """The next token where it is one of these, and on to the one after it."""
        return self._left.pop() if self._left and self._left[-1].kind in kinds else None

    def _tell(self, code: NoteCode, words: str) -> None:
        self.notes.append(Note(code, words))
