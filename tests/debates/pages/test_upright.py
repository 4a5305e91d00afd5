"""A debate along a line that runs down: nothing upon something else, all inside, later is lower, long silences cut, words in lines."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.moments import Known, Moment, Tie
from debates.pages.upright import EDGE, MOST_LINES, RADIUS, WIDTH, Upright, Words, broken, stand_up
from tests.debates.pages.test_axis import moments, ties

DAY = date(2018, 2, 26)
ROOM = 15  # of a line, by the size of its letters


def _stood(days: Sequence[int], pairs: Sequence[Tie] = ()) -> Upright:
    """Contributions so many days after the first."""
    rows = [Moment(n, day, day) for n, day in enumerate((DAY + timedelta(days=each) for each in days), 1)]
    found = stand_up(rows, pairs, {row.number: Words("26. februar 2018", "Kajen") for row in rows})
    assert found
    return found


def _steps(upright: Upright) -> list[float]:
    return [later.y - earlier.y for earlier, later in pairwise(upright.rows)]


def test_without_any_day_there_is_none() -> None:
    assert stand_up([Moment(1, None, None)], [], {1: Words("", "Kajen")}) is None


def test_distances_are_real_where_there_is_room() -> None:
    one, two, three = _steps(_stood([0, 10, 30, 40]))
    assert one == pytest.approx(three)
    assert two == pytest.approx(2 * one, abs=0.2)


def test_contributions_of_one_day_stand_clear_of_one_another() -> None:
    assert min(_steps(_stood([0, 0, 0]))) >= 2 * RADIUS


def test_a_long_silence_is_cut_and_says_so() -> None:
    upright = _stood([0, 5, 9, 14, 709, 715, 719, 724])
    [silence] = upright.silences
    assert silence.days == 695
    assert upright.rows[3].bottom < silence.y < upright.rows[4].top
    steps = _steps(upright)
    assert steps[3] == max(steps)
    assert steps[3] < 0.5 * sum(steps)


@pytest.mark.parametrize("days", [[0, 3000], [0, 0, 39, 39]])
def test_the_one_distance_of_few_is_never_cut(days: list[int]) -> None:
    assert _stood(days).silences == []


def test_what_is_not_known_of_a_day_is_a_tail_towards_it() -> None:
    rows = [Moment(1, None, DAY), Moment(2, DAY, None), Moment(3, None, None), Moment(4, DAY, DAY)]
    upright = stand_up(rows, [], {row.number: Words("", "Kajen") for row in rows})
    assert upright
    assert {row.number: row.known for row in upright.rows} == {
        1: Known.BEFORE,
        2: Known.AFTER,
        3: Known.NEVER,
        4: Known.DAY,
    }
    tails = {row.number: row.tail - row.y for row in upright.rows}
    assert (tails[1] < 0, tails[2] > 0, tails[3] < 0, tails[4] == 0) == (True, True, True, True)


def test_an_arc_leads_from_the_answer_to_what_it_answers_and_no_two_lie_upon_each_other() -> None:
    upright = _stood([0, 20, 40], [Tie(3, 1), Tie(2, 1), Tie(3, 2), Tie(3, 9)])
    assert [(arc.tie.answering, arc.tie.answered) for arc in upright.arcs] == [(3, 1), (2, 1), (3, 2)]
    long, *short = [arc.path.partition("C")[2].split()[0] for arc in upright.arcs]
    assert short[0] == short[1] != long
    assert f"{upright.rows[2].y:.1f}C" in upright.arcs[0].path


@given(st.text(max_size=200), st.integers(1, 3))
def test_a_text_in_lines_loses_nothing_but_its_end(text: str, most: int) -> None:
    lines = broken(text, ROOM, most)
    said, whole = "".join("".join(lines).split()), "".join(text.split())
    assert len(lines) <= most
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    lines = broken("Speciallægepraksisplanlægningsstabiliseringsperiode", ROOM, 9)
    assert len(lines) > 1
    assert "".join(lines) == "Speciallægepraksisplanlægningsstabiliseringsperiode"


@given(moments, ties)
def test_nothing_touches_and_all_is_inside(rows: list[Moment], pairs: list[Tie]) -> None:
    said = {row.number: Words("senest 26. februar 2018", f"Kajen er for alle, {row.number}" * 3) for row in rows}
    upright = stand_up(rows, pairs, said)
    if upright is None:
        assert not any(row.first or row.last for row in rows)
        return
    assert sorted(row.number for row in upright.rows) == [row.number for row in rows]
    assert upright.left - EDGE >= 0
    assert upright.words < WIDTH / 2
    for row, below in pairwise(upright.rows):
        assert row.bottom <= below.top
        assert row.lines[-1][0] < row.bottom
    for row in upright.rows:
        assert row.top >= 0
        assert row.height >= 24  # a finger finds it
        assert len(row.days) <= MOST_LINES
        assert len(row.titles) <= MOST_LINES
        assert row.bottom <= upright.height
    known = {row.number: row.last or row.first for row in rows}
    shown = [day for row in upright.rows if (day := known[row.number])]
    assert shown == sorted(shown)
