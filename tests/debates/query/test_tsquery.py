"""A node is written as PostgreSQL reads it."""

from collections.abc import Sequence

import pytest

from debates.query.grammar import parse
from debates.query.nodes import Field, Part, Word
from debates.query.tsquery import NOWHERE, to_tsquery

WRITTEN = {
    "kaj": "'kaj'",
    "kaj havn": "('kaj' & 'havn')",
    "kaj ELLER havn": "('kaj' | 'havn')",
    "kaj -havn": "('kaj' & !'havn')",
    "-(kaj havn)": "!('kaj' & 'havn')",
    "kaj (havn ELLER bro)": "('kaj' & ('havn' | 'bro'))",
    '"kaj og havn"': "('kaj' <-> 'og' <-> 'havn')",
    '"kaj hav*"': "('kaj' <-> 'hav':*)",
    "debat*": "'debat':*",
    "O'Brien": "'O''Brien'",
    "a\\b": "'a\\\\b'",
    "a&b!c<->d:*": "'a&b!c<->d':*",
    "covid-19": "'covid-19'",
    "århus": "('århus' | 'aarhus')",
    "Aarhus": "('Aarhus' | 'århus')",
    "*aarhus": "'aarhusiansk'",
    "baadåen": "('baadåen' | 'bådåen' | 'baadaaen')",
    "år*": "('år':* | 'aar':*)",
    "bø æg": "('bø' & 'æg')",
    '"i århus"': "('i' <-> ('århus' | 'aarhus'))",
    "*kole*": "('skole' | 'skolegård')",
    "*xyz": f"'{NOWHERE}'",
    "*nder": f"'{NOWHERE}'",
    "under*": "('undervise' | 'undersøge')",
}


def expand(part: Part) -> Sequence[str]:
    """The words of a small index."""
    words = {
        "kole": ["skole", "skolegård"],
        "nder": ["under"],
        "under": ["under", "undervise", "undersøge"],
        "århus": ["aarhusiansk"],
        "aarhus": ["aarhusiansk"],
    }
    return words.get(part.text, [])


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=WRITTEN)
def test_written(text: str, written: str) -> None:
    assert to_tsquery(parse(text).node, expand) == written


def test_weights_go_to_every_word() -> None:
    node = parse('århus "kaj hav*" -*kole*').node
    written = "(('århus':A | 'aarhus':A) & ('kaj':A <-> 'hav':*A) & !('skole':A | 'skolegård':A))"
    assert to_tsquery(node, expand, weights="A") == written


def test_of_nothing_nothing_is_written() -> None:
    assert to_tsquery(None, expand) is None


def test_a_field_is_refused() -> None:
    with pytest.raises(ValueError, match="titel:kaj"):
        to_tsquery(Field("titel", Word("kaj")), expand)
