"""The words that a quotation was taken from are found in their text, to the letter or nearly, however they are written there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.threading import quoted_words

SOURCE = "Nej. Den bus kører aldrig, når\n\nbørnene skal hjem; og det ved I godt oppe på rådhuset. Farvel."


def _found(evidence: str, text: str = SOURCE) -> str | None:
    place = quoted_words(evidence, text)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        pytest.param("”Den bus kører”", "Den bus kører", id="three words"),
        pytest.param("»DEN BUS KØRER ALDRIG«", "Den bus kører aldrig", id="capitals"),
        pytest.param("”børnene skal hjem og det”", "børnene skal hjem; og det", id="other signs"),
        pytest.param("”aldrig når børnene skal hjem”", "aldrig, når\n\nbørnene skal hjem", id="over a paragraph's end"),
        pytest.param("”n bus kører aldrig, når b”", "Den bus kører aldrig, når\n\nbørnene", id="cut inside words"),
        pytest.param("> det ved I godt oppe på", "det ved I godt oppe på", id="as in a letter by mail"),
        pytest.param(
            "skriver, at den bus kører aldrig, når børnene",
            "Den bus kører aldrig, når\n\nbørnene",
            id="reported without marks",
        ),
        pytest.param("”det ved I jo godt oppe på rådhuset”", "det ved I godt oppe på rådhuset", id="a word more"),
        pytest.param("”Toget kører altid, når børnene skal hjem”", None, id="other words"),
        pytest.param("”Farvel”", None, id="too short"),
        pytest.param("Den bus kører aldrig", None, id="no quotation"),
        pytest.param("Han skrev ”Den bus kører”", None, id="more than a quotation"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_was_quoted(evidence: str, found: str | None) -> None:
    assert _found(evidence) == found


def test_accents_typed_after_their_letters_are_counted() -> None:
    spelt = unicodedata.normalize("NFD", "På rådhuset går de altid hjem, så det er tåbeligt.")
    found = _found("”går de altid hjem”", spelt)
    assert found
    assert unicodedata.normalize("NFC", found) == "går de altid hjem"


@given(
    st.text(alphabet=st.sampled_from("aÅåßİ´\u030a _\n.,”<é"), max_size=60),
    st.integers(0, 60),
    st.integers(8, 40),
)
def test_words_found_are_words_of_the_quotation(text: str, start: int, length: int) -> None:
    said = text[start : start + length].replace("”", "").replace("\n", " ")
    place = quoted_words(f"”{said}”", text)
    assert place is None or 0 <= place[0] < place[1] <= len(text)
