"""An import from start to end: files become sources, sources articles and comments, and links are drawn when all are in.

A file is wholly in or wholly out: each has a transaction of its own, and imports take turns. Killed anywhere and run again, the
archive is the same as if it had run once, for a file that is in is known by its path and content, and links are drawn anew each time.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.captures import FoundFile, IndexEntry, printable
from archive.reading import Reading, readings
from archive.reports import FileReport, Outcome, RunReport
from comments.importing import CommentCounts, load_comments, refresh_counts
from comments.models import Comment
from comments.replies import infer_replies
from debates.gathering import gather_debates
from debates.importing import Loaded, combine_captures, find_article, load_article
from debates.linking import infer_links
from debates.models import ImportRun, Source
from debates.pages.combining import Capture, Combined
from debates.pages.parsing import PARSER_VERSION

_BATCH = 200  # files read, looked up and parsed at a time; bounds the memory
_TURN = 0x6465626174  # the lock that one import at a time holds while it writes a file


@dataclass(frozen=True, slots=True)
class Options:
    """How to import. `index` finds where and when a file was taken, by its path or its name."""

    command: str = "import_pages"
    dry_run: bool = False
    workers: int = 1
    index: Mapping[str, IndexEntry] = field(default_factory=dict)
    on_file: Callable[[FileReport], None] = lambda _report: None


def import_files(files: Sequence[FoundFile], options: Options) -> RunReport:
    """Import the files. What is refused is told in the report, and the rest goes in."""
    return _run(_import_each(files, options), options)


def reparse(options: Options) -> RunReport:
    """Read every stored source again with today's parser, and write what comes out otherwise."""
    return _run(_reparse_each(), options)


def _run(steps: Iterator[FileReport], options: Options) -> RunReport:
    if not options.dry_run:
        return _recorded(steps, options)
    with transaction.atomic():
        report = _recorded(steps, options)
        transaction.set_rollback(True)
    report.run = None
    return report


def _recorded(steps: Iterator[FileReport], options: Options) -> RunReport:
    run = ImportRun.objects.create(command=options.command, parser=PARSER_VERSION)
    report = RunReport(run.pk, PARSER_VERSION)
    for file in steps:
        file.as_row(run.pk).save()
        report.files.append(file)
        options.on_file(file)
    with transaction.atomic():
        _take_turn()
        infer_links()
        gather_debates()
    slugs = {file.article for file in report.files if file.article}
    report.comments = Comment.objects.filter(article__slug__in=slugs).count()
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return report


