"""How many texts other queries would find under the filters of a search, counted up to a bound."""

from collections.abc import Sequence
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
    counts = [0] * len(nodes)
    statements, values = _statements(found, nodes, most, filtered)
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(statements), values)
            for place, hits in cursor.fetchall():
                counts[place] += hits
    return counts


def _statements(found: Found, nodes: Sequence[Node], most: int, filtered: bool) -> tuple[list[str], list[Any]]:
    statements: list[str] = []
    values: list[Any] = []
    for place, node in enumerate(nodes):
        for kind in found.asked.kinds if filtered else KINDS:
            rows = found.rows(kind, node) if filtered else _anywhere(kind, node)
            try:
                statement, given = rows.values("pk")[: most + 1].query.sql_with_params()
            except EmptyResultSet:
                continue
            statements.append(f"SELECT {place:d}, count(*) FROM ({statement}) found")  # noqa: S608 - written by Django
            values += given
    return statements, values


def _anywhere(kind: str, node: Node) -> Rows:
    return KINDS[kind]._default_manager.filter(condition(node, SINGULAR[kind]))
