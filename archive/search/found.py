"""What a search finds: one statement for a page of hits, and one for how all hits spread over the facets.

A word that stands in very many texts of a large archive is answered from a stated part of them, the newest (or the oldest, where those
are asked for first): going through a third of a million texts takes seconds. Whoever wants all of them can say so.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Case, F, FloatField, IntegerField, Q, Value, When

from archive.search.cursors import Cursor
from archive.search.filters import BEST, KINDS, NEWEST, OLDEST, SearchFilter
from archive.search.statements import (
    FACETS,
    FOLDED,
    FOUND,
    HITS,
    MONTHS,
    MOST_VALUES,
    THREADS,
    Place,
    Rows,
    Spread,
    ask,
    estimate,
    spreading,
    texts,
    union,
)
from debates.models import Article, ArticleSearchRow
from debates.models.conditions import condition, loosened, rank, ranked, ready, under
from debates.models.search import UNDATED
from debates.query.nodes import Node

EXACT = 5_000  # hits that are all gone through, by the database's own estimate
# Texts that are gone through where there are more. Articles are fewer than comments and longer, and so they reach about as far back.
PART = {"artikler": 500, "kommentarer": 2_000}
SMALL = 150_000  # texts of an archive in which everything is gone through
NUMBERS = {"artikler": 0, "kommentarer": 1}  # of two texts of one day the comment is the later
SINGULAR = {"artikler": "artikel", "kommentarer": "kommentar"}  # what a query calls a text of the kind


class Found:
    """The hits of a search, ready to be asked for."""

    def __init__(self, asked: SearchFilter, order: str = "") -> None:
        """`order` is the order that they stand in, whatever the search asks for."""
        self.asked = asked
        self.node = ready(asked.query.node)
        wanted = order or asked.current_order
        self.order = wanted if wanted != BEST or ranked(self.node) else NEWEST
        self._scopes: dict[str, Q] = {}
        self._estimates: dict[str, int] = {}

    @property
    def estimate(self) -> int:
        """About how many hits there are."""
        return self._estimate()

    @property
    def is_part(self) -> bool:
        """Whether only a part of the hits is gone through."""
        return self._has_part()

    @cached_property
    def _is_small(self) -> bool:
        return texts() <= SMALL

    def _estimate(self, leaving_out: str = "") -> int:
        """About how many hits there are under all filters, or all but one, as the database thinks."""
        if leaving_out not in self._estimates:
            self._estimates[leaving_out] = estimate(self._told_of_all(leaving_out))
        return self._estimates[leaving_out]

    def _has_part(self, leaving_out: str = "") -> bool:
        return not self.asked.wants_all and not self._is_small and self._estimate(leaving_out) > EXACT

    def spread(self, facets: Sequence[str], leaving_out: str) -> Spread:
        """The hits of every value of some facets, under all filters but one. One query."""
        spread = Spread()
        for row in ask(spreading(facets), self._gone_through(leaving_out)):
            spread.take(row)
        return spread

    def page(self, size: int, cursor: Cursor | None) -> tuple[list[Place], Spread]:
        """Hits from a cursor on, or up to it where it points back, and how all hits spread over months and the commonest values of facets.

        A page of hits, and one more where there are more. One query where the best come first, two by date.
        """
        spread = Spread()
        hits, values = self._hits(size + 1, cursor)
        spread_over = spreading(FACETS, MONTHS, THREADS, most=MOST_VALUES)
        if self.order == BEST:
            rows = ask(f"{spread_over} UNION ALL ({hits})", self._gone_through(with_rank=True), values)
        else:
            folded = self.asked.is_folded
            found = self._gone_through(day=self.date_column) if folded else self._by_day(cursor, size + 1)
            rows = ask(spread_over, self._gone_through())
            rows += ask(f"{FOUND} {hits}", found, values)
        places = _places(rows, spread)
        return (places[::-1] if cursor and cursor.back else places), spread

    def first_by_day(self, most: int) -> list[Place]:
        """The first hits of an order by date. One query."""
        hits, values = self._hits(most, None)
        return _places(ask(f"{FOUND} {hits}", self._by_day(None, most), values), Spread())

    def _hits(self, most: int, cursor: Cursor | None) -> tuple[str, list[Any]]:
        """The statement for a page, and its values."""
        columns = ("rank", "day", "kind", "pk") if self.order == BEST else ("day", "kind", "pk")
        ascending = self._is_ascending(cursor)
        order = _order(columns, ascending)
        first = _order(columns, self.order == OLDEST)  # of a thread, also where the pages are gone back through
        rows, met = (FOLDED.replace("{order}", first), ["place = 1"]) if self.asked.is_folded else (HITS, [])
        if cursor:
            given = ", ".join("%s::real" if column == "rank" else "%s" for column in columns)
            met.append(f"({', '.join(columns)}) {'>' if ascending else '<'} ({given})")
        values = [getattr(cursor, column) for column in columns] if cursor else []
        where = f"WHERE {' AND '.join(met)}" if met else ""
        return f"{rows} {where} ORDER BY {order} LIMIT {most}", values

    def _is_ascending(self, cursor: Cursor | None) -> bool:
        return (self.order == OLDEST) != (cursor is not None and cursor.back)

    def kinds(self, leaving_out: str = "") -> Collection[str]:
        """Where to look under all filters but one."""
        return list(KINDS) if leaving_out == "i" else self.asked.kinds

    def _told_of_all(self, leaving_out: str) -> Rows:
        kinds = self.kinds(leaving_out)
        return union(self._told(self.matching(kind, leaving_out), kind, "day") for kind in kinds)

    def _gone_through(self, leaving_out: str = "", with_rank: bool = False, day: str = "day") -> Rows:
        hits = self._part if self._has_part(leaving_out) else self.matching
        kinds = self.kinds(leaving_out)
        return union(self._told(hits(kind, leaving_out), kind, day, with_rank) for kind in kinds)

    def _part(self, kind: str, leaving_out: str) -> Rows:
        """The hits of a kind among the newest texts that have the words in any order (the index knows no order)."""
        rows = self.matching(kind, leaving_out)
        if loosened(self.node) == self.node:
            return self._first(rows, PART[kind], ascending=self.order == OLDEST)
        with_words = self.rows(kind, loosened(self.node), leaving_out)
        return rows.filter(pk__in=self._first(with_words, PART[kind], ascending=self.order == OLDEST).values("pk"))

    def _by_day(self, cursor: Cursor | None, most: int) -> Rows:
        """The next hits of each kind by their days, where they are many: an index leads to them. Of few, all."""
        ascending = self._is_ascending(cursor)
        parts = []
        for kind in self.asked.kinds:
            rows = self.matching(kind)
            if cursor:
                rows = rows.filter(_beyond(cursor, NUMBERS[kind], self.date_column, ascending))
            first = self._first(rows, most, ascending) if self.estimate > EXACT else rows
            parts.append(self._told(first, kind, self.date_column))
        return union(parts)

    @property
    def date_column(self) -> str:
        """The day that the hits of a kind are put in order by."""
        return "dated" if self.order == OLDEST else "day"

    def matching(self, kind: str, leaving_out: str = "") -> Rows:
        """All search rows of a kind that are hits, with the day that they are put in order by as `dated`."""
        return self.rows(kind, self.node, leaving_out)

    def rows(self, kind: str, node: Node | None, leaving_out: str = "") -> Rows:
        """All search rows of a kind that are hits of another query under the filters of this search."""
        met = condition(node, SINGULAR[kind]) & self.asked.of_texts(leaving_out) & self._scope(leaving_out)
        return _dated(KINDS[kind]._default_manager.filter(met))

    def _scope(self, leaving_out: str) -> Q:
        """The articles that texts must belong to."""
        if leaving_out not in self._scopes:
            met = self.asked.of_articles(leaving_out)
            self._scopes[leaving_out] = under(Article.objects.filter(met)) if met else Q()
        return self._scopes[leaving_out]

    def _first(self, rows: Rows, most: int, ascending: bool) -> Rows:
        sign = "" if ascending else "-"
        return rows.order_by(f"{sign}{self.date_column}", f"{sign}pk")[:most]

    def _told(self, rows: Rows, kind: str, day: str, with_rank: bool = False) -> Rows:
        """What the statements are made of."""
        best = rank(self.node) if with_rank else None
        columns = {
            "kind": Value(NUMBERS[kind], IntegerField()),
            "row": F("pk"),
            "of": F("article_id"),
            "stands": F(day),
            "told": F("is_answered"),
            "fit": best or Value(0.0, FloatField()),
        }
        told: Rows = rows.annotate(**columns).values_list(*columns)
        return told


def _order(columns: Iterable[str], ascending: bool) -> str:
    return ", ".join(f"{column} {'ASC' if ascending else 'DESC'}" for column in columns)


def _places(rows: Iterable[tuple[Any, ...]], spread: Spread) -> list[Place]:
    """The hits among the rows of a statement; the others go into the spread."""
    return [place for row in rows if (place := spread.take(row))]


def _dated(rows: Rows) -> Rows:
    """With a day to put the oldest first by: what has none comes last there too. Comments have one all."""
    undated_last = Case(When(day=UNDATED, then=Value(date.max)), default=F("day"))
    dated: Rows = rows.alias(dated=undated_last if rows.model is ArticleSearchRow else F("day"))
    return dated


def _beyond(cursor: Cursor, kind: int, column: str, ascending: bool) -> Q:
    """Where the rows of a kind stand that come after a hit."""
    than = "gt" if ascending else "lt"
    if kind == cursor.kind:
        same_day = Q(**{column: cursor.day, f"pk__{than}": cursor.pk})
        return Q(**{f"{column}__{than}e": cursor.day}) & (Q(**{f"{column}__{than}": cursor.day}) | same_day)
    comes_after = kind > cursor.kind if ascending else kind < cursor.kind
    return Q(**{f"{column}__{than}{'e' if comes_after else ''}": cursor.day})
