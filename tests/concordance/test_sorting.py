"""Lines are put in Danish order by a word, and equal ones stay as they were read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.concordance.filters import ORDERS
from archive.concordance.sorting import in_order
from debates.pages.alphabet import danish_key
from tests.concordance.reading import occurrences_in

TEXT = "en kaj øst. en kaj vest. en kaj Aalborg. en kaj ærø. en kaj abe. den kaj ålborg"


@pytest.mark.parametrize(
    ("order", "places"),
    [
        pytest.param("h1", [4, 1, 3, 0, 5, 2], id="first word to the right, then the second"),
        pytest.param("v1", [5, 0, 2, 4, 1, 3], id="first word to the left, then the second"),
        pytest.param("v2", [0, 5, 2, 4, 1, 3], id="second word to the left"),
        pytest.param("noegle", [0, 1, 2, 3, 4, 5], id="by the key: all are equal"),
        pytest.param("nyeste", [0, 1, 2, 3, 4, 5], id="as read"),
    ],
)
def test_order(order: str, places: list[int]) -> None:
    found = occurrences_in(TEXT, "kaj")
    assert [found.index(each) for each in in_order(found, order)] == places


@given(st.lists(st.sampled_from(["kaj", "bro", "å", "aa", "ø"]), max_size=40), st.sampled_from(sorted(ORDERS)))
def test_sorting_is_a_permutation_and_done_twice_the_same(words: list[str], order: str) -> None:
    found = occurrences_in(" ".join(words), "kaj ELLER bro")
    once = in_order(found, order)
    assert sorted(once) == sorted(found)
    assert in_order(once, order) == once


@given(st.lists(st.sampled_from(["kaj", "Å", "aa", "ø"]), min_size=2, max_size=30))
def test_the_words_stand_in_danish_order_and_equals_as_read(words: list[str]) -> None:
    found = in_order(occurrences_in(" ".join(words), "kaj"), "noegle")
    assert found == sorted(found, key=lambda each: each.first)
    keys = [tuple(map(danish_key, each.after[:3])) for each in in_order(found, "h1")]
    padded = [(*key, *[""] * (3 - len(key))) for key in keys]
    assert padded == sorted(padded)
