"""Datasette on the rows of a bench, tuned: indexes, full text, counts known beforehand, no suggested facets.

It is put into a virtual environment of its own, in the versions of `bench/datasette.txt`.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from bench.servers import ROOT
from bench.sites import Site, running

FACETS = ("year", "author")
_PORT = 8767
_TABLES = """
PRAGMA journal_mode = off;
PRAGMA synchronous = off;
CREATE TABLE comment (id INTEGER PRIMARY KEY, article_id INTEGER, author TEXT, year INTEGER, posted TEXT, title TEXT, body TEXT);
"""
_INDEXES = """
CREATE INDEX of_article ON comment (article_id, posted);
CREATE INDEX of_day ON comment (posted);
CREATE INDEX of_year ON comment (year);
CREATE INDEX of_author ON comment (author);
CREATE VIRTUAL TABLE comment_fts USING fts5(title, body, content="comment", content_rowid="id");
INSERT INTO comment_fts (rowid, title, body) SELECT id, title, body FROM comment;
ANALYZE;
"""
_ROWS = """
SELECT id, article_id, printed_name, extract(year FROM posted)::int, posted::text, title, body FROM comments_comment ORDER BY id"""
_SETTINGS = {"suggest_facets": 0, "facet_time_limit_ms": 10_000, "sql_time_limit_ms": 60_000, "default_page_size": 20}


@contextmanager
def datasette(url: str, folder: Path) -> Iterator[Site]:
    """Datasette over the comments of a database, served; `address` leads to a page of its."""
    program = _installed(folder)
    rows = folder / "peer.db"
    _load(url, rows)
    counts = folder / "counts.json"
    inspect = [program, "inspect", str(rows), "--inspect-file", str(counts)]
    subprocess.run(inspect, check=True, stdout=subprocess.DEVNULL)
    settings = [part for name, value in _SETTINGS.items() for part in ("--setting", name, str(value))]
    serve = [program, "serve", "-i", str(rows), "--inspect-file", str(counts), "-h", "127.0.0.1", "-p", str(_PORT)]
    with running([*serve, *settings], {"PATH": "/usr/bin:/bin", "HOME": str(folder)}):
        site = Site(_PORT)
        site.wait("/")
        yield site


def address(word: str) -> str:
    """The page of the comments with a word, counted by `FACETS`."""
    return f"/peer/comment?_search={word}&{'&'.join(f'_facet={facet}' for facet in FACETS)}"


def _installed(folder: Path) -> str:
    home = folder / "datasette"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    pip = [f"{home}/bin/pip", "--disable-pip-version-check", "-qq", "install", "--require-hashes"]
    subprocess.run([*pip, "-r", f"{ROOT}/bench/datasette.txt"], check=True)
    return f"{home}/bin/datasette"


def _load(url: str, file: Path) -> None:
    with psycopg.connect(url) as connection, connection.cursor("rows") as cursor, sqlite3.connect(file) as peer:
        cursor.itersize = 5_000
        cursor.execute(_ROWS)
        peer.executescript(_TABLES)
        peer.executemany("INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?)", cursor)
        peer.commit()
        peer.executescript(_INDEXES)
