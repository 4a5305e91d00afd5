"""A comment answers whoever it calls by name: in any of the ways that people call one another, and nobody else."""

import pytest

from comments.threading import LIKELY, SURE, ClaimKind, Post, Subject, claims
from tests.comments.test_threading import BO, DAY, KAREN, thread

CALLED = {
    "full name": "Enig med Karen Friis.",
    "a misspelt first name": "Jeg er enig med Karin i det med skolen.",
    "a misspelt last name": "Tak, Karen Fris, det trængte vi til.",
    "another spelling": "@Caren, det passer ikke.",
    "at sign": "@Karen Friis det passer ikke",
    "praise": "Godt sagt Karen!",
    "thanks": "Tak for dit indlæg, Karen.",
    "what is hers": "Karens indlæg siger det hele.",
    "what she writes": "Som Karen så rigtigt skriver, er det for dyrt.",
    "she is right": "Karen har helt ret.",
    "spoken to in the middle": "Kom og se på det, Karen, så skal jeg vise dig skolen.",
    "spoken to at the end": "Det kan du ikke mene Karen!",
    "spoken to at the beginning": "Karen, du glemmer de små klasser.",
    "without a comma": "Karen jeg er glad for, at du skrev det.",
    "a last name": "Hør nu her, fru Friis.",
    "small letters": "enig med karen i alt",
}


@pytest.mark.parametrize("said", CALLED.values(), ids=CALLED)
def test_whoever_is_called_is_answered(said: str) -> None:
    assert thread(KAREN, BO, ("Ib", "Ja", said)) == {3: 1}


NOT_CALLED = {
    "another last name": "Enig med Karen Holm.",
    "somebody of one's own": "Jeg sagde det til min kone Karen. Hun er enig med mig.",
    "somebody of public life": "Det må minister Karen svare på.",
    "inside a quotation": "De skrev: ”Kære Karen, vi har læst dit brev.”",
    "one's signature": "Luk den bare. Hilsen Karen",
    "a name like hers": "Enig med Karla.",
    "a word that is a name": "Jeg er enig med hans synspunkt.",
    "a word at the beginning": "Bo, arbejde og skole skal hænge sammen.",
}


@pytest.mark.parametrize("said", NOT_CALLED.values(), ids=NOT_CALLED)
def test_nobody_is_answered(said: str) -> None:
    assert thread(KAREN, BO, ("Hans", "Hej", "Nej."), ("Ib", "Ja", said)) == {}


def test_several_who_are_called_have_no_parent_among_them() -> None:
    posts = [Post(1, *KAREN, DAY), Post(2, *BO, DAY), Post(3, "Ib", "Ja", "Enig med Karen og Bo.", DAY)]
    assert [(c.target, c.kind) for c in claims(posts)] == [(1, ClaimKind.NAMED), (2, ClaimKind.NAMED)]
    assert thread(KAREN, BO, ("Ib", "Ja", "Enig med Karen og Bo.")) == {}


def test_of_two_who_bear_a_name_the_one_that_wrote_of_the_matter_is_meant() -> None:
    other = ("Karen Holm", "Servietter", "Jeg foldede servietter i et halvt år.")
    assert thread(KAREN, other, ("Ib", "Enig", "Karen, jeg foldede også servietter.")) == {3: 2}


def test_of_two_who_bear_a_name_the_one_that_answered_the_writer_is_meant() -> None:
    other = ("Karen Holm", "Svar til Ib", "Det kan du da ikke mene.")
    first = ("Ib", "Hej", "Luk den.")
    assert thread(KAREN, first, other, ("Ib", "Svar til Karen", "Jo.")) == {3: 2, 4: 3}


def test_a_text_in_parts_is_answered_as_one() -> None:
    one, two = ("Karen Friis", "Skolen, del 1", "Først."), ("Karen Friis", "Skolen, del 2", "Så.")
    assert thread(one, two, ("Ib", "Ja", "Enig med Karen.")) == {2: 1, 3: 2}


