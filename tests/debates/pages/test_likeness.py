"""Which captures of one title are one article: likeness, closed over chains, whatever order they are given in."""

import random

import pytest

from debates.pages.likeness import Candidate, group, share


def capture(number: int, first: int, count: int = 30, title: str = "t") -> Candidate:
    """A capture of so many words from a number on; two 10 apart are alike, two 20 apart are not."""
    return Candidate(number, f"{number:064}", title, {f"ord{each}" for each in range(first, first + count)})


A, B, C = capture(1, 0), capture(2, 10), capture(3, 20)
SHORT = capture(4, 8, count=5)
EMPTY = capture(5, 0, count=0)

GROUPED: dict[str, tuple[list[Candidate], list[set[int]], list[set[int]]]] = {
    "two that are alike": ([A, B], [], [{1, 2}]),
    "two that are not": ([A, C], [], [{1}, {3}]),
    "a chain": ([A, B, C], [], [{1, 2, 3}]),
    "another title": ([A, capture(2, 0, title="another")], [], [{1}, {2}]),
    "a short text in one of two": ([A, C, SHORT], [], [{1, 4}, {3}]),
    "an empty text makes no chain": ([A, C, EMPTY], [], [{1, 5}, {3}]),
    "short texts alone": ([SHORT, EMPTY], [], [{4, 5}]),
    "bound together, though not alike": ([A, C], [{1, 3}], [{1, 3}]),
    "two that are bound stay two": ([A, B, C], [{1}, {3}], [{1, 2}, {3}]),
    "what is most like goes first": ([A, capture(2, 12), C], [{1}, {3}], [{1}, {2, 3}]),
    "an empty text of a bound set draws nothing to it": ([A, EMPTY, C], [{1, 5}], [{1, 5}, {3}]),
}


@pytest.mark.parametrize(("captures", "bound", "expected"), GROUPED.values(), ids=GROUPED)
def test_captures_are_grouped(captures: list[Candidate], bound: list[set[int]], expected: list[set[int]]) -> None:
    assert group(captures, bound) == set(map(frozenset, expected))


@pytest.mark.parametrize("seed", range(50))
def test_the_order_decides_nothing(seed: int) -> None:
    chance = random.Random(seed)
    captures = [capture(number, chance.randrange(60), chance.choice([0, 5, 30, 60])) for number in range(8)]
    bound = [{0, 1}, {2}]
    found = group(captures, bound)
    assert sorted(each for captures in found for each in captures) == list(range(8))
    for _again in range(5):
        chance.shuffle(captures)
        chance.shuffle(bound)
        assert group(captures, bound) == found


def test_a_share_is_of_the_shorter_text() -> None:
    assert share(A.words, C.words) == pytest.approx(1 / 3)
    assert share(A.words, SHORT.words) == 1.0
