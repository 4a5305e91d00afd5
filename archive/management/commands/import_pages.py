"""`manage.py import_pages PATH...`"""

import json
import shlex
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.utils.translation import gettext as _
from psycopg.errors import UndefinedColumn, UndefinedTable
from tqdm import tqdm

from archive.captures import BadIndexError, find_files, printable, read_index
from archive.importing import Options, import_files, reparse
from archive.reports import Outcome, RunReport

_SCREEN = 40  # lines
_WIDTH = 60  # characters of a value


def positive(text: str) -> int:
    """An argument that counts from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)


class Command(BaseCommand):
    help = "Import captured pages: files, or folders of *.txt. Exit 0: all well; 1: some file refused or missing; 2: bad options."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="tell what would happen, and change nothing")
        parser.add_argument(
            "--workers", type=positive, default=1, metavar="N", help="read files with so many processes"
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write what happened to each file as JSON")
        parser.add_argument("--refused", type=Path, metavar="FILE", help="write the paths of refused files, one a line")
        parser.add_argument("--reparse", action="store_true", help="read the stored captures again with today's parser")
        parser.add_argument("--index", type=Path, metavar="FILE.csv", help="columns path, address, captured")

    def handle(self, *_args: Any, **given: Any) -> None:
        if bool(given["paths"]) == given["reparse"]:
            raise CommandError(_("Nævn filer eller mapper, eller --reparse alene."), returncode=2)
        if given["reparse"] and not given["dry_run"]:
            self._tell_changes(_import({**given, "dry_run": True}))  # the difference is seen before it is written
        report = _import(given)
        if given["dry_run"]:
            self._tell_changes(report)
        for file in report.files:
            if file.outcome is Outcome.REFUSED:
                self.stderr.write(f"{file.path}: {file.reason}")
        self.stdout.write(_summary(report))
        _write_files(report, given)
        if report.count(Outcome.REFUSED):
            raise CommandError(_("%(count)s afvist, se ovenfor.") % {"count": report.count(Outcome.REFUSED)})

    def _tell_changes(self, report: RunReport) -> None:
        """What would change, field by field, as much as fits on a screen; `--report` has the rest."""
        lines = [
            f"{file.path}: {change.field}: »{_short(change.before)}« → »{_short(change.after)}«"
            for file in report.files
            for change in file.changes
        ]
        for line in lines[:_SCREEN]:
            self.stdout.write(line)
        if len(lines) > _SCREEN:
            self.stdout.write(
                _("… og %(count)s ændringer til; --report har dem alle.") % {"count": len(lines) - _SCREEN}
            )


def _import(given: dict[str, Any]) -> RunReport:
    files = find_files(given["paths"])
    with tqdm(total=len(files) or None, unit=" filer", disable=None, file=sys.stderr) as bar:
        options = Options(
            command=shlex.join(["import_pages", *map(printable, given["paths"])]),
            dry_run=given["dry_run"],
            workers=given["workers"],
            index=_index(given["index"]),
            on_file=lambda _report: _tick(bar),
        )
        with _database_errors_told():
            return reparse(options) if given["reparse"] else import_files(files, options)


@contextmanager
def _database_errors_told() -> Iterator[None]:
    """What the person at the terminal can mend is told in words. Each transaction is whole, so nothing is half-written."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        message = _(
            "Databasen afbrød importen: %(error)s\nIntet er skrevet halvt. Se, at databasen kører og har plads, og kør den "
            "samme kommando igen: den tager resten."
        )
        raise CommandError(message % {"error": " ".join(str(error).split())}) from error
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
            raise
        raise CommandError(_("Databasens tabeller er ikke bragt i stand. Kør manage.py migrate først.")) from error


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else f"{flat[:_WIDTH]}…"


def _tick(bar: "tqdm[Any]") -> None:
    bar.update()


def _index(path: Path | None) -> dict[str, Any]:
    try:
        return dict(read_index(path)) if path else {}
    except BadIndexError as error:
        raise CommandError(str(error), returncode=2) from error


def _summary(report: RunReport) -> str:
    counted = ", ".join(f"{report.count(outcome)} {outcome.label}" for outcome in Outcome if report.count(outcome))
    return _("%(files)s filer: %(counted)s. %(comments)s kommentarer.") % {
        "files": len(report.files),
        "counted": counted or _("ingenting"),
        "comments": report.comments,
    }


def _write_files(report: RunReport, given: dict[str, Any]) -> None:
    """The files that were asked for about the import. It stands, whatever becomes of them."""
    refused = [file.path for file in report.files if file.outcome is Outcome.REFUSED]
    if given["refused"]:
        _write(given["refused"], "".join(f"{path}\n" for path in refused))
    if given["report"]:
        _write(given["report"], json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        message = _("Importen er gennemført, men %(path)s kunne ikke skrives: %(error)s.")
        raise CommandError(message % {"path": path, "error": error.strerror}) from error
