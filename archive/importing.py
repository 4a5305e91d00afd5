"""An import from start to end: files become sources, sources articles and comments, and links are drawn when all are in.

A file is wholly in or wholly out: a transaction holds a batch of files, and imports take turns. Killed anywhere and run
again, the archive is the same as if it had run once: a file that is in is known by its path and content, and the
transaction that brings a page in notes that links are to be drawn anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.batches import Batch, File, Known, batches_of, known_sources, one_ahead
from archive.captures import FoundFile
from archive.links import link
from archive.loading import Arrival, load, place, reload
from archive.reading import Reading
from archive.reports import FileReport, Outcome, RunReport
from archive.turns import take_turn
from comments.models import Comment
from debates.models import ImportedFile, ImportRun, Source
from debates.models.bulk import copy_in, reserve_ids
from debates.pages.parsing import PARSER_VERSION
from debates.pages.refused import Refused

BATCH = 200  # files read, parsed and written together; bounds the memory


@dataclass(frozen=True, slots=True)
class Options:
    """How to import."""

    command: str = "import_pages"
    dry_run: bool = False
    workers: int = 1
    batch: int = BATCH
    on_file: Callable[[FileReport], None] = lambda _report: None


def import_files(files: Sequence[FoundFile], options: Options) -> RunReport:
    """Import the files. What is refused is told in the report, and the rest goes in."""
    return _run(lambda run: _import_each(run, files, options), options)


def reparse(options: Options) -> RunReport:
    """Read every stored source again with today's parser, and write what comes out otherwise."""
    return _run(_reparse_each, options)


def _import_each(run: ImportRun, files: Sequence[FoundFile], options: Options) -> Iterator[list[FileReport]]:
    """The reports of each batch. Shortened copies wait until all others are in: the article that they copy may come late."""
    shortened: list[FoundFile] = []
    for batch in one_ahead(batches_of(files, options.batch, options.workers)):
        read = batch.read()
        aside = {
            file.identity for file, reading in read.items() if isinstance(reading, Reading) and reading.is_shortened
        }
        shortened += [file.found for file in batch.files if file.identity in aside]
        yield _import_batch(run, batch, [file for file in batch.files if file.identity not in aside], read)
    for batch in one_ahead(batches_of(shortened, options.batch, options.workers)):
        yield _import_batch(run, batch, batch.files, batch.read())


def _run(steps: Callable[[ImportRun], Iterator[list[FileReport]]], options: Options) -> RunReport:
    if not options.dry_run:
        return _carry_out(steps, options)
    with transaction.atomic():
        report = _carry_out(steps, options)
        transaction.set_rollback(True)
    report.run = None
    return report


def _carry_out(steps: Callable[[ImportRun], Iterator[list[FileReport]]], options: Options) -> RunReport:
    run = ImportRun.objects.create(command=options.command, parser=PARSER_VERSION)
    report = RunReport(run.pk, PARSER_VERSION)
    for files in steps(run):
        report.files += files
        for file in files:
            options.on_file(file)
    draw_links()
    articles = ImportedFile.objects.filter(run=run, source__isnull=False).values("source__article")
    report.comments = Comment.objects.filter(article__in=articles).count()
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return report


def draw_links() -> None:
    """Infer links between articles, if any page came in since it was last done, in this run or one that was broken off."""
    with transaction.atomic():
        take_turn()
        if ImportRun.objects.filter(links_due=True).exists():
            link()
            ImportRun.objects.filter(links_due=True).update(links_due=False)
            with connection.cursor() as cursor:
                cursor.execute(f"ANALYZE {Source._meta.db_table}")  # else the next import looks through all of it


