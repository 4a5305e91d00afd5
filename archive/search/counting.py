"""How many texts other queries would find under the filters of a search, counted up to a bound."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

from archive.search.filters import KINDS, SearchFilter
from archive.search.found import SINGULAR
from debates.models.conditions import condition
from debates.query.nodes import Node

MOST = 1_000  # that are counted of each kind


def count_hits(asked: SearchFilter, nodes: Sequence[Node], most: int = MOST, filtered: bool = True) -> list[int]:
    """The hits of each of some queries, of each kind no more than one above `most`. One query, whatever is asked."""
    counts = [0] * len(nodes)
    statements, values = _statements(asked, nodes, most, asked.where() if filtered else Q())
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(statements), values)
            for place, hits in cursor.fetchall():
                counts[place] += hits
    return counts


def _statements(asked: SearchFilter, nodes: Sequence[Node], most: int, where: Q) -> tuple[list[str], list[Any]]:
    statements: list[str] = []
    values: list[Any] = []
    for place, node in enumerate(nodes):
        for kind in asked.kinds:
            rows = KINDS[kind]._default_manager.filter(condition(node, SINGULAR[kind]), where).values("pk")
            try:
                statement, given = rows[: most + 1].query.sql_with_params()
            except EmptyResultSet:
                continue
            statements.append(f"SELECT {place:d}, count(*) FROM ({statement}) found")  # noqa: S608 - written by Django
            values += given
    return statements, values
