"""The index of an import: a table that says where and when each page was captured, and which file each of its lines means."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from archive.captures import FoundFile, IndexEntry, printable, visible

_LONGEST_ADDRESS = 1000
_COLUMNS = {"path", "address", "captured"}
_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class IndexLine:
    """What a line of the index says of the file that it names; ``folder`` is where the index lies."""

    number: int
    path: str
    entry: IndexEntry
    folder: Path = Path()


class BadIndexError(ValueError):
    """The index can't be used; the message says which line is wrong and how to mend it."""


def read_index(path: Path) -> list[IndexLine]:
    """The lines of the index; raises `BadIndexError`. Times without a zone are Danish.

    >>> read_index(Path("index.csv"))[0].entry.address  # doctest: +SKIP
    'https://www.eksempel.dk/en-side'
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := _COLUMNS - set(rows.fieldnames or ()):
                message = _("Indekset %(path)s mangler kolonnen %(names)s.")
                raise BadIndexError(message % {"path": printable(path), "names": ", ".join(sorted(missing))})
            return [replace(_line(row, rows.line_num), folder=path.parent) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        message = _("Indekset %(path)s kan ikke læses: %(error)s")
        raise BadIndexError(message % {"path": printable(path), "error": reason}) from error


def _line(row: Mapping[str, str | None], number: int) -> IndexLine:
    if not row["path"]:
        raise BadIndexError(_("Indeksets linje %(line)s nævner ingen fil.") % {"line": number})
    address = _address((row["address"] or "").strip(), number)
    return IndexLine(number, row["path"], IndexEntry(address, _time((row["captured"] or "").strip(), number)))


def _address(printed: str, number: int) -> str:
    if len(printed) > _LONGEST_ADDRESS or not printed.isprintable():
        message = _("Indeksets linje %(line)s: adressen er for lang eller holder skjulte tegn.")
        raise BadIndexError(message % {"line": number})
    try:
        if printed:
            _is_address(printed)
    except ValidationError as error:
        message = _(
            "Indeksets linje %(line)s: »%(printed)s« er ingen adresse. Skriv den som https://www.eksempel.dk/en-side."
        )
        raise BadIndexError(message % {"line": number, "printed": printed}) from error
    return printed


def _time(printed: str, number: int) -> datetime | None:
    if not printed:
        return None
    try:
        captured = parse_datetime(printed)
    except ValueError:
        captured = None
    if captured is None:
        message = _(
            "Indeksets linje %(line)s: »%(printed)s« er ikke et tidspunkt. Skriv det som 2019-03-01T12:30:00+01:00."
        )
        raise BadIndexError(message % {"line": number, "printed": visible(printed)})
    if not 1990 <= captured.year <= 2100:
        message = _("Indeksets linje %(line)s: året %(year)s kan ikke passe.")
        raise BadIndexError(message % {"line": number, "year": captured.year})
    return timezone.make_aware(captured) if timezone.is_naive(captured) else captured


def apply_index(lines: Sequence[IndexLine], files: Sequence[FoundFile]) -> tuple[list[FoundFile], list[str]]:
    """The files with what the index says of them, and a note on each line that is not used; raises `BadIndexError`."""
    if not lines:
        return list(files), []
    names, notes = _Names(files), list[str]()
    said: dict[str, IndexLine] = {}
    for line in lines:
        meant = names.find(line)
        if len(meant) != 1:
            notes.append(_unused(line, meant))
        key = _whole(meant[0]) if len(meant) == 1 else _as_told(os.path.normpath(line.path))
        first = said.setdefault(key, line)
        if first is not line:
            notes.append(_said_twice(first, line))
    told = ((file, said.get(_whole(file))) for file in files)
    return [replace(file, entry=line.entry) if line else file for file, line in told], notes


class _Names:
    """Files by what a line may call them: the path inside the named folder, the whole path, the path from where the index
    lies, or the bare name."""

    def __init__(self, files: Sequence[FoundFile]) -> None:
        self.inside, self.whole, self.bare = (defaultdict[str, list[FoundFile]](list) for _kind in range(3))
        for file in files:
            self.inside[file.name].append(file)
            self.whole[_whole(file)].append(file)
            self.bare[printable(file.path.name)].append(file)

    def find(self, line: IndexLine) -> list[FoundFile]:
        """The one file that is meant; else all that may be."""
        found = [files for files in self._called(line) if files]
        return next((files for files in found if len(files) == 1), found[0] if found else [])

    def _called(self, line: IndexLine) -> Iterator[list[FoundFile]]:
        """By each kind of name; a path may be written as it is, or as the import tells it."""
        path, whole = os.path.normpath(line.path), os.path.abspath(line.folder / line.path)
        for kind, text in ((self.inside, path), (self.whole, whole), (self.bare, path)):
            yield kind.get(_as_told(text)) or kind.get(text) or []


def _whole(file: FoundFile) -> str:
    return printable(os.path.abspath(file.path))


def _as_told(path: str) -> str:
    """As `printable` tells a file of this name, also where the file system has no such letters."""
    return visible(path.replace("\\", "\\\\"))


def _unused(line: IndexLine, meant: Sequence[FoundFile]) -> str:
    values = {"line": line.number, "path": visible(line.path), "count": len(meant)}
    if not meant:
        return _("Indeksets linje %(line)s er ikke brugt: ingen af filerne er »%(path)s«.") % values
    message = _(
        "Indeksets linje %(line)s er ikke brugt: %(count)s filer hedder »%(path)s«. Skriv hele stien, som i »%(whole)s«."
    )
    return message % (values | {"whole": printable(meant[0].path)})


def _said_twice(first: IndexLine, second: IndexLine) -> str:
    values = {"first": first.number, "second": second.number, "path": visible(second.path)}
    if first.entry != second.entry:
        message = _("Indeksets linje %(first)s og %(second)s siger hver sit om »%(path)s«. Fjern den, der ikke passer.")
        raise BadIndexError(message % values)
    return _("Indeksets linje %(second)s siger det samme om »%(path)s« som linje %(first)s.") % values
