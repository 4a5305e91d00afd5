"""Whose words are quoted: to the letter, or nearly."""

import pytest

from comments.threading.quotations import Phrases, quotes

SOURCE = "Den bus kører aldrig, når børnene skal hjem, og det ved I godt oppe på rådhuset."


def _origin(quoted: str, *texts: str) -> tuple[set[int], bool]:
    """The texts, counted from 1, that a quote comes from, and whether they hold it word for word."""
    [quote] = quotes(f"Der stod ”{quoted}”!")
    phrases = Phrases([quote])
    for number, text in enumerate(texts, start=1):
        phrases.add(number, text)
    origin = phrases.origin(quote)
    return set(origin.sources), origin.is_exact


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param("når børnene skal hjem, og det", id="as it stands"),
        pytest.param("NÅR BØRNENE SKAL HJEM OG DET", id="other signs and capitals"),
        pytest.param("r børnene skal hjem, og de", id="cut inside words"),
    ],
)
def test_word_for_word(quoted: str) -> None:
    assert _origin(quoted, "Noget andet.", SOURCE) == ({2}, True)


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param("Bussen kører aldrig, når børnene skal hjem", id="a changed word"),
        pytest.param("kører når børnene skal hjem, og det", id="a word left out"),
        pytest.param("aldrig kører den bus, når børnene skal hjem", id="another order"),
        pytest.param(
            "Den bus kører aldrig når vores børn skal hjem og det ved I godt oppe på rådhuset", id="two of many words"
        ),
    ],
)
def test_nearly(quoted: str) -> None:
    assert _origin(quoted, "Noget andet.", SOURCE) == ({2}, False)


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param("Toget kører altid, når børnene skal hjem", id="two of seven words"),
        pytest.param("når børnene skal til skole", id="a changed word of five"),
        pytest.param("børnene bus hjem kører aldrig godt når", id="the words without the phrase"),
    ],
)
def test_not_at_all(quoted: str) -> None:
    assert _origin(quoted, "Noget andet.", SOURCE) == (set(), False)


def test_word_for_word_goes_before_nearly() -> None:
    near = SOURCE.replace("aldrig", "ikke")
    assert _origin("Den bus kører aldrig, når børnene skal hjem", near, SOURCE) == ({2}, True)


def test_nearly_in_two_texts_is_told_of_both() -> None:
    near = SOURCE.replace("oppe på rådhuset", "alle sammen")
    assert _origin("Bussen kører aldrig, når børnene skal hjem", SOURCE, near) == ({1, 2}, False)


def test_words_that_stand_everywhere_are_nobodys() -> None:
    assert _origin("når børnene skal hjem, og det", *[SOURCE] * 200) == (set(), False)
