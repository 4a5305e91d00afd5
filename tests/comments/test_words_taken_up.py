"""A comment that opens with what one other comment told, answers it, though it names nobody. Everybody's words tell nothing."""

import pytest

from tests.comments.test_threading import thread

HENS = (
    "Tove Lund",
    "Vores gård",
    "Vi byggede selv et hønsehus af paller og fik 14 æg om dagen, da kredsløbet kom i gang.",
)
BOATS = ("Arne Kjær", "Havnen", "Min kutter ligger stille, og diesel er dyrere end nogensinde.")
ARTICLE = "Kommunen vil forbyde husdyr i haverne. Flere klager over støj."

ANSWERS = {
    "its word for a title": ("Ib", "Hønsehuset", "Sådan et ville jeg også gerne have haft plads til."),
    "with a question mark": ("Ib", "Paller?", "Kan de tåle at stå ude hele året?"),
    "two words in the first sentence": (
        "Ib",
        "Flot",
        "Et hønsehus af paller må man da kunne lave på en weekend. Godt gået.",
    ),
    "in other forms": ("Ib", "Spørgsmål", "Hvor mange paller går der til et lille hønsehus?"),
    "what is pointed to": ("Ib", "Tak", "Det med hønsehuset har jeg tænkt på hele dagen."),
    "what somebody is said to have": ("Ib", "Tak", "Jeg vil godt købe lidt af hende med hønsehuset."),
    "what one is said to have written": ("Ib", "Nå", "Du skriver at kredsløbet virker, men viser ingen tal."),
    "a word in marks": ("Ib", "Tal", "Så kalder man det altså et 'kredsløb'."),
}
NOBODY = {
    "everybody's words": ("Ib", "Dagen", "Vi har selv prøvet at lave noget, og det kom i gang."),
    "one word in passing": ("Ib", "Støj", "Naboen larmer. Han har paller stående overalt."),
    "words of the article": ("Ib", "Husdyr i haverne", "Det burde have været forbudt for længst."),
    "behind the opening": (
        "Ib",
        "Nej",
        "Jeg er imod. Vi har prøvet det hele. Et hønsehus larmer, og paller er grimme.",
    ),
    "a saying": ("Ib", "Nå", "Som man siger: ”paller og hønsehus”."),
    "a condition": ("Ib", "Hjælp", "Hvis du skriver hvor mange det er, så kommer jeg."),
    "a longer title": ("Ib", "Der mangler paller overalt her", "Det er jo vinter."),
    "another quotation with one word of it": ("Ib", "Nå", "Der stod ”kør selv ned med de gamle paller”."),
    "the writer's own words": ("Tove Lund", "Hønsehuset", "Det skal males til foråret."),
}


@pytest.mark.parametrize("said", ANSWERS.values(), ids=ANSWERS)
def test_whose_words_are_taken_up_is_answered(said: tuple[str, str, str]) -> None:
    assert thread(HENS, BOATS, said, article=ARTICLE) == {3: 1}


@pytest.mark.parametrize("said", NOBODY.values(), ids=NOBODY)
def test_what_everybody_may_say_answers_nobody(said: tuple[str, str, str]) -> None:
    assert thread(HENS, BOATS, said, article=ARTICLE) == {}


def test_words_of_two_others_tell_nothing() -> None:
    other = ("Bo Vang", "Hos os", "Vi har også et hønsehus af paller.")
    assert thread(HENS, other, ("Ib", "Hønsehuset", "Sådan et ville jeg gerne have."), article=ARTICLE) in ({}, {2: 1})


def test_a_long_text_is_nobodys_answer() -> None:
    said = ("Ib", "Hønsehuset", "Sådan et ville jeg også gerne have haft plads til. " * 10)
    assert thread(HENS, BOATS, said, article=ARTICLE) == {}


def test_what_was_written_long_ago_is_not_taken_up() -> None:
    others = [(f"Nr. {number}x", "Hej", "Ja ja.") for number in range(30)]
    assert thread(HENS, *others, ("Ib", "Hønsehuset", "Sådan et ville jeg gerne have."), article=ARTICLE) == {}