def _hurry() -> None:
    """Let this transaction end without waiting for the disk: the one that ends the run waits for all that came before it.

    Should the machine fail in between, the last batches are missing whole, and the next run brings them in.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")


def _record(run: ImportRun, reports: Sequence[FileReport]) -> list[FileReport]:
    ids = reserve_ids(ImportedFile, len(reports))
    copy_in(ImportedFile, [report.as_row(next(ids), run.pk) for report in reports])
    if any(report.outcome in (Outcome.CREATED, Outcome.UPDATED) for report in reports):
        ImportRun.objects.filter(pk=run.pk).update(links_due=True)
    return list(reports)


def _import_batch(
    run: ImportRun, batch: Batch, files: list[File], read: Mapping[File, Reading | str]
) -> list[FileReport]:
    try:
        return _write_together(run, batch, files, read)
    except DatabaseError as error:
        if not _is_about_the_rows(error):
            raise
        return [_write_alone(run, batch, file, read) for file in files]


def _is_about_the_rows(error: DatabaseError) -> bool:
    """Whether the database refused what was to be written (or two writers waited for each other), not the work itself.

    By the class of its SQLSTATE: data exception, constraint violation, transaction rollback, program limit exceeded.
    """
    state = getattr(error.__cause__, "sqlstate", None) or ""
    return state[:2] in ("22", "23", "40", "54")


def _write_together(
    run: ImportRun, batch: Batch, files: list[File], read: Mapping[File, Reading | str]
) -> list[FileReport]:
    with transaction.atomic():
        take_turn()
        _hurry()
        return _record(run, _write(batch, files, read, run.pk))


def _write_alone(run: ImportRun, batch: Batch, file: File, read: Mapping[File, Reading | str]) -> FileReport:
    """One file of a batch that the database did not take as a whole."""
    try:
        return _write_together(run, batch, [file], read)[0]
    except DatabaseError as error:
        if not _is_about_the_rows(error):
            raise
        return _record(run, [FileReport(file.path, Outcome.REFUSED, _not_taken(error))])[0]


def _write(batch: Batch, files: Sequence[File], read: Mapping[File, Reading | str], run: int) -> list[FileReport]:
    """Bring files in, in one transaction; the reports in their order. What came in while they were read is seen again."""
    known = batch.known | known_sources([file for file in files if file in read])
    reports: dict[File, FileReport] = {}
    arrivals: dict[File, Arrival] = {}
    for file in files:
        reading, source = read.get(file), known.get(file.identity)
        if file.problem:
            reports[file] = FileReport(file.path, Outcome.REFUSED, file.problem)
        elif source:
            reports[file] = _see_again(file, source)
        elif isinstance(reading, str):
            reports[file] = FileReport(file.path, Outcome.REFUSED, reading)
        elif reading:
            arrivals[file] = Arrival(file.path, file.found.name, file.content, reading, file.entry.address)
    reports |= zip(arrivals, load(list(arrivals.values()), run), strict=True)
    return [_with_entry(file, reports[file]) if file in reports else _repeated(file) for file in files]


def _with_entry(file: File, report: FileReport) -> FileReport:
    """The report with what the index says of the file, so that taking the run back can leave what other runs say."""
    return replace(report, address=file.entry.address, captured_at=file.entry.captured_at)


def _repeated(file: File) -> FileReport:
    """A file that another one of the batch has the name and the content of."""
    source = known_sources([file]).get(file.identity)
    if source:
        return source.report(file.path)
    return FileReport(file.path, Outcome.REFUSED, _("En fil med samme navn og indhold blev afvist."))


def _see_again(file: File, known: Known) -> FileReport:
    """A file that is in already: nothing to do, unless the index says something new about it."""
    entry = file.entry.over(known.entry)
    if entry == known.entry:
        return known.report(file.path)
    source = Source.objects.select_related("article").get(pk=known.pk)
    return place(source, file.path, entry.address, entry.captured_at)


def _reparse_each(run: ImportRun) -> Iterator[list[FileReport]]:
    ImportRun.objects.filter(pk=run.pk).update(links_due=True)
    for pk in list(Source.objects.order_by("path", "pk").values_list("pk", flat=True)):
        yield _reparse(run, Source.objects.select_related("article").get(pk=pk))


def _reparse(run: ImportRun, source: Source) -> list[FileReport]:
    try:
        with transaction.atomic():
            take_turn()
            return _record(run, [reload(source, source.path)])
    except Refused as refused:
        return _record(run, [_refused(source, str(refused))])
    except DatabaseError as error:
        if not _is_about_the_rows(error):
            raise
        return _record(run, [_refused(source, _not_taken(error))])


def _refused(source: Source, reason: str) -> FileReport:
    """A stored capture that today's parser does not read, or that gives what the archive can't hold: all stays as it is."""
    return FileReport(source.path, Outcome.REFUSED, reason, source_id=source.pk)


def _not_taken(error: DatabaseError) -> str:
    return _("Databasen tog ikke imod siden: %(error)s") % {"error": str(error).splitlines()[0]}
