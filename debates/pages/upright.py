"""A debate along a line in time that runs down a narrow screen: a row for each contribution, with its day and title. Pure.

Units are those of the picture, which is as wide as a phone. Distances are those of time, but for two things: rows that are close stand as
far apart as their words take, and a long silence is cut and says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

from debates.pages.moments import Arc, Known, Moment, Tie, days_of, joining, known_of

WIDTH = 358.0
RADIUS = 11.0  # of the mark of a contribution
EDGE = 4.0  # left of the widest arc, and right of the words
TOP = 18.0  # above the first mark
LINE = 18.0  # from one line of words to the next
BETWEEN = 26.0  # from the last line of a row to the mark of the next
MOST_LINES = 2  # of a day, and of a title
TITLE, DAY = 15.0, 13.0  # sizes of letters
TAIL = 20.0
MANY = 30  # arcs
MOST_REACH = 76.0  # of an arc to the left
_REACH = 24.0  # of the nearest arc
_LANE = 9.0  # from one arc to the next
_MOST_A_DAY = 12.0
_TYPICAL = LINE * MOST_LINES + BETWEEN  # height of a row
_CUT_TO = 3 * _TYPICAL  # what is left of a silence that is cut
_LONG = 2 * _CUT_TO  # a longer silence is cut
_CUT = 34.0  # for the sign of a silence that is cut
_NARROW = frozenset("fijlrtI.,:;'’!|()[]- ")
_BROAD = frozenset("mwMWÆæ@%–—…")
_CUT_SHORT = 1.4  # breadth of the sign that says so


class Words(NamedTuple):
    """What is written at a mark: when it was published, and its title."""

    day: str
    title: str


class Row(NamedTuple):
    """The mark of a contribution with its words in lines. The words of a row end above `bottom`."""

    number: int
    y: float
    known: Known
    days: list[str]
    titles: list[str]

    @property
    def top(self) -> float:
        """Where its room begins."""
        return self.y - RADIUS - 2

    @property
    def height(self) -> float:
        """How much room it has: to the last line, and a little more."""
        return round(self.bottom - self.top, 1)

    @property
    def bottom(self) -> float:
        """Where there is room for the next row."""
        return self.y + LINE * (len(self.days) + len(self.titles) - 1) + BETWEEN - RADIUS - 2

    @property
    def tail(self) -> float:
        """How far up or down its tail reaches, to where it may lie."""
        return self.y if self.known is Known.DAY else self.y + (TAIL if self.known is Known.AFTER else -TAIL)

    @property
    def lines(self) -> list[tuple[float, str, bool]]:
        """Each line of words: how far down, its words, and whether it is of the title."""
        said = [(text, False) for text in self.days] + [(text, True) for text in self.titles]
        return [(self.y + LINE * at, text, is_title) for at, (text, is_title) in enumerate(said)]


class Silence(NamedTuple):
    """A time without contributions that is drawn shorter than it was."""

    y: float
    days: int


@dataclass(frozen=True, slots=True)
class Upright:
    """The picture: the line in time stands at `line`, the words begin at `words`."""

    height: float
    line: float
    rows: list[Row]
    arcs: list[Arc]
    silences: list[Silence]

    @property
    def width(self) -> float:
        """How wide it is."""
        return WIDTH

    @property
    def is_dense(self) -> bool:
        """Whether there are so many arcs that they are told apart only where they are thin."""
        return len(self.arcs) > MANY

    @property
    def left(self) -> float:
        """Where the marks begin."""
        return self.line - RADIUS

    @property
    def room(self) -> float:
        """How wide a row is."""
        return WIDTH - self.left

    @property
    def beside(self) -> float:
        """Where the tails stand, between the marks and the words."""
        return self.line + RADIUS + 5

    @property
    def words(self) -> float:
        """Where the words begin."""
        return _words_at(self.line)

    @property
    def ends(self) -> float:
        """Where the line in time ends."""
        return self.height


def stand_up(moments: Sequence[Moment], ties: Iterable[Tie], said: Mapping[int, Words]) -> Upright | None:
    """The picture of a debate: its contributions in reading order, who answers whom, and the words of each. None without any day."""
    days = {number: day for number, day in days_of(moments).items() if day}
    if not days:
        return None
    shown = sorted(moments, key=lambda moment: days[moment.number])
    order = {moment.number: at for at, moment in enumerate(shown)}
    joined = joining(ties, order)
    lanes = _lanes([(order[tie.answering], order[tie.answered]) for tie in joined])
    reach = min(MOST_REACH, _REACH + _LANE * max(lanes, default=0)) if joined else 0.0
    line = EDGE + reach + RADIUS
    rows, silences = _rows(shown, days, said, WIDTH - EDGE - _words_at(line))
    by_number = {row.number: row for row in rows}
    bows = [_bow(lane, max(lanes), reach) for lane in lanes]
    arcs = [
        Arc(tie, _path(by_number[tie.answering].y, by_number[tie.answered].y, line - RADIUS, bow))
        for tie, bow in zip(joined, bows, strict=True)
    ]
    return Upright(rows[-1].bottom + EDGE, line, rows, arcs, silences)


def _words_at(line: float) -> float:
    return line + RADIUS + 12


def _rows(
    shown: Sequence[Moment], days: Mapping[int, date], said: Mapping[int, Words], room: float
) -> tuple[list[Row], list[Silence]]:
    """The rows one under the other, as far apart as their days, but with room for their words and without long silences."""
    first, last = days[shown[0].number], days[shown[-1].number]
    a_day = min(_MOST_A_DAY, _TYPICAL * len(shown) / max((last - first).days, 1))
    rows, silences = [_row(shown[0], TOP, said, room)], []
    for earlier, later in pairwise(shown):
        passed = (days[later.number] - days[earlier.number]).days
        least, wanted = rows[-1].bottom + RADIUS + 2, passed * a_day
        is_cut = wanted > _LONG
        y = max(least + _CUT, rows[-1].y + _CUT_TO) if is_cut else max(least, rows[-1].y + wanted)
        if is_cut:
            silences.append(Silence(round((rows[-1].bottom + y - RADIUS) / 2, 1), passed))
        rows.append(_row(later, round(y, 1), said, room))
    return rows, silences


def _row(moment: Moment, y: float, said: Mapping[int, Words], room: float) -> Row:
    day, title = said[moment.number]
    days, titles = broken(day, room / DAY, MOST_LINES), broken(title, room / TITLE, MOST_LINES)
    return Row(moment.number, y, known_of(moment), days, titles)


def broken(text: str, room: float, most: int) -> list[str]:
    """A text in so many lines at most, cut after the last; `room` is the length of a line by the size of its letters.

    >>> broken("Kajen er for alle", 6, 2)
    ['Kajen er', 'for alle']
    >>> broken("Kajen er for alle", 5, 1)
    ['Kajen …']
    """
    lines: list[str] = []
    left = " ".join(text.split())
    while left and len(lines) < most:
        lines.append(_beginning(left, room))
        left = left[len(lines[-1]) :].lstrip()
    if left:
        lines[-1] = f"{_beginning(lines[-1], room - _CUT_SHORT)} …"
    return lines


def _beginning(text: str, room: float) -> str:
    """As many whole words as there is room for; of a word that is too long what there is room for."""
    taken = accumulate(map(_breadth, text))
    fits = next((at for at, breadth in enumerate(taken) if breadth > room), len(text))
    if fits == len(text) or text[fits] == " ":
        return text[:fits]
    return text[:fits].rpartition(" ")[0] or text[: max(fits, 1)]


def _breadth(letter: str) -> float:
    """About how broad a letter is, by its size; rather more than less."""
    if letter in _NARROW:
        return 0.4
    if letter > "\u2e7f":  # pictures, and letters of the east
        return 1.2
    if letter in _BROAD:
        return 1.0
    return 0.74 if letter.isupper() else 0.62


def _lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each arc how far out it lies, from 0: the short ones nearest, and none upon another."""
    taken: list[list[tuple[int, int]]] = []
    lanes = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda each: (abs(spans[each][0] - spans[each][1]), spans[each])):
        low, high = sorted(spans[at])
        lane = next(
            (n for n, others in enumerate(taken) if all(high <= other[0] or other[1] <= low for other in others)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[at] = lane
    return lanes


def _bow(lane: int, outermost: int, reach: float) -> float:
    """How far left of the marks an arc of that lane goes."""
    return _REACH + (reach - _REACH) * lane / max(outermost, 1)


def _path(start: float, end: float, x: float, bow: float) -> str:
    side = x - bow * 4 / 3  # a curve goes three quarters of the way to what it is drawn towards
    return f"M{x:.1f} {start:.1f}C{side:.1f} {start:.1f} {side:.1f} {end:.1f} {x:.1f} {end:.1f}"
