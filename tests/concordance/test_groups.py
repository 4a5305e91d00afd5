"""The words at a place of the lines, each with the number of its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.concordance.groups import PLACES, Group, grouped, having, near
from tests.concordance.reading import occurrences_in

TEXT = "den nye kaj ved åen. Den nye Kaj ved broen. en kaj"


@pytest.mark.parametrize(
    ("place", "groups"),
    [
        pytest.param("h1", [Group("ved", 2), Group("", 1)], id="right, and where the text ends"),
        pytest.param("h2", [Group("", 1), Group("broen", 1), Group("åen", 1)], id="equals in Danish order"),
        pytest.param("v1", [Group("nye", 2), Group("en", 1)], id="left"),
        pytest.param("noegle", [Group("kaj", 3)], id="the key, whatever the case"),
    ],
)
def test_groups(place: str, groups: list[Group]) -> None:
    assert grouped(occurrences_in(TEXT, "kaj"), place) == groups


@given(st.lists(st.sampled_from(["kaj", "bro", "å", "."]), max_size=40), st.sampled_from(PLACES))
def test_the_counts_sum_to_the_lines_and_each_leads_to_so_many(words: list[str], place: str) -> None:
    found = occurrences_in(" ".join(words), "kaj")
    groups = grouped(found, place)
    assert sum(group.lines for group in groups) == len(found)
    assert all(len(having(found, {place: group.word})) == group.lines for group in groups)


def test_lines_with_a_word_near_the_key() -> None:
    found = occurrences_in("bro et to tre kaj og bro. Nu kommer fem ord kaj", "kaj")
    assert [len(near(found, "bro", within)) for within in (1, 2, 5)] == [0, 1, 2]