def _take_turn() -> None:
    """Wait until no other import is writing; free again when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def _import_each(files: Sequence[FoundFile], options: Options) -> Iterator[FileReport]:
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        contents = {file: _content(file) for file in batch}
        known = _known_sources(contents)
        entries = {file: options.index.get(file.name) or options.index.get(file.path.name) for file in batch}
        new = [
            (file, content) for file, content in contents.items() if isinstance(content, bytes) and file not in known
        ]
        captures = [(content, entry.address if (entry := entries[file]) else "") for file, content in new]
        read = dict(zip([file for file, _content in new], readings(captures, options.workers), strict=True))
        for file in batch:
            content = contents[file]
            if isinstance(content, str):
                yield FileReport(printable(file.path), Outcome.REFUSED, content)
            elif file in known:
                yield _import_known(file, known[file], entries[file])
            else:
                yield _import_new(file, content, read[file], entries[file])


def _content(file: FoundFile) -> bytes | str:
    """The bytes of a file, or why there are none."""
    if file.problem:
        return file.problem
    try:
        return file.path.read_bytes()
    except OSError as error:
        return _("Filen kan ikke læses: %(error)s.") % {"error": error.strerror or error}


def _known_sources(contents: Mapping[FoundFile, bytes | str]) -> dict[FoundFile, Source]:
    """The files of a batch that the archive has already, with the same content."""
    hashes = {
        file: hashlib.sha256(content).hexdigest() for file, content in contents.items() if isinstance(content, bytes)
    }
    rows = Source.objects.filter(sha256__in=set(hashes.values())).defer("content").select_related("article")
    stored = {
        (row.path, row.sha256): row
        for row in rows.defer("content", "article__search", "article__body", "article__parts")
    }
    return {file: stored[file.name, sha256] for file, sha256 in hashes.items() if (file.name, sha256) in stored}


def _import_known(file: FoundFile, source: Source, entry: IndexEntry | None) -> FileReport:
    """A file that is in already: nothing to do, unless the index says something new about it."""
    if entry and (entry.address, entry.captured_at) != (source.address, source.captured_at):
        with transaction.atomic():
            _take_turn()
            source.address, source.captured_at = entry.address, entry.captured_at
            source.save(update_fields=["address", "captured_at"])
            return _reload(source, printable(file.path))
    curated = bool(source.article.curated_fields) or source.article.comments.exclude(curated_fields=[]).exists()
    return _about(source, printable(file.path), Outcome.KEPT if curated else Outcome.UNCHANGED)


def _import_new(file: FoundFile, content: bytes, reading: Reading, entry: IndexEntry | None) -> FileReport:
    if reading.refused:
        return FileReport(printable(file.path), Outcome.REFUSED, reading.refused)
    try:
        with transaction.atomic():
            _take_turn()
            return _load_new(file, content, reading, entry)
    except (DataError, IntegrityError) as error:
        reason = _("Databasen tog ikke imod siden: %(error)s") % {"error": str(error).splitlines()[0]}
        return FileReport(printable(file.path), Outcome.REFUSED, reason)


def _load_new(file: FoundFile, content: bytes, reading: Reading, entry: IndexEntry | None) -> FileReport:
    page, sha256 = reading.page, hashlib.sha256(content).hexdigest()
    article = find_article(page.article)
    new = Capture(page.article, page.format, sha256, entry.captured_at if entry else None)
    combined = combine_captures(article, new)
    loaded = load_article(article, combined)
    source = Source.objects.create(
        path=file.name,
        sha256=sha256,
        content=content,
        encoding=reading.encoding,
        page_format=page.format,
        parser=PARSER_VERSION,
        unread_lines=page.unread_lines,
        comment_count=len(page.article.comments),
        address=entry.address if entry else "",
        captured_at=entry.captured_at if entry else None,
        article=loaded.article,
    )
    return _load_rest(printable(file.path), source, loaded, combined)


def _reparse_each() -> Iterator[FileReport]:
    for pk in list(Source.objects.order_by("path", "pk").values_list("pk", flat=True)):
        with transaction.atomic():
            _take_turn()
            yield _reload(Source.objects.select_related("article").get(pk=pk), "")


def _reload(source: Source, path: str) -> FileReport:
    """Load a stored source's article again from all its captures."""
    combined = combine_captures(source.article)
    return _load_rest(path or source.path, source, load_article(source.article, combined), combined)


def _load_rest(path: str, source: Source, loaded: Loaded, combined: Combined) -> FileReport:
    """What follows the article: its sources, its comments, their tree and the counts."""
    article = loaded.article
    sources = {row.sha256: row for row in article.sources.defer("content").order_by("-pk")}
    main = sources[_main_capture(combined)]
    address = next((row.address for row in (main, *sources.values()) if row.address), "")
    if article.source_id != main.pk or (address and article.source_address != address):
        article.source = main
        if "source_address" not in article.curated_fields:
            article.source_address = address
        article.save(update_fields=["source", "source_address"])
    counts = load_comments(article, combined.comments, sources)
    infer_replies(article)
    refresh_counts(article)
    return replace(
        _about(source, path, _outcome(loaded, counts)),
        reason=_("Rettet i hånden og bevaret: %(names)s.") % {"names": ", ".join(loaded.kept)} if loaded.kept else "",
        comments_created=counts.created,
        comments_updated=counts.updated,
        changed=loaded.changed,
    )


def _about(source: Source, path: str, outcome: Outcome) -> FileReport:
    return FileReport(
        path,
        outcome,
        page_format=source.page_format,
        article=source.article.slug,
        unread_lines=source.unread_lines,
        printed_comments=source.comment_count,
        source_id=source.pk,
    )


def _main_capture(combined: Combined) -> str:
    """The capture that the article is mainly read from, by its sha256: the one that gave its text."""
    return next(combined.origins[name] for name in ("body", "title", "lead") if name in combined.origins)


def _outcome(loaded: Loaded, counts: CommentCounts) -> Outcome:
    if loaded.created:
        return Outcome.CREATED
    if loaded.changed or counts.created or counts.updated:
        return Outcome.UPDATED
    return Outcome.KEPT if loaded.kept or counts.kept else Outcome.UNCHANGED
