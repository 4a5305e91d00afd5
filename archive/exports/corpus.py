"""The whole corpus as one file: tables in a zip, and a manifest of what they hold."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.exports.rights import RIGHTS
from archive.exports.tables import Columns, Rows, csv_chunks, printed_names, pseudonyms, read_rows, snapshot
from comments.exports import comment_columns
from comments.models import Comment
from debates.exports import article_columns
from debates.models import Article
from debates.pages.parsing import PARSER_VERSION

FORMAT_VERSION = 1  # of the zip and of its manifest


class ExportError(Exception):
    """The corpus can't be written there; the message says what to do."""


def write_corpus(output: Path, *, names: bool, base: str) -> dict[str, Any]:
    """Write `output`, whole or not at all, and return its manifest.

    With `names` the writers of comments are named; without, they have pseudonyms. `base` is the site that the addresses
    in the files lead to. Where anything fails, an older file at `output` stands as it was. Raises `ExportError`,
    `PseudonymKeyError` or `OSError`.
    """
    writer = printed_names if names else pseudonyms()
    articles = Article.objects.public().order_by("key")
    comments = Comment.objects.public().order_by("article__key", "-ordinal")
    with _replacing(_regular(output)) as draft, snapshot(), ZipFile(draft, "w", ZIP_DEFLATED) as corpus:
        files = [
            _write_table(corpus, "articles.csv", article_columns(base), articles),
            _write_table(corpus, "comments.csv", comment_columns(base, writer), comments),
        ]
        manifest = _manifest(files, names, base)
        corpus.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    return manifest


def _manifest(files: list[dict[str, Any]], names: bool, base: str) -> dict[str, Any]:
    return {
        "format": "csv",
        "format_version": FORMAT_VERSION,
        "created": timezone.now().isoformat(timespec="seconds"),
        "release": settings.RELEASE,
        "parser": PARSER_VERSION,
        "addresses": base,
        "writers": "names" if names else "pseudonyms",
        "withheld": {
            "articles": Article.objects.filter(merged_into=None).count() - Article.objects.public().count(),
            "comments": Comment.objects.count() - Comment.objects.public().count(),
        },
        "licence": str(RIGHTS),
        "files": files,
    }


def _write_table(corpus: ZipFile, name: str, columns: Columns, queryset: QuerySet[Any]) -> dict[str, Any]:
    """One table into the zip; what the manifest says of it."""
    rows, size, digest = _Counted(read_rows(columns, queryset)), 0, hashlib.sha256()
    with corpus.open(name, "w", force_zip64=True) as file:
        for chunk in csv_chunks(columns, rows):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {
        "name": name,
        "rows": rows.count,
        "bytes": size,
        "sha256": digest.hexdigest(),
        "columns": [column.name for column in columns],
    }


class _Counted:
    """Rows that know how many of them were read."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> Any:
        row = next(self.rows)
        self.count += 1
        return row


def _regular(output: Path) -> Path:
    """Where the file really goes, links followed; only a regular file is ever replaced."""
    target = output.resolve()
    if not target.parent.is_dir():
        raise ExportError(
            _("Mappen {folder} findes ikke: opret den, eller vælg en anden.").format(folder=target.parent)
        )
    if target.exists() and not target.is_file():
        raise ExportError(_("{output} er ikke en almindelig fil: skriv navnet på en zip-fil.").format(output=output))
    return target


@contextmanager
def _replacing(target: Path) -> Iterator[IO[bytes]]:
    """A file beside `target`, for its owner alone, that takes its place once all is on the disk."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as draft:
            yield draft
            draft.flush()
            os.fsync(draft.fileno())
        os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)
