"""Words that stand near the keys more often than by chance, by the log-likelihood ratio."""

from collections import Counter
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.concordance.collocates import collocates, near_words
from archive.concordance.words import words_of
from tests.concordance.reading import occurrences_in

TEXT = "den gamle kaj og den gamle kaj. " + "vi taler om noget helt andet og meget mere end det " * 10
WORDS = st.lists(st.sampled_from(["kaj", "bro", "å", "ø", "og"]), max_size=60)


def test_the_measure_is_that_of_the_table_of_two_by_two() -> None:
    counts = Counter(words_of(TEXT))
    [row] = [row for row in collocates(occurrences_in(TEXT, "kaj"), 3, counts) if row.word == "gamle"]
    near, reach, total = 2, 8, counts.total()  # den gamle (kaj) og den gamle (kaj) vi taler om
    reach = near_words(occurrences_in(TEXT, "kaj"), 3).total()
    beyond = total - reach
    by_hand = 2 * (
        near * log(near / (reach * 2 / total))
        + (reach - near) * log((reach - near) / (reach * (total - 2) / total))
        + beyond * log(beyond / (beyond * (total - 2) / total))
    )
    assert (row.near, row.everywhere) == (2, 2)
    assert row.expected == pytest.approx(reach * 2 / total)
    assert row.measure == pytest.approx(by_hand)


def test_function_words_can_be_left_out() -> None:
    found, counts = occurrences_in(TEXT, "kaj"), Counter(words_of(TEXT))
    with_all = {row.word for row in collocates(found, 3, counts)}
    without = {row.word for row in collocates(found, 3, counts, function_words=False)}
    assert "den" in with_all
    assert without == with_all - {"den", "og", "vi", "om"}


@given(WORDS, st.sampled_from([3, 5]))
def test_no_word_stands_near_more_often_than_everywhere(words: list[str], within: int) -> None:
    counts, found = Counter(words), occurrences_in(" ".join(words), "kaj")
    near = near_words(found, within)
    assert near <= counts
    assert near.total() <= 2 * within * len(found)
    for row in collocates(found, within, counts):
        assert row.near > row.expected
        assert row.measure >= -1e-9
