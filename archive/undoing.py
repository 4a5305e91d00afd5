"""Takes an import run back: the archive is as if its files had never come, but for what a curator has touched since."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from archive.grouping import is_touched, remove_article
from archive.importing import draw_links
from archive.loading import place, reload, settle
from archive.turns import take_turn
from comments.importing import remove_comments
from comments.models import Comment, CommentQuerySet
from debates.importing import combine_captures, forget_unused, used_names
from debates.models import Article, ImportedFile, ImportRun, Operation, Source
from debates.pages.formats import SHORTENED


@dataclass(slots=True)
class UndoReport:
    """What taking a run back did; everything by its address. `kept` stays because a curator has touched it since."""

    removed: list[str] = field(default_factory=list)
    reloaded: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def undo_run(run: ImportRun) -> UndoReport:
    """Take a run back, in one transaction. Where something had to be kept, it may be taken back again later."""
    report = UndoReport()
    with transaction.atomic():
        take_turn()
        brought = Source.objects.filter(run=run)
        articles = list(Article.objects.filter(sources__in=brought).distinct().order_by("key"))
        placed = _placed(run)
        names = used_names([*articles, *(source.article for source in placed)])
        for article in articles:
            _take_back(article, list(brought.filter(article=article)), report)
        for source in placed:
            _replace(source, report)
        settle({article.title_key for article in articles})
        forget_unused(names)
        undone_at = None if report.kept else timezone.now()
        changed = bool(report.removed or report.reloaded)
        ImportRun.objects.filter(pk=run.pk).update(undone_at=undone_at, links_due=changed)
    draw_links()
    return report


def _placed(run: ImportRun) -> list[Source]:
    """The captures that other runs brought and that this run's index said something of. It has not said it any more."""
    files = ImportedFile.objects.filter(run=run, withdrawn=False, source__isnull=False).exclude(source__run=run)
    files = files.exclude(address="", captured_at=None)
    placed = list(Source.objects.filter(pk__in=files.values("source")).select_related("article").order_by("path", "pk"))
    files.update(withdrawn=True)
    return placed


def _replace(source: Source, report: UndoReport) -> None:
    """Let where and when a capture was taken be what the other runs have said of it last."""
    source.refresh_from_db()  # its article may have been loaded again since
    said = list(ImportedFile.objects.filter(source=source, withdrawn=False).order_by("-pk"))
    address = next((file.address for file in said if file.address), "")
    captured_at = next((file.captured_at for file in said if file.captured_at), None)
    if (address, captured_at) != (source.address, source.captured_at):
        report.reloaded.append(place(source, source.path, address, captured_at).article)


def _take_back(article: Article, brought: Sequence[Source], report: UndoReport) -> None:
    if article.duplicates.exists() and not _came_after_merging(article, brought):
        report.kept.append(article.slug)
        return
    left = article.sources.exclude(pk__in=[source.pk for source in brought]).exclude(page_format__in=SHORTENED)
    if not left:
        if is_touched(article):
            report.kept.append(article.slug)
            return
        report.removed.append(article.slug)
        remove_article(article)
        return
    only_there = _only_in(article, brought)
    if only_there.touched().exists():
        report.kept.append(article.slug)
        return
    report.reloaded.append(article.slug)
    remove_comments(only_there)
    _let_go(article, brought, left.order_by("path", "pk")[0])


def _came_after_merging(article: Article, brought: Sequence[Source]) -> bool:
    """Whether the captures came to an article that a curator had put together of several already; if not, no run brought it alone."""
    merging = [{"label": "debates.article", "after": {"merged_into": article.key}}]
    latest = Operation.objects.filter(changes__contains=merging).order_by("-pk").first()
    return latest is not None and all(source.added_at > latest.at for source in brought)


def _only_in(article: Article, brought: Sequence[Source]) -> CommentQuerySet:
    """The comments that no other capture shows. Those that another one shows too are said to come from that one."""
    others = {row.sha256: row.pk for row in article.sources.exclude(pk__in=[source.pk for source in brought])}
    places = {place: comment.places for comment in combine_captures(article).comments for place in comment.places}
    rows = Comment.objects.filter(article=article, source__in=brought)
    for pk, sha256, line in rows.values_list("pk", "source__sha256", "source_line"):
        elsewhere = [place for place in places.get((sha256, line), ()) if place[0] in others]
        if elsewhere:
            capture, there = elsewhere[0]
            Comment.objects.filter(pk=pk).update(source=others[capture], source_line=there)
    return rows


def _let_go(article: Article, brought: Sequence[Source], other: Source) -> None:
    """Take captures from an article that has others, and load it again from those."""
    Article.objects.filter(pk=article.pk).update(source=other)
    Source.objects.filter(pk__in=[source.pk for source in brought]).delete()
    reload(Source.objects.select_related("article").get(pk=other.pk), other.path)
