"""A line is a key as it is written, between what stands before and after it in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.concordance.lines import CONTEXT, Line
from debates.pages.spacing import evened
from tests.concordance.reading import lines_in


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        pytest.param("Vi vil have havnen.", "havnen", [Line("Vi vil have ", "havnen", ".")], id="a word"),
        pytest.param(
            "Havnen og HAVNEN",
            "havnen",
            [Line("", "Havnen", " og HAVNEN"), Line("Havnen og ", "HAVNEN", "")],
            id="case",
        ),
        pytest.param("lystbådehavnen", "havnen", [], id="not inside a word"),
        pytest.param("åhavn havnå", "havn", [], id="not beside a Danish letter"),
        pytest.param("den åbne\nhavn", '"åbne  havn"', [Line("den ", "åbne havn", "")], id="over a line break"),
        pytest.param(
            "den åbne\n \nhavn", '"åbne havn"', [Line("den ", "åbne ¶ havn", "")], id="over a paragraph break"
        ),
        pytest.param("Ned.\n\nHavn!\n\nOp", "havn", [Line("Ned. ¶ ", "Havn", "! ¶ Op")], id="paragraphs around"),
        pytest.param(
            "»havn«, (havn)", "havn", [Line("»", "havn", "«, (havn)"), Line("»havn«, (", "havn", ")")], id="signs"
        ),
        pytest.param("a.b axb a b", "a.b", [Line("", "a.b", " axb a b")], id="signs are not patterns"),
        pytest.param("åben, havn", '"åben havn"', [], id="a sign inside a phrase, as written"),
        pytest.param("kaj", "havn ELLER -kaj", [], id="what is negated is no key"),
        pytest.param("kaj", "titel:kaj", [], id="what a field asks for is no key"),
        pytest.param(
            "kaj og bro", "kaj bro", [Line("", "kaj", " og bro"), Line("kaj og ", "bro", "")], id="two words, two keys"
        ),
        pytest.param("en åben havn", 'havn ELLER "åben havn"', [Line("en ", "åben havn", "")], id="the longest key"),
        pytest.param(
            "en åben havn, en åben kaj",
            'åben ELLER "åben havn"',
            [Line("en ", "åben havn", ", en åben kaj"), Line("en åben havn, en ", "åben", " kaj")],
            id="the longest at a place",
        ),
        pytest.param("ny ny ny", '"ny ny"', [Line("", "ny ny", " ny")], id="none inside another"),
        pytest.param(
            "havnekaj havnen",
            "havne*",
            [Line("", "havnekaj", " havnen"), Line("havnekaj ", "havnen", "")],
            id="open after",
        ),
        pytest.param("covid-19 og covid", "covid-19", [Line("", "covid-19", " og covid")], id="a hyphen"),
    ],
)
def test_as_written(text: str, query: str, expected: list[Line]) -> None:
    assert lines_in(text, query) == expected


@pytest.mark.parametrize(
    ("text", "query", "keys"),
    [
        pytest.param("Havnen, havnene og havnekajen", "havn", ["Havnen", "havnene"], id="any inflection"),
        pytest.param("Havnen, havnene", "havner", ["Havnen", "havnene"], id="asked for in another"),
        pytest.param("Broerne. Havne", '"bro havn"', ["Broerne. Havne"], id="a phrase, each word inflected"),
        pytest.param("en dansk-svensk aftale", "svensk", ["svensk"], id="in a compound"),
        pytest.param("en dansk svensk aftale", "dansk-svensk", ["dansk svensk"], id="a compound, parted"),
        pytest.param("Aalborg og Ålborg", "ålborg", ["Aalborg", "Ålborg"], id="aa is å"),
        pytest.param("havnekajen, havnen", '"havne* havn"', ["havnekajen, havnen"], id="a phrase with a star"),
        pytest.param("", "havn", [], id="an empty text"),
    ],
)
def test_in_any_inflection(text: str, query: str, keys: list[str]) -> None:
    assert [line.key for line in lines_in(text, query, as_written=False)] == keys


TEXTS = st.text(alphabet=st.one_of(st.sampled_from("aåbø .,-\n\n  "), st.characters()), max_size=900)


@given(TEXTS, st.sampled_from(["a", "a*", '"a b"', "å ELLER b", "*bøa*"]), st.booleans())
def test_a_line_is_a_piece_of_its_text(text: str, query: str, as_written: bool) -> None:
    for line in lines_in(text, query, as_written=as_written):
        assert "".join(line) in evened(text.strip())
        assert len(line.left) <= CONTEXT
        assert len(line.right) <= CONTEXT


@given(st.integers(0, 3), st.integers(0, 3))
def test_wide_white_space_hides_nothing_near(wide: int, more: int) -> None:
    text = f"foran{' ' * (1 + 200 * wide)}kaj{' ' * (1 + 200 * more)}bagved"
    [line] = lines_in(text, "kaj")
    assert "".join(line) in evened(text)
