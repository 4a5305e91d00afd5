"""Rows as files: streamed CSV and JSON.

A file is read from one snapshot of the database, batch by batch, so that its size does not matter. What fails on the
way raises: the connection breaks, and nobody takes half a file for a whole one.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from comments.exports import Writer
from comments.pseudonyms import pseudonym, writer_key
from debates.exports import Cell, Column

BATCH = 500  # rows fetched and sent at a time
PARTED = " | "  # between several values in one cell

Columns = Sequence[Column]
Rows = Iterator[list[Cell]]


def stream(
    request: HttpRequest, suffix: str, columns: Columns, queryset: QuerySet[Any], head: Mapping[str, Any] | None = None
) -> StreamingHttpResponse:
    """The rows of a queryset as a ``csv`` or a ``json`` to be saved; `head` is what a JSON says before its rows."""
    return stream_rows(request, suffix, columns, read_rows(columns, queryset), head)


def stream_rows(
    request: HttpRequest, suffix: str, columns: Columns, rows: Rows, head: Mapping[str, Any] | None = None
) -> StreamingHttpResponse:
    """The same for rows that are cells already."""
    content_type, chunks = FORMATS[suffix]
    body = _from_snapshot(chunks(columns, rows, head or {}))
    response = StreamingHttpResponse(() if request.method == "HEAD" else body, content_type=content_type)
    name = request.path.strip("/").replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def read_rows(columns: Columns, queryset: QuerySet[Any]) -> Rows:
    """The cells of the rows, in one query and in the order of the queryset, which must not prefetch."""
    found = queryset.values_list(*(column.source for column in columns))
    cells = [column.cell for column in columns]
    for row in found.iterator(chunk_size=BATCH):
        yield [cell(value) for cell, value in zip(cells, row, strict=True)]


def csv_chunks(columns: Columns, rows: Rows, _head: Mapping[str, Any] | None = None) -> Iterator[bytes]:
    """RFC 4180, UTF-8 without a byte mark; the text of a cell is never altered."""
    yield _csv([[column.name for column in columns]])
    while batch := list(islice(rows, BATCH)):
        yield _csv([[_text(cell) for cell in row] for row in batch])


def json_chunks(columns: Columns, rows: Rows, head: Mapping[str, Any]) -> Iterator[bytes]:
    """One object: what `head` says, then ``columns``, then ``rows``, an object a row.

    Numbers, booleans and lists are themselves; what is empty is null.
    """
    names = [column.name for column in columns]
    opening = "".join(f"{_json(key)}: {_json(value)},\n" for key, value in {**head, "columns": names}.items())
    yield f'{{{opening}"rows": ['.encode()
    parted = "\n"
    while batch := list(islice(rows, BATCH)):
        yield (parted + ",\n".join(_json(_object(names, row)) for row in batch)).encode()
        parted = ",\n"
    yield b"\n]}\n"


FORMATS: Mapping[str, tuple[str, Callable[[Columns, Rows, Mapping[str, Any]], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8; header=present", csv_chunks),
    "json": ("application/json", json_chunks),
}


def first_object(columns: Columns, queryset: QuerySet[Any]) -> dict[str, Any]:
    """The one row of a queryset as it stands in a JSON."""
    return _object([column.name for column in columns], next(read_rows(columns, queryset)))


@contextmanager
def snapshot() -> Iterator[None]:
    """All queries inside see the database as it was at the first of them.

    Inside a transaction that runs already, that one decides what is seen.
    """
    with transaction.atomic():
        if len(connection.savepoint_ids) == 0:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def pseudonyms() -> Writer:
    """What downloads show for a printed name; raises `PseudonymKeyError` where this installation has no key."""
    key = writer_key(str(settings.PSEUDONYM_KEY))
    return lru_cache(maxsize=10_000)(lambda name, article_key: pseudonym(name, article_key, key))


def printed_names(name: str, _article_key: str) -> str:
    """The printed name itself: for files that stay with those who may see it."""
    return name


def _from_snapshot(chunks: Iterator[bytes]) -> Iterator[bytes]:
    with snapshot():
        yield from chunks


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return PARTED.join(cell)
    return "" if cell is None else str(cell)


def _object(names: Sequence[str], row: Sequence[Cell]) -> dict[str, Cell]:
    return {name: None if cell == "" else cell for name, cell in zip(names, row, strict=True)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
