"""Which files an import is to read."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

ENDING = ".txt"
_HIDDEN = {"Cc", "Cf", "Zl", "Zp"}  # what a terminal obeys rather than shows


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Where and when a page was captured, as far as somebody has said."""

    address: str = ""
    captured_at: datetime | None = None

    def over(self, known: "IndexEntry") -> "IndexEntry":
        """What is known when this is said after it: what it leaves empty stays."""
        return IndexEntry(self.address or known.address, self.captured_at or known.captured_at)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. ``name`` is its path inside the folder that was named; ``problem`` says why there is nothing to read."""

    path: Path
    name: str
    problem: str = ""
    entry: IndexEntry = IndexEntry()


def find_files(paths: Sequence[Path]) -> list[FoundFile]:
    """The captures under the paths, each once, in the order of their names; a path that gives none is told as a problem."""
    found: dict[Path, FoundFile] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(file.path.absolute(), file)
    return sorted(found.values(), key=lambda file: (file.name, str(file.path)))


def _files_of(path: Path) -> list[FoundFile]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        is_folder = False
    if not is_folder:
        return [FoundFile(path, printable(path.name) or printable(path), _problem(path))]
    return list(_files_in(path)) or [
        FoundFile(
            path,
            printable(path),
            _("Mappen har ingen filer, der ender på .txt. Nævn en mappe med afskrifter af sider, gemt som tekst."),
        )
    ]


def _files_in(folder: Path) -> Iterator[FoundFile]:
    """The captures of a folder and of those in it, and what of it can't be read. A link to a folder is told and not followed."""
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        for path in (Path(parent, name) for name in names if name.lower().endswith(ENDING)):
            yield FoundFile(path, printable(path.relative_to(folder)), _problem(path))
        for path in (Path(parent, name) for name in folders):
            if os.path.islink(path):
                problem = _("Lænken til en mappe følges ikke. Nævn selve mappen, hvis dens filer skal med.")
                yield FoundFile(path, printable(path.relative_to(folder)), problem)
    for error in closed:
        path = Path(error.filename)
        problem = _("Mappen kan ikke læses: %(error)s. Ret det, og kør importen igen.")
        yield FoundFile(path, printable(path.relative_to(folder)), problem % {"error": error.strerror})


def _problem(path: Path) -> str:
    """Why a path is no file that can be read; empty where it is one."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if os.path.islink(path):
            return _("Lænken peger på en fil, der ikke findes. Ret den, eller fjern den.")
        return _("Stien findes ikke. Ret den, eller fjern den fra kommandoen.")
    except OSError as error:
        return unreadable(error)
    if stat.S_ISREG(mode):
        return ""
    return _("Det er hverken en fil eller en mappe, men et rør, en sokkel eller en enhed. Nævn filer eller mapper.")


def unreadable(error: OSError) -> str:
    """That a file can't be read, why, and what to do."""
    message = _("Filen kan ikke læses: %(error)s. Ret det, og kør importen igen.")
    return message % {"error": error.strerror or error}


def printable(path: Path | str) -> str:
    r"""A path as text that a database and a terminal can hold, whatever bytes it has; two paths never give the same text.

    >>> print(printable("en\nside.txt"), printable(os.fsdecode(b"caf\xe9.txt")))
    en\u{a}side.txt caf\xe9.txt
    """
    return visible(os.fsencode(path).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace"))


def visible(text: str) -> str:
    """The text with its control characters written out, so that a terminal shows them and does not obey them."""
    if text.isprintable():
        return text
    return "".join(f"\\u{{{ord(char):x}}}" if unicodedata.category(char) in _HIDDEN else char for char in text)
