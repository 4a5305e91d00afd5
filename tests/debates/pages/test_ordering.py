"""The order in which a debate is read."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from debates.pages.ordering import Contribution, Placed, reading_order

DAY = date(2018, 2, 26)


def captured(number: int, day: date | None = DAY) -> Contribution:
    return Contribution(number, day, False, f"a{number}")


def absent(number: int) -> Contribution:
    return Contribution(number, None, True, f"p{number}")


def ids(placed: list[Placed]) -> list[int]:
    return [each.id for each in placed]


def test_dates_decide() -> None:
    assert ids(reading_order([captured(1, DAY + timedelta(9)), captured(2)], [])) == [2, 1]


def test_two_letters_and_the_absent_ones_that_they_answer() -> None:
    first, second = captured(2), captured(4, DAY + timedelta(40))
    order = reading_order([first, second, absent(1), absent(3)], [(2, 1), (3, 2), (4, 3)])
    assert order == [Placed(1, True), Placed(2, False), Placed(3, True), Placed(4, False)]


def test_what_nothing_places_comes_last() -> None:
    assert ids(reading_order([captured(1, None), captured(2)], [])) == [2, 1]


def test_a_circle_is_read_from_its_earliest() -> None:
    assert ids(reading_order([captured(1), captured(2, DAY + timedelta(1))], [(1, 2), (2, 1)])) == [1, 2]


def test_answers_about_others_are_passed_over() -> None:
    assert ids(reading_order([captured(1)], [(1, 7), (7, 1), (1, 1)])) == [1]


days = st.none() | st.integers(0, 20).map(lambda number: DAY + timedelta(number))
pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(st.lists(days, max_size=10), pairs)
def test_everything_is_placed_once_whatever_answers_what(
    known: list[date | None], answers: list[tuple[int, int]]
) -> None:
    order = reading_order([captured(number, day) for number, day in enumerate(known)], answers)
    assert sorted(ids(order)) == list(range(len(known)))


@given(st.lists(days, min_size=1, max_size=10), pairs)
def test_an_answer_comes_after_what_it_answers(known: list[date | None], answers: list[tuple[int, int]]) -> None:
    forward = [(late, early) for late, early in answers if early < late < len(known)]
    order = ids(reading_order([captured(number, day) for number, day in enumerate(known)], forward))
    assert all(order.index(early) < order.index(late) for late, early in forward)