def test_an_earlier_part_is_answered_for_telling_words_and_not_for_those_of_every_day() -> None:
    one = ("Karen Friis", "Skolen, del 1", "Vi ventede længe på vores cykler, og mange gange frøs vi.")
    two = ("Karen Friis", "Skolen, del 2", "Så kom bussen.")
    assert thread(one, two, ("Ib", "Ja", "Tak til Karen. Jeg sad længe og læste det mange gange.")) == {2: 1, 3: 2}
    assert thread(one, two, ("Ib", "Ja", "Tak til Karen. Det med cyklerne er galt.")) == {2: 1, 3: 1}


def test_a_handle_is_called_in_one_word() -> None:
    assert thread(("Trolle_mor", "Hej", "Hej."), ("Ib", "@Trollemor", "Hej igen.")) == {2: 1}


def test_a_description_is_called_by_its_noun() -> None:
    assert thread(("Chauffør gennem 22 år", "Bussen", "Den kører ikke."), ("Ib", "Til chaufføren", "Tak.")) == {2: 1}


def test_a_bare_mention_is_likely_only() -> None:
    posts = [Post(1, *KAREN, DAY), Post(2, "Ib", "Nå", "Er det Karen der betaler?", DAY)]
    [claim] = claims(posts, Subject("Byrådet lukker skolen."))
    assert LIKELY <= claim.score < SURE


LONGER = ("Annelise Mørkegaard", "Bussen", "Den kører kun hver anden time.")
CALLED_OTHERWISE = {
    "cut short": "Kære Lise, kom og se den.",
    "with a hyphen": "Tak, Anne-Lise, det var pænt skrevet.",
    "aa for å": "Det har Annelise Mørkegård ret i.",
    "a last name that is nearly hers": "Hør nu her, fru Mørkegård.",
    "misspelt, and right": "Annelisse har helt ret.",
    "misspelt, and spoken to": "Det kan man ikke, Annelisse.",
    "all in small letters": "godt skrevet annelise mørkegård",
}


@pytest.mark.parametrize("said", CALLED_OTHERWISE.values(), ids=CALLED_OTHERWISE)
def test_a_name_in_another_form(said: str) -> None:
    assert thread(LONGER, BO, ("Ib", "Ja", said)) == {3: 1}


NOT_CALLED_OTHERWISE = {
    "too short a piece": "Kære Ann, kom og se den.",
    "another last name": "Hør nu her, fru Mortensen.",
    "nearly, without a cue": "Jeg var på ferie med Annelisse i sommer.",
}


@pytest.mark.parametrize("said", NOT_CALLED_OTHERWISE.values(), ids=NOT_CALLED_OTHERWISE)
def test_a_name_of_somebody_else(said: str) -> None:
    assert thread(LONGER, BO, ("Ib", "Ja", said)) == {}


def test_who_is_called_by_what_she_is_alone() -> None:
    assert thread(("Byplanlægger", "Banen", "Den ligger tom."), BO, ("Ib", "Ja", "Som byplanlæggeren skriver.")) == {}
    assert thread(("Byplanlægger", "Banen", "Den ligger tom."), BO, ("Ib", "Ja", "Byplanlæggeren har ret.")) == {3: 1}


def test_of_several_by_one_writer_the_latest_comment_of_all_is_meant() -> None:
    again = ("Karen Friis", "Igen", "Hej.")
    assert thread(KAREN, BO, again, ("Ib", "Ja", "Kære Karen, nej.")) == {4: 3}


ARTICLE = "Karen Dahl er sygeplejerske og fik nej."
NAMESAKES = {
    "on one matter": (("Karen Friis", "Mit barn", "Vi fik bevilget støttestrømper og klagede."), {3: 1}),
    "on another": (("Karen Friis", "Mit barn", "Hun er glad for at læse."), {}),
}


@pytest.mark.parametrize(("karen", "parents"), NAMESAKES.values(), ids=NAMESAKES)
def test_a_namesake_of_the_article(karen: tuple[str, str, str], parents: dict[int, int]) -> None:
    said = ("Ib", "Klag", "Tak Karen, jeg søger også om støttestrømper nu.")
    assert thread(karen, BO, said, article=ARTICLE) == parents
