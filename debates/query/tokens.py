"""Text to tokens, in one pass. What is left out on the way is told by notes among them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from debates.query.fields import field_named, operator_named
from debates.query.notes import Note, NoteCode
from debates.query.values import trimmed

# Characters that are looked at: more than anything that keeps to the limits of `tidying` has when it is printed.
MOST_READ = 4_000

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_QUOTE = re.compile("[\"“”„‟»«″‹›＂]|['’‘‚`´]{2}")
_MINUS = r"(?P<minus> -+ (?=[^-\s)|]) )"
# No address, and the value follows at once.
_FIELD = r"""(?: [^\w\s"()|*] | _ )* (?P<field> [^\W\d_]\w* ) : (?!//) (?=[^\s)|])"""
_OTHERS = r"""(?P<phrase> "[^"]*"? ) | (?P<bracket> [()] ) | (?P<bars> \|+ ) | (?P<word> [^\s"()|]+ )"""
_PIECE = re.compile(rf"\s* (?: {_MINUS} | {_FIELD} | {_OTHERS} )", re.VERBOSE)
_VALUE = re.compile(rf"\s* (?: {_MINUS} | {_OTHERS} )", re.VERBOSE)  # no other field in the value of one


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    NOT = "not"
    AND = "and"
    OR = "or"
    OPEN = "("
    CLOSE = ")"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; a phrase without its quotation marks, a field without its colon."""

    kind: TokenKind
    text: str


Tokens = Iterator[Token | Note]


def read_tokens(text: str) -> Tokens:
    """The tokens of any text, with notes among them.

    >>> [token.kind.value for token in read_tokens("skole -(titel:bus)")]
    ['word', 'not', '(', 'field', 'word', ')']
    """
    yield from _cut(plain(text[:MOST_READ]))
    if len(text) > MOST_READ:
        yield Note(NoteCode.TOO_LONG, plain(text[MOST_READ : 2 * MOST_READ]))


def plain(text: str) -> str:
    """The text with one sign for all quotation marks, composed letters, and spaces for control characters.

    >>> plain("»ret og pligt«")
    '"ret og pligt"'
    """
    return _QUOTE.sub('"', unicodedata.normalize("NFC", _CONTROL.sub(" ", text)))


def _cut(text: str) -> Tokens:
    """The text, piece by piece."""
    place, in_value = 0, False
    while found := (_VALUE if in_value else _PIECE).match(text, place):
        yield from _tokens(found, in_value=in_value)
        place = found.end()
        match found.lastgroup:
            case "field":
                in_value = field_named(found["field"]) is not None
            case "minus":
                pass  # stands before a value as it stands before a field
            case _:
                in_value = False


def _tokens(found: re.Match[str], *, in_value: bool) -> Tokens:
    kind = found.lastgroup or ""
    text = found[kind]
    match kind:
        case "phrase":
            yield from _phrase(text)
        case "field":
            yield from _field(text)
        case "bracket":
            yield Token(TokenKind(text), text)
        case "bars":
            yield Token(TokenKind.OR, text)
        case "minus" if len(text) % 2:  # an even number of them negates nothing
            yield Token(TokenKind.NOT, text)
        case "word":
            yield Token(TokenKind.WORD, text) if in_value else _word(text)


def _phrase(text: str) -> Tokens:
    words = text[1:].removesuffix('"')
    closed = len(text) > 1 and text.endswith('"')
    if not closed:
        yield Note(NoteCode.UNCLOSED_QUOTE, text)
    if closed or words.strip():
        yield Token(TokenKind.PHRASE, words)


def _field(name: str) -> Tokens:
    if field_named(name):
        yield Token(TokenKind.FIELD, name)
    else:
        yield Note(NoteCode.UNKNOWN_FIELD, f"{name}:")
        yield _word(name)


def _word(text: str) -> Token | Note:
    """A word, or the operator that it is; a note where it is a sign that lacks what should follow."""
    word = trimmed(text)
    operator = operator_named(word) if "*" not in text else None
    if not text.strip("-"):
        return Note(NoteCode.LONE_NOT, text)
    if text.endswith(f"{word}:") and field_named(word):
        return Note(NoteCode.NO_VALUE, f"{word}:")
    return Token(TokenKind(operator) if operator else TokenKind.WORD, text)
