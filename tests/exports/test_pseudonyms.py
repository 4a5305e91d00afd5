"""What a pseudonym keeps apart, and what it does not give away."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.pseudonyms import PseudonymKeyError, is_shared, pseudonym, writer_key

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéüABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÜ"
words = st.text(LETTERS, min_size=2, max_size=12)
full_names = st.builds("{} {}".format, words, words).filter(lambda name: not is_shared(name))
keys = st.text(min_size=1, max_size=40).filter(str.strip)
SHARED = [
    "Anonym",
    "anonym",
    "En vred borger",
    "Et medlem",
    "Bo",
    "Karen F.",
    "K. H.",
    "B.",
    "Ukendt skribent",
    "Den anonyme mor",
]
OWN = ["Karen Friis", "Hr. 4200kronerfattigere", "Ib Lund Korsør", "fru birk", "Niels-Erik Toftegaard"]

KAREN, ANONYM = "p_a6e66e20vq59", "p_srvtafxqjynt"


@given(full_names, keys)
def test_one_name_has_one_pseudonym_in_all_articles(name: str, key: str) -> None:
    assert pseudonym(name, "a1", key) == pseudonym(name, "a2", key)


@given(full_names, keys)
def test_spacing_composition_and_case_do_not_matter(name: str, key: str) -> None:
    forms = [
        unicodedata.normalize("NFD", name),
        name.replace(" ", "  \u00a0"),
        f" {name}\n",
        name.upper(),
        name.lower(),
    ]
    assert {pseudonym(form, "a1", key) for form in forms} == {pseudonym(name, "a1", key)}


@given(full_names, full_names, keys)
def test_two_names_have_two_pseudonyms(name: str, other: str, key: str) -> None:
    same = name.casefold() == other.casefold()
    assert (pseudonym(name, "a1", key) == pseudonym(other, "a1", key)) == same


@given(full_names, keys, keys)
def test_another_key_gives_another_pseudonym(name: str, key: str, other: str) -> None:
    assert (pseudonym(name, "a1", key) == pseudonym(name, "a1", other)) == (key == other)


@given(st.text(min_size=1).filter(str.strip), keys)
def test_it_is_a_mark_and_twelve_characters(name: str, key: str) -> None:
    made = pseudonym(name, "a1", key)
    assert made.startswith("p_")
    assert len(made) == 14
    assert set(made[2:]) <= set("0123456789abcdefghjkmnpqrstvwxyz")


def test_it_stays_what_it_was() -> None:
    """A new way of reckoning would break every link between the files that people have taken home."""
    assert pseudonym("Karen Friis", "a1", "en nøgle") == KAREN
    assert pseudonym("Anonym", "a1", "en nøgle") == ANONYM


@pytest.mark.parametrize("name", SHARED)
def test_a_name_that_many_share_is_told_apart_by_article(name: str) -> None:
    assert is_shared(name)
    assert pseudonym(name, "a1", "k") != pseudonym(name, "a2", "k")
    assert pseudonym(name, "a1", "k") == pseudonym(name, "a1", "k")


@pytest.mark.parametrize("name", OWN)
def test_a_name_of_ones_own_is_not(name: str) -> None:
    assert not is_shared(name)


def test_no_name_has_no_pseudonym() -> None:
    assert pseudonym(" \u00a0", "a1", "k") == ""


@pytest.mark.parametrize("key", ["", "  \n"], ids=["empty", "blank"])
def test_without_a_key_there_is_none(key: str) -> None:
    with pytest.raises(PseudonymKeyError, match="PSEUDONYM_KEY mangler"):
        pseudonym("Karen Friis", "a1", key)
    with pytest.raises(PseudonymKeyError):
        writer_key(key)
