"""A debate along a line in time: where each contribution stands, which arcs join them, and the comments under the line. Pure.

Units are those of the picture. Distances are real, but for one long silence at most, which is cut short and says so. What has no
date is never given one: what is only known to be no later than a day stands at that day with a tail to the left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from debates.pages.danish_dates import MONTHS, months_between
from debates.pages.moments import Arc, Known, Moment, Tie, days_of, joining, known_of

WIDTH = 720.0
WIDE = 1080.0  # where there are more contributions than `FEW`
FEW = 24
MARGIN = 44.0  # left and right of the line
RADIUS = 11.0  # of the mark of a contribution
STEP = 2 * RADIUS + 4  # from one lane to the next, and between two marks in one
TAIL = 26.0  # of what may be earlier or later
HEAD = 14.0  # above the highest mark, at least
ARCH = 70.0  # most that an arc rises above its ends
BAR = 54.0  # the tallest bar
MOST_BARS = 60
MOST_TICKS = 6
_SILENCE = 0.5  # of the whole time: a longer one is cut to a fifth
_CUT = 0.2


class Dot(NamedTuple):
    """The mark of a contribution, and how far its tail reaches."""

    number: int
    x: float
    y: float
    known: Known
    tail: float


class Bar(NamedTuple):
    """The comments of some days."""

    first: date
    last: date
    comments: int
    x: float
    width: float
    height: float


class Tick(NamedTuple):
    """A day that is named under the line."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The picture: `line` is the height of the line in time, `silence` the cut one: its place and its days."""

    width: float
    height: float
    line: float
    dots: list[Dot]
    arcs: list[Arc]
    bars: list[Bar]
    ticks: list[Tick]
    silence: tuple[float, int] | None
    days_a_bar: int

    @property
    def is_wide(self) -> bool:
        """Whether it needs more room than most."""
        return self.width > WIDTH

    @property
    def most(self) -> int:
        """What the tallest bar stands for."""
        return max((bar.comments for bar in self.bars), default=0)


def lay_out(moments: Sequence[Moment], ties: Iterable[Tie], comments: Mapping[date, int]) -> Axis | None:
    """The picture of a debate: its contributions in reading order, who answers whom, comments a day. None without any day."""
    days = days_of(moments)
    known = [day for day in days.values() if day] + list(comments)
    if not known:
        return None
    width = WIDTH if len(moments) <= FEW else WIDE
    scale = _Scale(sorted(known), width)
    dots, lanes = _dots(moments, days, scale)
    arcs_above = ARCH if len(moments) > 1 else 0
    line = HEAD + arcs_above + lanes * STEP
    placed = [dot._replace(y=line - dot.y) for dot in dots]
    by_number = {dot.number: dot for dot in placed}
    arcs = [Arc(tie, _path(by_number[tie.answering], by_number[tie.answered])) for tie in joining(ties, by_number)]
    bars, days_a_bar = _bars(comments, scale)
    height = line + 24 + (BAR + 8 if bars else 0)
    return Axis(width, height, line, placed, arcs, bars, _ticks(scale), scale.silence, days_a_bar)


class _Scale:
    """From days to places on the line."""

    def __init__(self, known: Sequence[date], width: float) -> None:
        self.first, self.last, self.width = known[0], known[-1], width
        total = max((self.last - self.first).days, 1)
        gaps = [(later - earlier, earlier, later) for earlier, later in pairwise(known)]
        gap, self._before, self._after = max(gaps, default=(timedelta(0), self.first, self.first))
        is_cut = gap.days > _SILENCE * total and gap.days > 30 and len(set(known)) > 2
        self._gap = gap.days
        self._saved = gap.days - _CUT * (total - gap.days) if is_cut else 0.0
        self._unit = (width - 2 * MARGIN) / (total - self._saved)
        self.silence = (
            (round((self.place(self._before) + self.place(self._after)) / 2, 1), gap.days) if is_cut else None
        )

    def place(self, day: date) -> float:
        """Where a day stands, from left to right."""
        if self.first == self.last:
            return self.width / 2
        passed = (min(max(day, self.first), self.last) - self.first).days
        silent = min(max((day - self._before).days, 0), self._gap)
        return round(MARGIN + (passed - self._saved * silent / self._gap) * self._unit, 1)

    @property
    def a_day(self) -> float:
        """How wide a day is where no silence is cut."""
        return self._unit if self.first != self.last else self.width / 4


