"""A debate along a line in time: real distances, no day invented, nothing upon something else, all inside the picture."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.axis import (
    MARGIN,
    MOST_BARS,
    RADIUS,
    lay_out,
)
from debates.pages.moments import Known, Moment, Tie

DAY = date(2018, 2, 26)
LATER = date(2018, 4, 6)


def _on(number: int, day: date) -> Moment:
    return Moment(number, day, day)


KNOWN = {
    "a day": (_on(1, DAY), Known.DAY),
    "no later than": (Moment(1, None, DAY), Known.BEFORE),
    "between": (Moment(1, DAY - timedelta(days=9), DAY), Known.BEFORE),
    "no earlier than": (Moment(1, DAY, None), Known.AFTER),
    "nothing": (Moment(1, None, None), Known.NEVER),
}


@pytest.mark.parametrize(("moment", "known"), KNOWN.values(), ids=KNOWN)
def test_what_is_known_of_a_day_is_kept(moment: Moment, known: Known) -> None:
    axis = lay_out([moment, _on(2, LATER)], [], {})
    assert axis
    assert axis.dots[0].known is known
    assert (axis.dots[0].tail == axis.dots[0].x) == (known is Known.DAY)


def test_without_any_day_there_is_no_line() -> None:
    assert lay_out([Moment(1, None, None)], [], {}) is None


def test_what_has_no_date_stands_with_what_answers_it() -> None:
    axis = lay_out([_on(1, DAY), Moment(2, None, None), _on(3, LATER)], [Tie(3, 2)], {})
    assert axis
    assert axis.dots[1].x == axis.dots[2].x
    assert axis.dots[1].y != axis.dots[2].y


def test_distances_are_real() -> None:
    axis = lay_out([_on(n, DAY + timedelta(days=10 * n)) for n in range(4)], [], {})
    assert axis
    steps = [later.x - earlier.x for earlier, later in zip(axis.dots, axis.dots[1:], strict=False)]
    assert max(steps) - min(steps) < 0.5
    assert axis.silence is None


def test_a_long_silence_is_cut_and_says_so() -> None:
    days = [DAY, DAY + timedelta(days=5), DAY + timedelta(days=700), DAY + timedelta(days=710)]
    axis = lay_out([_on(n, day) for n, day in enumerate(days, 1)], [], {})
    assert axis
    assert axis.silence
    assert axis.silence[1] == 695
    assert axis.dots[1].x - axis.dots[0].x > 50


def test_an_answer_is_an_arc_and_one_to_what_is_not_here_is_none() -> None:
    axis = lay_out([_on(1, DAY), _on(2, LATER)], [Tie(2, 1), Tie(2, 9)], {})
    assert axis
    assert [(arc.tie.answering, arc.tie.answered) for arc in axis.arcs] == [(2, 1)]


@pytest.mark.parametrize(("days", "a_bar"), [(1, 1), (60, 1), (61, 7), (500, 28), (4000, 91)])
def test_bars_are_days_or_as_many_days_as_leave_few_enough(days: int, a_bar: int) -> None:
    comments = {DAY + timedelta(days=at): 1 for at in range(days)}
    axis = lay_out([_on(1, DAY)], [], comments)
    assert axis
    assert axis.days_a_bar == a_bar
    assert len(axis.bars) <= MOST_BARS
    assert sum(bar.comments for bar in axis.bars) == days


def test_days_without_comments_are_told_too() -> None:
    axis = lay_out([_on(1, DAY)], [], {DAY: 2, DAY + timedelta(days=3): 1})
    assert axis
    assert [bar.comments for bar in axis.bars] == [2, 0, 0, 1]


dates = st.dates(date(2010, 1, 1), date(2019, 12, 31))
bounds = st.one_of(
    st.lists(dates, min_size=2, max_size=2).map(lambda pair: (min(pair), max(pair))),
    st.tuples(dates, st.none()),
    st.tuples(st.none(), dates),
    st.just((None, None)),
)
moments = st.lists(bounds, min_size=1, max_size=60).map(
    lambda rows: [Moment(n, first, last) for n, (first, last) in enumerate(rows, 1)]
)
ties = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=80).map(
    lambda pairs: [Tie(max(pair), min(pair)) for pair in pairs]
)


@given(moments, ties, st.dictionaries(dates, st.integers(1, 300), max_size=40))
def test_nothing_touches_and_all_is_inside(rows: list[Moment], pairs: list[Tie], comments: dict[date, int]) -> None:
    axis = lay_out(rows, pairs, comments)
    if axis is None:
        assert not comments
        return
    assert [dot.number for dot in axis.dots] == [row.number for row in rows]
    for one, other in combinations(axis.dots, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= 2 * RADIUS
    for dot in axis.dots:
        assert MARGIN - 0.1 <= dot.x <= axis.width - MARGIN + 0.1
        assert RADIUS <= dot.y <= axis.line - RADIUS
        assert 0 <= dot.tail <= axis.width
    for bar in axis.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= axis.width
        assert axis.line + bar.height <= axis.height
    known = {row.number: row.last or row.first for row in rows}
    placed = [(known[dot.number], dot.x) for dot in axis.dots if known[dot.number]]
    assert [x for _day, x in sorted(placed, key=lambda each: each[0] or DAY)] == sorted(x for _day, x in placed)
