"""The answer to a search: a page of hits with what stands around it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from archive.search.cursors import Cursor, read_cursor
from archive.search.facets import count_facets
from archive.search.filters import KINDS, PER_WORDS, SearchFilter
from archive.search.found import NUMBERS, Found
from archive.search.lengths import words_by_month
from archive.search.names import Named, named
from archive.search.passages import Hit, hits
from archive.search.statements import Place, Spread
from archive.timeline import Timeline, timeline_of
from debates.models.search import UNDATED

HITS = 20  # a page
UNIT = 10_000  # words that hits are measured by
LONGEST = "3s"  # that one statement may take
LONGEST_OF_ALL = "15s"  # where every hit is asked for


class TooDearError(Exception):
    """The database was stopped: what was asked for takes too long."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits. `total` in `threads` were gone through; where that is but a part of them, there are about `estimate`."""

    hits: list[Hit]
    first: int
    earlier: Cursor | None
    later: Cursor | None
    total: int
    threads: int
    is_part: bool
    estimate: int
    order: str
    timeline: Timeline
    undated: int
    named: list[Named]

    @property
    def last(self) -> int:
        """The number of the last hit of the page."""
        return self.first + len(self.hits) - 1


def answer(asked: SearchFilter, after: str = "", before: str = "") -> Answer:
    """The page of hits after or before a cursor, and the counts of all facets; `TooDearError` where the database takes too long."""
    with bounded(LONGEST_OF_ALL if asked.wants_all else LONGEST):
        found = Found(asked)
        cursor = read_cursor(after, before)
        places, spread = found.page(HITS, cursor)
        count_facets(found, spread)
        shown, earlier, later = _around(places, cursor)
        return Answer(
            hits=hits(shown, found.node),
            first=_first_number(cursor, len(shown)),
            earlier=earlier,
            later=later,
            total=spread.total,
            threads=spread.threads,
            is_part=found.is_part,
            estimate=max(found.estimate, spread.total) if found.is_part else spread.total,
            order=found.order,
            timeline=_timeline(asked, spread),
            undated=spread.months.get((UNDATED, NUMBERS["artikler"]), 0),
            named=named(found.node) if cursor is None and len(asked.kinds) == len(KINDS) else [],
        )


@contextmanager
def bounded(longest: str) -> Iterator[None]:
    """No statement takes longer; the database does not read a whole table where an index leads to the rows."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, true), set_config('enable_seqscan', 'off', true)", [longest]
            )
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooDearError from error
        raise


def _around(places: list[Place], cursor: Cursor | None) -> tuple[list[Place], Cursor | None, Cursor | None]:
    """The hits to show, and the cursors to the pages before and after them. One more than a page was asked for."""
    more = len(places) > HITS
    back = cursor is not None and cursor.back
    shown = places[1:] if more and back else places[:HITS]
    first = _first_number(cursor, len(shown))
    has_earlier = more if back else cursor is not None
    has_later = cursor is not None if back else more
    earlier = Cursor(first, *_key(shown[0])) if shown and has_earlier else None
    later = Cursor(first + len(shown) - 1, *_key(shown[-1])) if shown and has_later else None
    return shown, earlier, later


def _first_number(cursor: Cursor | None, shown: int) -> int:
    if cursor is None:
        return 1
    return max(1, cursor.number - shown) if cursor.back else cursor.number + 1


def _key(place: Place) -> tuple[float, date, int, int]:
    return place.rank, place.day, place.kind, place.pk


def _timeline(asked: SearchFilter, spread: Spread) -> Timeline:
    wrote, said = (_months(spread.months, kind) for kind in KINDS)
    if asked.measure != PER_WORDS or not spread.total:
        return timeline_of(wrote, said)
    words = words_by_month(asked.kinds)
    articles, comments = ({day: n / UNIT for day, n in _months(words, kind).items()} for kind in KINDS)
    return timeline_of(wrote, said, per=(articles, comments))


def _months(counts: Mapping[tuple[date, int], int], kind: str) -> dict[date, float]:
    return {month: count for (month, number), count in counts.items() if number == NUMBERS[kind] and month > UNDATED}