def _dots(moments: Sequence[Moment], days: Mapping[int, date | None], scale: _Scale) -> tuple[list[Dot], int]:
    """The marks, `y` counted up from the line, and how many lanes they take: no two touch."""
    taken: list[list[float]] = []
    dots = []
    for moment in moments:
        day = days[moment.number] or scale.first
        x, known = scale.place(day), known_of(moment)
        lane = next(
            (at for at, places in enumerate(taken) if all(abs(x - each) >= STEP for each in places)), len(taken)
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append(x)
        dots.append(Dot(moment.number, x, STEP * lane + RADIUS + 6, known, _tail(moment, known, x, scale)))
    return dots, len(taken)


def _tail(moment: Moment, known: Known, x: float, scale: _Scale) -> float:
    """How far back (or on) it may lie: to the other bound, or a little way where there is none."""
    if known is Known.DAY:
        return x
    if known is Known.BEFORE and moment.first:
        return min(scale.place(moment.first), x - RADIUS - 4)
    return round(
        min(x + RADIUS + TAIL / 2, scale.width) if known is Known.AFTER else max(x - RADIUS - TAIL / 2, 0.0), 1
    )


def _path(one: Dot, other: Dot) -> str:
    """A bow over the marks, or beside them where one stands above the other."""
    if abs(one.x - other.x) < RADIUS:
        side = one.x + RADIUS * 2.6
        ends = (one.x + RADIUS, one.y), (other.x + RADIUS, other.y)
        return f"M{ends[0][0]:.1f} {ends[0][1]:.1f}C{side:.1f} {one.y:.1f} {side:.1f} {other.y:.1f} {ends[1][0]:.1f} {ends[1][1]:.1f}"
    rise = min(18 + abs(one.x - other.x) * 0.22, ARCH * 2)
    top = max(min(one.y, other.y) - RADIUS - rise, 2 - ARCH)
    start, end = one.y - RADIUS, other.y - RADIUS
    return f"M{one.x:.1f} {start:.1f}Q{(one.x + other.x) / 2:.1f} {top:.1f} {other.x:.1f} {end:.1f}"


def _bars(comments: Mapping[date, int], scale: _Scale) -> tuple[list[Bar], int]:
    """Comments a day, or by so many days that they are few enough; the empty ones between too."""
    if not comments:
        return [], 1
    first, last = min(comments), max(comments)
    span = (last - first).days + 1
    days = next(each for each in (1, 7, 28, 91, 364, 3640, span) if span <= each * MOST_BARS)
    counts = [0] * (-(-span // days))
    for day, count in comments.items():
        counts[(day - first).days // days] += count
    most = max(counts)
    bars = []
    for at, count in enumerate(counts):
        begins = first + timedelta(days=at * days)
        ends = min(begins + timedelta(days=days - 1), last)
        x = scale.place(begins)
        width = max(min(scale.a_day * days - 1, 14.0), 2.0)
        bars.append(Bar(begins, ends, count, round(x - width / 2, 1), round(width, 1), round(BAR * count / most, 1)))
    return bars, days


def _ticks(scale: _Scale) -> list[Tick]:
    """The ends, and whole months or years between them, as many as can be read."""
    found = [scale.first] if scale.first == scale.last else [scale.first, scale.last]
    months = [day for day in months_between(scale.first, scale.last) if scale.first < day < scale.last]
    for each in (months, [day for day in months if day.month in (1, 7)], [day for day in months if day.month == 1]):
        if len(each) <= MOST_TICKS:
            found += each
            break
    ticks: list[Tick] = []
    for day in [*found[:2], *sorted(found[2:])]:
        x = scale.place(day)
        if all(abs(x - tick.x) >= WIDTH / (MOST_TICKS + 3) for tick in ticks):
            ticks.append(Tick(x, _label(day)))
    return sorted(ticks)


def _label(day: date) -> str:
    month = f"{MONTHS[day.month - 1][:3]}. {day.year}"
    return f"{day.day}. {month}" if day.day > 1 else month
