"""How many texts other queries would find under the filters of a search, counted up to a bound."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from archive.search.filters import KINDS
from archive.search.found import SINGULAR, Found
from archive.search.statements import Rows
from debates.models.conditions import condition
from debates.query.nodes import Node

MOST = 1_000  # that are counted of each kind


def count_hits(found: Found, nodes: Sequence[Node], most: int = MOST, filtered: bool = True) -> list[int]:
    """The hits of each of some queries, of each kind no more than one above `most`. One query, whatever is asked."""
    rows = (
        (
            found.rows(kind, node) if filtered else _anywhere(kind, node)
            for kind in (found.asked.kinds if filtered else KINDS)
        )
        for node in nodes
    )
    return _count(rows, most)


def count_without(found: Found, filters: Sequence[str], most: int = MOST) -> list[int]:
    """The hits of a search without each of some filters, and without any filter at all; counted the same. One query."""
    without = [[found.matching(kind, name) for kind in found.kinds(name)] for name in filters]
    return _count([*without, [_anywhere(kind, found.node) for kind in KINDS]], most)


def _count(each: Iterable[Iterable[Rows]], most: int) -> list[int]:
    """How many rows there are of each."""
    counts: list[int] = []
    statements: list[str] = []
    values: list[Any] = []
    for place, kinds in enumerate(each):
        counts.append(0)
        for rows in kinds:
            try:
                statement, given = rows.values("pk")[: most + 1].query.sql_with_params()
            except EmptyResultSet:
                continue
            statements.append(f"SELECT {place:d}, count(*) FROM ({statement}) found")  # noqa: S608 - written by Django
            values += given
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(statements), values)
            for place, hits in cursor.fetchall():
                counts[place] += hits
    return counts


def _anywhere(kind: str, node: Node | None) -> Rows:
    return KINDS[kind]._default_manager.filter(condition(node, SINGULAR[kind]))
