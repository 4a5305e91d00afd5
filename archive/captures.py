"""Which files an import is to read, and where and when they were taken."""

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

PATTERN = "*.txt"
_LONGEST_ADDRESS = 1000
_COLUMNS = {"path", "address", "captured"}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. ``name`` is its path inside the folder that was named; ``problem`` says why there is nothing to read."""

    path: Path
    name: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Where and when a page was captured."""

    address: str
    captured_at: datetime | None


class BadIndexError(ValueError):
    """The index can't be used; the message says which line is wrong and how to mend it."""


def find_files(paths: Sequence[Path]) -> list[FoundFile]:
    """The captures under the paths, each once, in the order of their names; a path that gives none is told as a problem."""
    found: dict[Path, FoundFile] = {}
    for path in paths:
        for file in _reachable(path):
            found.setdefault(file.path.absolute(), file)
    return sorted(found.values(), key=lambda file: (file.name, str(file.path)))


def _reachable(path: Path) -> list[FoundFile]:
    try:
        return list(_files_of(path))
    except OSError as error:
        return [FoundFile(path, printable(path), _("Stien kan ikke læses: %(error)s.") % {"error": error.strerror})]


def _files_of(path: Path) -> Iterator[FoundFile]:
    if path.is_dir():
        captures = [file for file in sorted(path.rglob(PATTERN)) if file.is_file()]
        yield from (FoundFile(file, printable(file.relative_to(path))) for file in captures)
        if not captures:
            problem = _(
                "Mappen har ingen filer, der ender på .txt. Nævn en mappe med afskrifter af sider, gemt som tekst."
            )
            yield FoundFile(path, printable(path), problem)
    elif path.is_file():
        yield FoundFile(path, printable(path.name))
    elif path.exists():
        yield FoundFile(path, printable(path), _("Det er hverken en fil eller en mappe. Nævn filer eller mapper."))
    else:
        yield FoundFile(path, printable(path), _("Stien findes ikke. Ret den, eller fjern den fra kommandoen."))


def printable(path: Path | str) -> str:
    """A path as text that a database and a terminal can hold, whatever bytes the file's name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_index(path: Path) -> dict[str, IndexEntry]:
    """The index by path; raises `BadIndexError`. Times without a zone are Danish.

    >>> read_index(Path("index.csv"))["000.txt"].address  # doctest: +SKIP
    'https://www.eksempel.dk/en-side'
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := _COLUMNS - set(rows.fieldnames or ()):
                raise BadIndexError(
                    _("Indekset %(path)s mangler kolonnen %(names)s.")
                    % {"path": path, "names": ", ".join(sorted(missing))}
                )
            return {row["path"]: _entry(row, rows.line_num) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadIndexError(
            _("Indekset %(path)s kan ikke læses: %(error)s") % {"path": path, "error": error}
        ) from error


def _entry(row: Mapping[str, str | None], line: int) -> IndexEntry:
    printed = (row["captured"] or "").strip()
    try:
        captured = parse_datetime(printed) if printed else None
    except ValueError:
        captured = None
    if printed and captured is None:
        raise BadIndexError(
            _("Indeksets linje %(line)s: »%(printed)s« er ikke et tidspunkt. Skriv det som 2019-03-01T12:30:00+01:00.")
            % {"line": line, "printed": printed}
        )
    if captured and timezone.is_naive(captured):
        captured = timezone.make_aware(captured)
    address = (row["address"] or "").strip()
    if len(address) > _LONGEST_ADDRESS or not address.isprintable():
        raise BadIndexError(
            _("Indeksets linje %(line)s: adressen er for lang eller holder skjulte tegn.") % {"line": line}
        )
    if captured and not 1990 <= captured.year <= 2100:
        raise BadIndexError(
            _("Indeksets linje %(line)s: året %(year)s kan ikke passe.") % {"line": line, "year": captured.year}
        )
    return IndexEntry(address, captured)
