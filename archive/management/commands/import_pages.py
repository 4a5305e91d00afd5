"""`manage.py import_pages PATH...`"""

import json
import os
import shlex
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.utils.translation import gettext as _
from psycopg.errors import UndefinedColumn, UndefinedTable
from tqdm import tqdm

from archive.capture_index import BadIndexError, apply_index, read_index
from archive.captures import FoundFile, find_files, printable
from archive.importing import Options, import_files, reparse
from archive.reports import Outcome, RunReport
from archive.telling import differences, refusals, screenful, summary


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
        parser.add_argument(
            "--refused",
            type=Path,
            metavar="FILE",
            help="write the paths of refused files, one a line, for xargs -d '\\n'",
        )
        parser.add_argument("--reparse", action="store_true", help="read the stored captures again with today's parser")
        parser.add_argument("--index", type=Path, metavar="FILE.csv", help="columns path, address, captured")

    def handle(self, *_args: Any, **given: Any) -> None:
        if bool(given["paths"]) == given["reparse"]:
            raise CommandError(_("Nævn filer eller mapper, eller --reparse alene."), returncode=2)
        if given["reparse"] and given["index"]:
            raise CommandError(_("--index hører til filer og mapper, ikke til --reparse."), returncode=2)
        files, notes = _files(given)
        for line in screenful(notes, _("… og %(count)s linjer af indekset til.")):
            self.stderr.write(line)
        if given["reparse"] and not given["dry_run"]:
            self._tell_differences(_import(files, {**given, "dry_run": True}))  # seen before they are written
        report = _import(files, given)
        if given["dry_run"]:
            self._tell_differences(report)
        for line in screenful(refusals(report), _("… og %(count)s til; --report og --refused har dem alle.")):
            self.stderr.write(line)
        self.stdout.write(summary(report))
        self._write_files(report, files, given)
        if report.count(Outcome.REFUSED):
            raise CommandError(_("%(count)s afvist, se ovenfor.") % {"count": report.count(Outcome.REFUSED)})

    def _tell_differences(self, report: RunReport) -> None:
        for line in screenful(differences(report), _("… og %(count)s linjer til; --report har dem alle.")):
            self.stdout.write(line)

    def _write_files(self, report: RunReport, files: Sequence[FoundFile], given: dict[str, Any]) -> None:
        """The files that were asked for about the import. It stands, whatever becomes of them."""
        if given["refused"]:
            lines = [line for line in _refused_paths(report, files) if b"\n" not in line]
            _write(given["refused"], b"".join(line + b"\n" for line in lines))
            if absent := report.count(Outcome.REFUSED) - len(lines):
                message = _("%(count)s med linjeskift i stien står ikke i %(path)s, men i --report.")
                self.stderr.write(message % {"count": absent, "path": printable(given["refused"])})
        if given["report"]:
            _write(given["report"], (json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n").encode())


def _files(given: dict[str, Any]) -> tuple[list[FoundFile], list[str]]:
    """The files to read, and what is to be said of the index."""
    try:
        return apply_index(read_index(given["index"]) if given["index"] else [], find_files(given["paths"]))
    except BadIndexError as error:
        raise CommandError(str(error), returncode=2) from error


def _import(files: Sequence[FoundFile], given: dict[str, Any]) -> RunReport:
    with tqdm(total=len(files) or None, unit=" filer", disable=None, file=sys.stderr) as bar:
        options = Options(
            command=_as_given(given),
            dry_run=given["dry_run"],
            workers=given["workers"],
            on_file=lambda _report: _tick(bar),
        )
        with _database_errors_told():
            return reparse(options) if given["reparse"] else import_files(files, options)


def _as_given(given: dict[str, Any]) -> str:
    """The command line, whoever called: the paths, and the options that were set."""
    words = ["import_pages", *map(printable, given["paths"])]
    words += [f"--{name.replace('_', '-')}" for name in ("reparse", "dry_run") if given[name]]
    if given["workers"] > 1:
        words += ["--workers", str(given["workers"])]
    for name in ("index", "report", "refused"):
        if given[name]:
            words += [f"--{name}", printable(given[name])]
    return shlex.join(words)


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


def _tick(bar: "tqdm[Any]") -> None:
    bar.update()


def _refused_paths(report: RunReport, files: Sequence[FoundFile]) -> list[bytes]:
    """The paths of refused files as the file system has them."""
    paths = {printable(file.path): os.fsencode(file.path) for file in files}
    return [paths.get(file.path, file.path.encode()) for file in report.files if file.outcome is Outcome.REFUSED]


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        message = _("Importen er gennemført, men %(path)s kunne ikke skrives: %(error)s.")
        raise CommandError(message % {"path": printable(path), "error": error.strerror}) from error
