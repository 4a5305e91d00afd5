"""Invented pages in the layouts of the captures, and importing them in a test."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from archive.capture_index import IndexLine, apply_index
from archive.captures import IndexEntry, find_files
from archive.importing import Options, import_files
from archive.reports import FileReport, RunReport
from bench.contents import contents as contents
from debates.models import Article, Source

FIXTURES = Path(__file__).parent.parent / "fixtures" / "captures"

LEAD = (
    "Byrådet vil sælge den gamle fiskekaj til en entreprenør fra hovedstaden. Det er forkert, skriver havnens brugere, "
    "som har lagt både til ved kajen i fire slægtled og gerne vil blive ved med det."
)
BODY = "Kajen er lang nok til os alle sammen, og det ved rådet godt. Ingen har spurgt os, før salget blev aftalt bag lukkede døre."
_FURNITURE = (
    "\n\nEr du også aktiv i og omkring den offentlige sektor, så læs om mulighederne for at blive udgiver på DenOffentlige.dk her.\n"
    "Læs mere her\n\nFå mere af det væsentlige\n\nDenOffentliges nyhedsbrev udkommer alle hverdage med:\n\n"
    " • Overblik\n • Videndeling\n • Nyheder\n • Inspiration\n • Debat\nBLIV EN DEL AF DENOFFENLIGE\nKommentarer\n"
)
_FOOTER = "TILMELD NYHEDSBREV\n\nMest læste\n\nSeneste kommentarer\n\nLæs også"


def tagged_page(
    title: str = "Kajen er vores",
    lead: str = LEAD,
    body: str = BODY,
    tags: Sequence[str] = ("Havne", "Byråd"),
    publisher: str = "Havnens Brugere",
    comments: Sequence[tuple[str, str, str, str]] = (),
) -> str:
    """A page of layout A. Comments, newest first, are (DD.MM.YY, name, title, body)."""
    head = f"{title}\n\n{lead}\n\n{body}\n\nEmneord: {', '.join(tags)}\n{publisher} på DenOffentlige.dk Vi holder til på kajen...\n"
    activity = "Aktivitet: Artikler: 3 | Events: 0 | Kompetenceområder: 1"
    return head + activity + _FURNITURE + "".join(_comment(*each) for each in comments) + _FOOTER


def _comment(day: str, name: str, title: str, body: str) -> str:
    lines = "".join(f"  {line}\n" if line else "\n" for line in body.split("\n"))
    return f" • {day} {name}\n  {title}\n\n{lines}\n"


def dated_page(
    title: str = "Kajen er vores",
    lead: str = LEAD,
    body: str = BODY,
    day: str = "01/03/2018 09:15",
    author: str = "Eva Krag",
) -> str:
    """A page of layout B."""
    return f"{title}\n\nPolitik\n\n{day}\n\n{author}\n\n{lead}\n\n{body}\n\n\u00a0\n\nMest Læste\n\nAnnonce"


def wordpress_page(lead: str = LEAD, body: str = BODY) -> str:
    """A page of layout C: a shortened copy."""
    return f"{lead}\n\nLige nu læser andre\n\nBroen der blev væk\n\n{body}\n"


def write(folder: Path, pages: Mapping[str, str | bytes]) -> None:
    """Write pages as files of a folder."""
    for name, page in pages.items():
        (folder / name).write_bytes(page if isinstance(page, bytes) else page.encode())


def run_import(*paths: Path, index: Mapping[str, IndexEntry] | None = None, **options: Any) -> RunReport:
    """Import the captures under the paths."""
    lines = [IndexLine(number, path, entry) for number, (path, entry) in enumerate((index or {}).items(), 2)]
    files, _notes = apply_index(lines, find_files(paths))
    return import_files(files, Options(**options))


def outcomes(report: RunReport) -> list[str]:
    """The outcome of each file, in order."""
    return [file.outcome.value for file in report.files]


def stand_for_two_days() -> None:
    """Let what is in the archive have stood so long that somebody may have cited it."""
    for model in (Article, Source):
        model._default_manager.update(added_at=timezone.now() - timedelta(days=2))


class StoppedError(RuntimeError):
    """The import was stopped on purpose."""


def stop_after(count: int) -> Any:
    """An `on_file` that breaks the import off after so many files."""
    seen: list[FileReport] = []

    def on_file(report: FileReport) -> None:
        seen.append(report)
        if len(seen) == count:
            raise StoppedError

    return on_file
