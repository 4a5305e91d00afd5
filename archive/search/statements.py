"""The statements that a search is made of: its hits as one table, how they spread over facets and months, and a page of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Rows = QuerySet[Any, Any]

_FOUND = "WITH found (kind, pk, article_id, day, is_answered, rank) AS"
FOUND = f"{_FOUND} MATERIALIZED ({{}})"
_PER_DAY = ", per_day AS MATERIALIZED (SELECT kind, is_answered, day, count(*) AS n FROM found GROUP BY 1, 2, 3)"
_PER_ARTICLE = """
, per_article AS MATERIALIZED (
    SELECT hits.article_id, hits.n, article.debate_id, article.category, article.publisher_id
    FROM (SELECT article_id, count(*) AS n FROM found GROUP BY 1) hits JOIN debates_article article ON article.id = hits.article_id
)"""
# One row for each value: the facet, the value as text or as a number, the hits.
FACETS = {
    "i": "SELECT 'i', NULL, kind::bigint, sum(n) FROM per_day GROUP BY kind",
    "svar": "SELECT 'svar', NULL, is_answered::int, sum(n) FROM per_day GROUP BY is_answered",
    "aar": "SELECT 'aar', NULL, extract(year FROM day)::bigint, sum(n) FROM per_day GROUP BY 3",
    "debat": "SELECT 'debat', NULL, debate_id, sum(n) FROM per_article GROUP BY debate_id",
    "kategori": "SELECT 'kategori', category::text, NULL, sum(n) FROM per_article GROUP BY category",
    "emneord": """
        SELECT 'emneord', NULL, tag_id, sum(n) FROM per_article LEFT JOIN debates_tagging tagging USING (article_id) GROUP BY tag_id""",
    "forfatter": """
        SELECT 'forfatter', NULL, author_id, sum(n) FROM (
            SELECT author_id, n FROM per_article JOIN debates_authorship USING (article_id) WHERE author_id IS DISTINCT FROM publisher_id
            UNION ALL SELECT publisher_id, n FROM per_article WHERE publisher_id IS NOT NULL
            UNION ALL SELECT NULL, n FROM per_article WHERE publisher_id IS NULL
                AND NOT EXISTS (SELECT FROM debates_authorship signed WHERE signed.article_id = per_article.article_id)
        ) named GROUP BY author_id""",
}
HITS = "SELECT 'hit', NULL, pk::bigint, 1, kind, day, rank FROM found"
# Of each thread its first hit in some order, with how many it has.
FOLDED = """SELECT 'hit', NULL, pk::bigint, n, kind, day, rank FROM (
    SELECT found.*, count(*) OVER (PARTITION BY article_id) AS n, row_number() OVER (PARTITION BY article_id ORDER BY {order}) AS place
    FROM found
) threads"""
MOST_VALUES = 50  # of a facet that can have thousands, beside the hits that have none
_UNBOUNDED = ("debat", "emneord", "forfatter")
_BY_DAY = ("i", "svar", "aar")  # the facets that `per_day` is enough for
MONTHS = "SELECT 'months', to_char(day, 'YYYY-MM-01'), kind::bigint, sum(n) FROM per_day GROUP BY 2, 3"
THREADS = "SELECT 'threads', NULL, NULL::bigint, count(*) FROM per_article"
_TEXTS = "SELECT sum(reltuples) FROM pg_class WHERE oid IN ('debates_articlesearchrow'::regclass, 'comments_commentsearchrow'::regclass)"


def spreading(facets: Iterable[str], *others: str, most: int | None = None) -> str:
    """The statement for the values of some facets, in the columns of `HITS`: all values, or the commonest where `most` is given."""
    names = list(facets)
    sums = [
        *([_PER_DAY] if others or any(name in _BY_DAY for name in names) else []),
        *([_PER_ARTICLE] if any(name not in _BY_DAY for name in names) else []),
    ]
    found = FOUND if len(sums) > 1 or others else f"{_FOUND} ({{}})"  # for a single sum the rows need not be kept
    values = " UNION ALL ".join([*(_values(name, most) for name in names), *others])
    return (  # of our own pieces
        f"{found}{''.join(sums)} SELECT values.*, NULL::int, NULL::date, NULL::real FROM ({values}) values (name, text, number, hits)"  # noqa: S608 - ours
    )


def _values(facet: str, most: int | None) -> str:
    values = FACETS[facet]
    return f"({values} ORDER BY 3 IS NOT NULL, 4 DESC, 3 LIMIT {most + 1})" if most and facet in _UNBOUNDED else values


class Place(NamedTuple):
    """A hit: of which kind (`found.NUMBERS`), its row, what it is ordered by, and how many hits it stands for."""

    kind: int
    pk: int
    day: date
    rank: float
    hits: int = 1

    @property
    def at(self) -> tuple[int, int]:
        """Where its row is."""
        return self.kind, self.pk


@dataclass(slots=True)
class Spread:
    """How the hits spread: over the values of each facet, over the months, for each kind, and over how many threads."""

    facets: dict[str, dict[Any, int]] = field(default_factory=lambda: {name: {} for name in FACETS})
    months: dict[tuple[date, int], int] = field(default_factory=dict)
    threads: int = 0

    def take(self, row: tuple[Any, ...]) -> Place | None:
        """Take in a row of a statement, or give the hit that it is."""
        name, text, number, hits, kind, day, rank = row
        if name == "hit":
            return Place(kind, number, day, rank, int(hits))
        if name == "months":
            self.months[date.fromisoformat(text), number] = int(hits)
        elif name == "threads":
            self.threads = int(hits)
        else:
            self.facets[name][number if text is None else text] = int(hits)
        return None

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return 200 * (sum(map(len, self.facets.values())) + len(self.months))

    @property
    def total(self) -> int:
        """How many hits were gone through."""
        return sum(self.months.values())


def union(parts: Iterable[Rows]) -> Rows:
    """The rows of all parts together."""
    first, *others = parts
    both: Rows = first.union(*others, all=True) if others else first
    return both


def ask(statement: str, found: Rows, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a statement in which `{}` stands for a query; none where nothing can be found."""
    try:
        query, parameters = found.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{}", query, 1), [*parameters, *values])
        return list(cursor.fetchall())


def estimate(found: Rows) -> int:
    """How many rows the database thinks there are."""
    plans = ask("EXPLAIN (FORMAT JSON) {}", found)
    plan = plans[0][0] if plans else None
    return int((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"]) if plan else 0


def texts() -> float:
    """How many texts the archive has, as the database last counted them."""
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS)
        return float(cursor.fetchone()[0])
