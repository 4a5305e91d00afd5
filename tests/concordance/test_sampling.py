"""A sample is drawn by lot, and drawn again the same by the same seed."""

from hypothesis import given
from hypothesis import strategies as st

from archive.concordance.sampling import sample
from tests.concordance.reading import occurrences_in

FOUND = occurrences_in("kaj " * 200, "kaj")


@given(st.integers(1, 300), st.integers(0, 999_999))
def test_the_same_seed_draws_the_same_lines_in_their_order(size: int, seed: int) -> None:
    drawn = sample(FOUND, size, seed)
    assert len(drawn) == min(size, len(FOUND))
    assert drawn == sorted(set(drawn), key=lambda each: each.first)
    assert sample(FOUND, size, seed) == drawn
    assert set(sample(FOUND[::-1], size, seed)) == set(drawn)


def test_another_seed_draws_others_and_every_line_has_its_chance() -> None:
    assert sample(FOUND, 20, 1) != sample(FOUND, 20, 2)
    assert {each for seed in range(150) for each in sample(FOUND, 20, seed)} == set(FOUND)


def test_a_smaller_sample_is_part_of_a_larger() -> None:
    assert set(sample(FOUND, 10, 7)) < set(sample(FOUND, 30, 7))
