"""Files as a reader's own tools see them."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.http.response import HttpResponseBase
from django.test import Client

Row = dict[str, str]


def table(content: bytes) -> list[Row]:
    """The rows of a CSV file, by Python's own reader."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def body(response: HttpResponseBase) -> bytes:
    """All of a streamed answer."""
    assert response.status_code == 200, response.status_code
    assert response.streaming
    return b"".join(response)


def csv_of(address: str) -> list[Row]:
    """The rows of a CSV address."""
    return table(body(Client().get(address)))


def json_of(address: str) -> dict[str, Any]:
    """The object of a JSON address."""
    found: dict[str, Any] = json.loads(body(Client().get(address)))
    return found


def table_of(corpus: Path, name: str) -> list[Row]:
    """The rows of one file in a corpus."""
    with ZipFile(corpus) as file:
        return table(file.read(name))


def column(rows: Iterable[Row], name: str) -> list[str]:
    """One column, from top to bottom."""
    return [row[name] for row in rows]


def names(listed: str) -> list[str]:
    """The names in a text of them, parted by commas."""
    return listed.split(", ")
