"""What an import did, file by file: for the terminal, for the database, and as JSON."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from debates.models import ImportedFile
from debates.pages.changes import Change

Outcome = ImportedFile.Outcome


@dataclass(frozen=True, slots=True)
class FileReport:
    """What happened to one file. ``printed_comments`` are those that stand in the file itself.

    ``address`` and ``captured_at`` are what the index of the run said of it, if that was heeded.
    """

    path: str
    outcome: Outcome
    reason: str = ""
    page_format: str = ""
    article: str = ""  # its slug
    unread_lines: int = 0
    printed_comments: int = 0
    comments_created: int = 0
    comments_updated: int = 0
    changes: tuple[Change, ...] = ()
    source_id: int | None = None
    address: str = ""
    captured_at: datetime | None = None

    @property
    def comments_unchanged(self) -> int:
        """Of the comments in the file, those that the archive had already, just so."""
        return max(0, self.printed_comments - self.comments_created - self.comments_updated)

    def as_json(self) -> dict[str, Any]:
        """The file's entry in the report of the run."""
        return {
            "path": self.path,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "format": self.page_format,
            "article": self.article,
            "unread_lines": self.unread_lines,
            "comments": {
                "created": self.comments_created,
                "updated": self.comments_updated,
                "unchanged": self.comments_unchanged,
            },
            "changes": [asdict(change) for change in self.changes],
        }

    def as_row(self, pk: int, run_id: int) -> ImportedFile:
        """The file's row under a stored run."""
        return ImportedFile(
            pk=pk,
            run_id=run_id,
            path=self.path,
            outcome=self.outcome,
            reason=self.reason,
            source_id=self.source_id,
            address=self.address,
            captured_at=self.captured_at,
            changed=sorted({change.field.rpartition(".")[2] for change in self.changes}),
            comments_created=self.comments_created,
            comments_updated=self.comments_updated,
            comments_unchanged=self.comments_unchanged,
        )


@dataclass(slots=True)
class RunReport:
    """What an import did. ``run`` is None after a dry run; ``comments`` counts those of the articles that were imported."""

    run: int | None
    parser: str
    files: list[FileReport] = field(default_factory=list)
    comments: int = 0

    def count(self, outcome: Outcome) -> int:
        """How many files ended so."""
        return sum(file.outcome is outcome for file in self.files)

    def as_json(self) -> dict[str, Any]:
        """The report of the run."""
        totals: dict[str, int] = {"files": len(self.files)}
        totals |= {outcome.value: self.count(outcome) for outcome in Outcome}
        totals["comments"] = self.comments
        return {
            "run": self.run,
            "parser": self.parser,
            "files": [file.as_json() for file in self.files],
            "totals": totals,
        }
