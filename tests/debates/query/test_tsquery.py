"""A node is written as PostgreSQL reads it."""

import pytest

from debates.query.grammar import parse
from debates.query.nodes import Field, Node, Part, Word, is_indexed
from debates.query.tsquery import to_tsquery

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
    "baadåen": "('baadåen' | 'bådåen' | 'baadaaen')",
    "år*": "('år':* | 'aar':*)",
    "bø æg": "('bø' & 'æg')",
    '"i århus"': "('i' <-> ('århus' | 'aarhus'))",
    "under*": "'under':*",
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=WRITTEN)
def test_written(text: str, written: str) -> None:
    node = parse(text).node
    assert node
    assert is_indexed(node)
    assert to_tsquery(node) == written


@pytest.mark.parametrize("node", [Field("titel", Word("kaj")), Part("kaj", before=True, after=True)], ids=str)
def test_what_the_index_can_not_be_asked_for_is_refused(node: Node) -> None:
    assert not is_indexed(node)
    with pytest.raises(ValueError, match="kaj"):
        to_tsquery(node)
