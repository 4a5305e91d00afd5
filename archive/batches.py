"""The files of an import, some hundred at a time: opened, told from those that the archive has, and read one batch ahead."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from archive.captures import FoundFile, IndexEntry, printable, unreadable
from archive.reading import Captured, Reading, start_reading
from archive.reports import FileReport, Outcome
from comments.models import Comment
from debates.models import Source


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file of a batch, and where and when it was taken."""

    found: FoundFile
    content: bytes
    sha256: str
    problem: str = ""  # why there is no content

    @property
    def path(self) -> str:
        return printable(self.found.path)

    @property
    def entry(self) -> IndexEntry:
        return self.found.entry

    @property
    def identity(self) -> tuple[str, str]:
        """What a capture is known by again."""
        return self.found.name, self.sha256

    def captured(self) -> Captured:
        return Captured(self.content, self.entry.address, self.entry.captured_at)


@dataclass(frozen=True, slots=True)
class Known:
    """A capture that the archive has already."""

    pk: int
    entry: IndexEntry
    page_format: str
    unread_lines: int
    comment_count: int
    article: str
    curated: bool

    def report(self, path: str) -> FileReport:
        """A file that is in and stays as it is."""
        return FileReport(
            path,
            Outcome.KEPT if self.curated else Outcome.UNCHANGED,
            page_format=self.page_format,
            article=self.article,
            unread_lines=self.unread_lines,
            printed_comments=self.comment_count,
            source_id=self.pk,
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are written together, and which of them are new."""

    files: list[File]
    known: dict[tuple[str, str], Known]
    new: list[File]
    reading: Callable[[], list[Reading | str]]

    def read(self) -> dict[File, Reading | str]:
        """What the new files say, or why one was refused; waits until all have been read."""
        return dict(zip(self.new, self.reading(), strict=True))


def batches_of(files: Sequence[FoundFile], size: int, workers: int) -> Iterator[Batch]:
    for start in range(0, len(files), size):
        batch = [open_file(found) for found in files[start : start + size]]
        known = known_sources(batch)
        by_content = {file.identity: file for file in reversed(batch) if not file.problem}
        new = [file for key, file in by_content.items() if key not in known]
        yield Batch(batch, known, new, start_reading([file.captured() for file in new], workers))


def one_ahead(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches, each with the next one being read behind it."""
    waiting = next(batches, None)
    for following in batches:
        if waiting:
            yield waiting
        waiting = following
    if waiting:
        yield waiting


def open_file(found: FoundFile) -> File:
    if found.problem:
        return File(found, b"", "", found.problem)
    try:
        content = found.path.read_bytes()
    except OSError as error:
        return File(found, b"", "", unreadable(error))
    return File(found, content, hashlib.sha256(content).hexdigest())


def known_sources(files: Sequence[File]) -> dict[tuple[str, str], Known]:
    """The captures among the files that the archive has already, by name and content. One query."""
    touched = Comment.objects.filter(article=OuterRef("article")).exclude(curated_fields=[])
    rows = Source.objects.filter(sha256__in={file.sha256 for file in files if file.sha256})
    return {
        (path, sha256): Known(pk, IndexEntry(address, captured), form, unread, count, slug, bool(curated) or touched)
        for path, sha256, pk, address, captured, form, unread, count, slug, curated, touched in rows.values_list(
            *("path", "sha256", "pk", "address", "captured_at", "page_format", "unread_lines", "comment_count"),
            *("article__slug", "article__curated_fields", Exists(touched)),
        )
    }
