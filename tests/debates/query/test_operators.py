"""Words, phrases, parts, brackets and operators are read as the language says."""

import pytest

from debates.query.grammar import NoteCode, parse
from debates.query.nodes import And, Node, Not, Or, Part, Phrase, Word

KAJ, HAVN, BRO = Word("kaj"), Word("havn"), Word("bro")

NODES: dict[str, Node] = {
    "kaj": KAJ,
    "kaj havn": And((KAJ, HAVN)),
    "kaj OG havn AND bro": And((KAJ, HAVN, BRO)),
    "kaj ELLER havn": Or((KAJ, HAVN)),
    "kaj eller havn Eller bro": Or((KAJ, HAVN, BRO)),
    "kaj OR havn": Or((KAJ, HAVN)),
    "kaj|havn || bro": Or((KAJ, HAVN, BRO)),
    "kaj, eller havn!": Or((KAJ, HAVN)),
    "kaj or havn": And((KAJ, Word("or"), HAVN)),
    "kaj havn ELLER bro": Or((And((KAJ, HAVN)), BRO)),
    "kaj (havn ELLER bro)": And((KAJ, Or((HAVN, BRO)))),
    "kaj (havn (bro))": And((KAJ, HAVN, BRO)),
    "kaj ELLER (havn ELLER bro)": Or((KAJ, HAVN, BRO)),
    "kaj -havn": And((KAJ, Not(HAVN))),
    "kaj IKKE havn NOT bro": And((KAJ, Not(HAVN), Not(BRO))),
    'kaj -"havn bro"': And((KAJ, Not(Phrase((HAVN, BRO))))),
    "kaj -(havn bro)": And((KAJ, Not(And((HAVN, BRO))))),
    "kaj -(havn ELLER bro)": And((KAJ, Not(Or((HAVN, BRO))))),
    "kaj --havn": And((KAJ, HAVN)),
    "kaj IKKE -havn": And((KAJ, HAVN)),
    "-(-(kaj havn)) bro": And((KAJ, HAVN, BRO)),
    "kaj-havn": Word("kaj-havn"),
    '"kaj havn"': Phrase((KAJ, HAVN)),
    '"kaj"': Phrase((KAJ,)),
    '"kaj eller -havn"': Phrase((KAJ, Word("eller"), HAVN)),
    '"kaj hav*"': Phrase((KAJ, Part("hav", before=False, after=True))),
    "hav*": Part("hav", before=False, after=True),
    "*havn": Part("havn", before=True, after=False),
    "*avn*": Part("avn", before=True, after=True),
    "**havn**,": Part("havn", before=True, after=True),
    "OR*": Part("OR", before=False, after=True),
}

WORDS = {
    "Covid-19": "Covid-19",
    "O'Brien": "O'Brien",
    "O’Brien": "O’Brien",
    "3.5": "3.5",
    "12:30": "12:30",
    "http://kaj.dk/a?b=c": "http://kaj.dk/a?b=c",
    "kaj.": "kaj",
    "¿kaj?!": "kaj",
    "#kaj": "kaj",
    "50%": "50",
    "og/eller": "og/eller",
    "ÆØÅæøå": "ÆØÅæøå",
    "A\u030arhus": "Århus",
    "kaj & ,": "kaj",
    "\0kaj\x07": "kaj",
}


@pytest.mark.parametrize(("text", "node"), NODES.items(), ids=NODES)
def test_read(text: str, node: Node) -> None:
    query = parse(text)
    assert query.node == node
    assert not query.notes


@pytest.mark.parametrize(("text", "word"), WORDS.items(), ids=map(repr, WORDS))
def test_a_word_keeps_its_letters_and_loses_the_signs_around_it(text: str, word: str) -> None:
    query = parse(text)
    assert query.node == Word(word)
    assert not query.notes


@pytest.mark.parametrize("quoted", ['"%s"', "“%s”", "„%s“", "»%s«", "«%s»", "’’%s’’", "''%s''", "”%s„"])
def test_quotation_marks_of_any_shape_make_a_phrase(quoted: str) -> None:
    assert parse("bro " + quoted % "kaj havn").node == And((BRO, Phrase((KAJ, HAVN))))


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800"])
def test_of_nothing_nothing_is_understood_and_nothing_said(text: str) -> None:
    assert parse(text).node is None
    assert not parse(text).notes


def test_a_query_of_negations_only_is_one_and_says_so() -> None:
    query = parse("-kaj -(havn bro)")
    assert query.node == And((Not(KAJ), Not(And((HAVN, BRO)))))
    assert [note.code for note in query.notes] == [NoteCode.ONLY_NOT]


def test_is_printed_with_the_brackets_that_it_needs() -> None:
    assert str(parse("kaj and (havn or (bro))")) == "kaj and havn or bro"
    assert str(parse("kaj|(havn bro) -(by|vej) (a|b)")) == "kaj ELLER havn bro -(by ELLER vej) (a ELLER b)"
