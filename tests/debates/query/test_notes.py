"""What is not understood is left out and said, and the rest is read."""

import pytest

from debates.query.grammar import MOST_DEEP, NoteCode, parse

NOTED: list[tuple[str, str, NoteCode, str]] = [  # what is typed, what is understood, the note
    ("foo:bar kaj", "foo bar kaj", NoteCode.UNKNOWN_FIELD, "foo:"),
    ('foo:"kaj bro"', 'foo "kaj bro"', NoteCode.UNKNOWN_FIELD, "foo:"),
    ("foo:titel:bar", "foo titel:bar", NoteCode.UNKNOWN_FIELD, "foo:"),
    ("titel: kaj", "kaj", NoteCode.NO_VALUE, "titel:"),
    ("titel:, kaj", "kaj", NoteCode.NO_VALUE, "titel:"),
    ("titel:- kaj", "kaj", NoteCode.NO_VALUE, "titel:"),
    ("titel:(kaj debat:bro)", "titel:kaj debat:bro", NoteCode.NESTED_FIELD, "debat:"),
    ("kaj år:20", "kaj", NoteCode.BAD_YEARS, "år:20"),
    ("kaj år:201*", "kaj", NoteCode.BAD_YEARS, "år:201*"),
    ("kaj ELLER år:..", "kaj", NoteCode.BAD_YEARS, "år:.."),
    ("kaj før:31.2.2018", "kaj", NoteCode.BAD_DAY, "før:31.2.2018"),
    ("kaj efter:maj", "kaj", NoteCode.BAD_DAY, "efter:maj"),
    ("kaj har:ben", "kaj", NoteCode.BAD_CHOICE, "har:ben"),
    ("aar:2018..2013", "år:2013..2018", NoteCode.YEARS_TURNED, "år:2018..2013"),
    ('bro "kaj havn', 'bro "kaj havn"', NoteCode.UNCLOSED_QUOTE, '"kaj havn'),
    ('5"', "5", NoteCode.UNCLOSED_QUOTE, '"'),
    ('kaj ""', "kaj", NoteCode.EMPTY_QUOTES, '""'),
    ("bro (kaj ELLER havn", "bro (kaj ELLER havn)", NoteCode.UNCLOSED_BRACKET, "("),
    ("kaj) bro", "kaj bro", NoteCode.STRAY_BRACKET, ")"),
    ("kaj ( )", "kaj", NoteCode.EMPTY_BRACKETS, "()"),
    ("kaj - bro", "kaj bro", NoteCode.LONE_NOT, "-"),
    ("kaj IKKE", "kaj", NoteCode.LONE_NOT, "IKKE"),
    ("ELLER kaj", "kaj", NoteCode.EDGE_OPERATOR, "ELLER"),
    ("kaj eller", "kaj", NoteCode.EDGE_OPERATOR, "eller"),
    ("kaj (bro |)", "kaj bro", NoteCode.EDGE_OPERATOR, "|"),
    ("kaj ELLER OR bro", "kaj ELLER bro", NoteCode.EDGE_OPERATOR, "OR"),
    ("kaj OG", "kaj", NoteCode.EDGE_OPERATOR, "OG"),
    ("kaj *", "kaj", NoteCode.LONE_STAR, "*"),
    ('"kaj * bro"', '"kaj bro"', NoteCode.LONE_STAR, "*"),
    ("kaj b*", "kaj", NoteCode.SHORT_PART, "b*"),
    ("kaj *ro", "kaj", NoteCode.SHORT_PART, "*ro"),
    ("kaj *ro*", "kaj", NoteCode.SHORT_PART, "*ro*"),
    ('"kaj b*"', '"kaj b"', NoteCode.SHORT_PART, "b*"),
    ("sk*le", "sk*", NoteCode.STAR_INSIDE, "sk*le"),
    ('"kaj *bro"', '"kaj bro"', NoteCode.STAR_IN_PHRASE, "*bro"),
    ("kaj og bro", "kaj bro", NoteCode.COMMON_WORD, "og"),
    ("kaj (Under ELLER jeg bro)", "kaj (Under ELLER bro)", NoteCode.COMMON_WORD, "jeg"),
    ("-kaj", "-kaj", NoteCode.ONLY_NOT, "-kaj"),
    ("&&", "", NoteCode.NO_WORDS, "&&"),
    ("kaj " + "x" * 2000, "kaj", NoteCode.TOO_LONG, "x" * 80),
    ("kaj" + " " * 5000 + "bro", "kaj", NoteCode.TOO_LONG, " " * 80),
    ("kaj " * 40 + "bro", "kaj " * 39 + "kaj", NoteCode.TOO_MANY, "bro"),
    ("kaj (" + "bro " * 40 + ")", "kaj " + "bro " * 38 + "bro", NoteCode.TOO_MANY, "bro"),
    ("kaj " + "(bro " * (MOST_DEEP + 1) + ")" * (MOST_DEEP + 1), "kaj" + " bro" * MOST_DEEP, NoteCode.TOO_DEEP, "("),
]


@pytest.mark.parametrize(("text", "understood", "code", "words"), NOTED, ids=[text[:20] for text, *_ in NOTED])
def test_said(text: str, understood: str, code: NoteCode, words: str) -> None:
    query = parse(text)
    assert str(query) == understood
    assert [(note.code, note.words) for note in query.notes] == [(code, words)]


def test_every_code_has_a_case() -> None:
    assert {code for _text, _understood, code, _words in NOTED} == set(NoteCode)


def test_the_same_is_said_once() -> None:
    assert len(parse("kaj - - - bro * * *").notes) == 2
