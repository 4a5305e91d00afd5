"""When people wrote: articles and comments by month, or by year where the months are too many."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import Trunc

from comments.models import Comment
from debates.models import Article
from debates.pages.danish_dates import month_number, months_between

MOST_MONTHS = 120
WIDTH = 720  # units of the whole picture
ABOVE = 100  # units of the tallest bar of comments, which stand on the axis
TICK = 72  # units that the label of a year needs
BELOW = 30  # units of the longest bar of articles, which hang from it


@dataclass(frozen=True, slots=True)
class Bar:
    """A month (or a year) with its counts, and its two bars: units of the picture, the axis at `ABOVE`."""

    start: date
    end: date
    articles: float
    comments: float
    x: float
    above: float
    below: float

    @property
    def days(self) -> str:
        """The parameters of a list that is narrowed to the days of the bar."""
        return f"fra={self.start}&til={self.end}"

    @property
    def top(self) -> float:
        """Where the bar of comments begins, counted from the top of the picture."""
        return round(ABOVE - self.above, 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars in order, the empty ones too; `ticks` are the years and where they begin."""

    bars: list[Bar]
    width: float
    by_month: bool
    ticks: list[tuple[float, int]]

    @property
    def most_comments(self) -> float:
        """In one month (or year): what the tallest bar stands for."""
        return max((bar.comments for bar in self.bars), default=0)

    @property
    def most_articles(self) -> float:
        """In one month (or year): what the longest bar stands for."""
        return max((bar.articles for bar in self.bars), default=0)

    @property
    def filled(self) -> list[Bar]:
        """What the table says: only where something was written."""
        return [bar for bar in self.bars if bar.articles or bar.comments]


def timeline(articles: QuerySet[Article], comments: QuerySet[Comment]) -> Timeline:
    """The counts of the given rows over time. Two queries."""
    wrote = _by_month(articles.filter(sort_date__isnull=False), "sort_date")
    return timeline_of(wrote, _by_month(comments, "posted"))


def timeline_of(
    wrote: Mapping[date, float],
    said: Mapping[date, float],
    per: tuple[Mapping[date, float], Mapping[date, float]] | None = None,
) -> Timeline:
    """Articles and comments, counted by the first days of months, over time; as parts of what `per` has of each where that is given."""
    months = sorted(wrote.keys() | said.keys())
    if not months:
        return Timeline([], 0, True, [])
    by_month = month_number(months[-1]) - month_number(months[0]) < MOST_MONTHS
    if not by_month:
        wrote, said = _by_year(wrote), _by_year(said)
    if per:
        wrote, said = (
            _parts(counts, whole if by_month else _by_year(whole))
            for counts, whole in zip((wrote, said), per, strict=True)
        )
    starts = (
        list(months_between(months[0], months[-1]))
        if by_month
        else [date(y, 1, 1) for y in range(months[0].year, months[-1].year + 1)]
    )
    width = WIDTH / len(starts)
    # Parts of one and the same unit are drawn on one scale, which the shorter side bounds.
    most = max([*said.values(), *(ABOVE / BELOW * each for each in wrote.values())], default=1) if per else None
    above, below = _scaled(said, ABOVE, most), _scaled(wrote, BELOW, most and most * BELOW / ABOVE)
    bars = [
        Bar(
            start,
            _last_day(start, by_month=by_month),
            wrote.get(start, 0),
            said.get(start, 0),
            round(index * width, 2),
            above.get(start, 0),
            below.get(start, 0),
        )
        for index, start in enumerate(starts)
    ]
    return Timeline(bars, round(max(width - 1.5, 1), 2), by_month, _ticks(bars))


def _by_month(rows: QuerySet[Article] | QuerySet[Comment], column: str) -> dict[date, int]:
    counts = rows.order_by().annotate(start=Trunc(column, "month")).values("start").annotate(count=Count("pk"))
    return {row["start"]: row["count"] for row in counts}


def _last_day(start: date, *, by_month: bool) -> date:
    after = date(start.year + 1, 1, 1) if not by_month or start.month == 12 else date(start.year, start.month + 1, 1)
    return after - timedelta(days=1)


def _by_year(counts: Mapping[date, float]) -> dict[date, float]:
    years = {start.year for start in counts}
    return {date(year, 1, 1): sum(count for start, count in counts.items() if start.year == year) for year in years}


def _parts(counts: Mapping[date, float], whole: Mapping[date, float]) -> dict[date, float]:
    return {start: round(count / whole[start], 2) for start, count in counts.items() if whole.get(start)}


def _scaled(counts: Mapping[date, float], longest: int, most: float | None = None) -> dict[date, float]:
    most = most or max(counts.values(), default=1) or 1  # parts so small that they are rounded to nothing
    return {start: round(longest * count / most, 1) for start, count in counts.items()}


def _ticks(bars: list[Bar]) -> list[tuple[float, int]]:
    """The first year and those after it, but not one whose label would run into the one before or out of the picture."""
    ticks: list[tuple[float, int]] = []
    for bar in bars:
        is_free = bar.x - ticks[-1][0] >= TICK and bar.x <= WIDTH - TICK / 2 if ticks else True
        if is_free and (bar.start.month == 1 or not ticks):
            ticks.append((bar.x, bar.start.year))
    return ticks
