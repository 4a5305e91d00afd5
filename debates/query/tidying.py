"""Tokens made fit for the parser: within the limits, brackets in pairs, and every operator between what it needs."""

from debates.query.notes import Note, NoteCode
from debates.query.tokens import Token, TokenKind, Tokens

MOST_CHARACTERS, MOST_OPERANDS, MOST_DEEP = 1_000, 40, 20
_LEAST = 10  # characters that any operand counts for at least: a date counts the same however it is written

_OPERANDS = (TokenKind.WORD, TokenKind.PHRASE)
_BEGIN = (*_OPERANDS, TokenKind.FIELD, TokenKind.NOT, TokenKind.OPEN)  # what an operand begins with
_END = (*_OPERANDS, TokenKind.CLOSE)  # and what it ends with


def tidied(tokens: Tokens) -> tuple[list[Token], list[Note]]:
    """The tokens that count, and the notes on the others. ``OG`` goes: things side by side hold together without it."""
    kept, notes = [], []
    for piece in _paired(_within_limits(tokens)):
        if isinstance(piece, Token):
            kept.append(piece)
        else:
            notes.append(piece)
    good, more = _in_place(kept)
    return good, notes + more


def _within_limits(tokens: Tokens) -> Tokens:
    operands = characters = 0
    for token in tokens:
        if isinstance(token, Token) and token.kind in _OPERANDS:
            operands += 1
            characters += max(len(token.text), _LEAST)
            if operands > MOST_OPERANDS or characters > MOST_CHARACTERS:
                yield Note(NoteCode.TOO_MANY if operands > MOST_OPERANDS else NoteCode.TOO_LONG, token.text)
                return
        yield token


def _paired(tokens: Tokens) -> Tokens:
    """Each bracket with its other one, and nothing deeper than the limit."""
    depth, was_cut = 0, False
    for token in tokens:
        match token:
            case Note(code):
                was_cut |= code in (NoteCode.TOO_LONG, NoteCode.TOO_MANY)
                yield token
            case Token(TokenKind.CLOSE) if not depth:
                yield Note(NoteCode.STRAY_BRACKET, token.text)
            case Token(kind):
                depth += kind is TokenKind.OPEN
                yield from _not_too_deep(token, depth)
                depth -= kind is TokenKind.CLOSE
    if depth and not was_cut:
        yield Note(NoteCode.UNCLOSED_BRACKET, TokenKind.OPEN)
    yield from [Token(TokenKind.CLOSE, TokenKind.CLOSE)] * min(depth, MOST_DEEP)


def _not_too_deep(token: Token, depth: int) -> Tokens:
    if depth <= MOST_DEEP:
        yield token
    elif token.kind is TokenKind.OPEN:
        yield Note(NoteCode.TOO_DEEP, token.text)


def _in_place(tokens: list[Token]) -> tuple[list[Token], list[Note]]:
    """Operators with what they need beside them. From the end, for what follows one must itself have been kept."""
    kept: list[Token] = []
    notes: list[Note] = []
    for place, token in reversed(list(enumerate(tokens))):
        followed = bool(kept) and kept[-1].kind in _BEGIN
        between = followed and place > 0 and tokens[place - 1].kind in _END
        match token.kind:
            case TokenKind.AND | TokenKind.OR if not between:
                notes.append(Note(NoteCode.EDGE_OPERATOR, token.text))
            case TokenKind.NOT if not followed:
                notes.append(Note(NoteCode.LONE_NOT, token.text))
            case TokenKind.FIELD if not followed:
                notes.append(Note(NoteCode.NO_VALUE, f"{token.text}:"))
            case TokenKind.AND:
                pass
            case _:
                kept.append(token)
    return kept[::-1], notes[::-1]
