"""Fields are read with the kind of value that each has."""

from datetime import date

import pytest

from debates.query.fields import FIELDS, LANGUAGE, Feature, Kind
from debates.query.grammar import parse
from debates.query.nodes import And, Day, Field, Node, Not, Or, Part, Phrase, Span, Word

SCHOOL, BUS = Field("titel", Word("skole")), Field("titel", Word("bus"))
FEBRUARY = Day(date(2016, 2, 1), date(2016, 2, 29))
A_DAY = Day(date(2018, 2, 26), date(2018, 2, 26))

NODES: dict[str, Node] = {
    "titel:skole": SCHOOL,
    "Overskrift:skole": SCHOOL,
    "titel:skol*": Field("titel", Part("skol", before=False, after=True)),
    'forfatter:"Bo Hansen"': Field("forfatter", Phrase((Word("Bo"), Word("Hansen")))),
    "titel:»skole bus«": Field("titel", Phrase((Word("skole"), Word("bus")))),
    "titel:(skole ELLER bus)": Or((SCHOOL, BUS)),
    "titel:(skole -bus)": And((SCHOOL, Not(BUS))),
    "-titel:skole bus": And((Not(SCHOOL), Word("bus"))),
    "titel:-skole bus": And((Not(SCHOOL), Word("bus"))),
    "-titel:(skole bus)": Not(And((SCHOOL, BUS))),
    "titel:a:b": Field("titel", Word("a:b")),
    "titel:eller": Field("titel", Word("eller")),
    "emneord:skole debat:havnen": And((Field("emneord", Word("skole")), Field("debat", Word("havnen")))),
    "har:svar": Field("har", Word("svar")),
    "type:Kommentar": Field("type", Word("kommentar")),
    "type:kommentarer": Field("type", Word("kommentar")),
    "titel://skole": Word("titel://skole"),
    "år:2013": Field("år", Span(2013, 2013)),
    "aar:2013..2018,": Field("år", Span(2013, 2018)),
    "år:2013-2018": Field("år", Span(2013, 2018)),
    "år:2013–2018": Field("år", Span(2013, 2018)),
    "a\u030ar:2013..": Field("år", Span(2013, None)),
    "ÅR:..2018": Field("år", Span(None, 2018)),
    "år:(2013 ELLER 2015..)": Or((Field("år", Span(2013, 2013)), Field("år", Span(2015, None)))),
    "før:2016": Field("før", Day(date(2016, 1, 1), date(2016, 12, 31))),
    "foer:2016-02": Field("før", FEBRUARY),
    "efter:2/2016": Field("efter", FEBRUARY),
    "efter:2018-02-26": Field("efter", A_DAY),
    "efter:26.2.2018": Field("efter", A_DAY),
    "efter:26/2-2018": Field("efter", A_DAY),
    'efter:"26. 2. 2018"': Field("efter", A_DAY),
}


@pytest.mark.parametrize(("text", "node"), NODES.items(), ids=NODES)
def test_read(text: str, node: Node) -> None:
    query = parse(text)
    assert query.node == node
    assert {note.code for note in query.notes} <= {"only_not"}


@pytest.mark.parametrize("feature", LANGUAGE, ids=lambda feature: feature.key)
def test_the_example_of_each_row_is_understood(feature: Feature) -> None:
    query = parse(feature.example)
    assert query.node
    assert not query.notes
    assert isinstance(query.node, Field) == (feature.kind is not Kind.OPERATOR)


def test_keys_and_names_are_one_each() -> None:
    keys = [feature.key for feature in LANGUAGE]
    names = [name for feature in LANGUAGE if feature.kind is not Kind.OPERATOR for name in feature.names]
    assert len(keys) == len(set(keys))
    assert sorted(names) == sorted(FIELDS)


def test_a_choice_is_understood_by_each_of_its_values() -> None:
    for name, feature in FIELDS.items():
        for value, chosen in feature.choices.items():
            assert parse(f"{name}:{value}").node == Field(feature.name, Word(chosen))
