"""Takes an import run back: the archive is as if its files had never come, but for what a curator has touched since."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.importing import draw_links
from archive.loading import reload, settle
from archive.turns import take_turn
from comments.importing import remove_comments
from comments.models import Comment, CommentQuerySet
from debates.importing import combine_captures, forget_unused, used_names
from debates.linking import goes_back, let_go
from debates.models import Article, ImportRun, Operation, Reply, Source
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
        names = used_names(articles)
        for article in articles:
            _take_back(article, list(brought.filter(article=article)), report)
        settle({article.title_key for article in articles})
        forget_unused(names)
        undone_at = None if report.kept else timezone.now()
        changed = bool(report.removed or report.reloaded)
        ImportRun.objects.filter(pk=run.pk).update(undone_at=undone_at, links_due=changed)
    draw_links()
    return report


def _take_back(article: Article, brought: Sequence[Source], report: UndoReport) -> None:
    if article.duplicates.exists() and not _came_after_merging(article, brought):
        report.kept.append(article.slug)
        return
    left = article.sources.exclude(pk__in=[source.pk for source in brought]).exclude(page_format__in=SHORTENED)
    if not left:
        if _is_touched(article):
            report.kept.append(article.slug)
            return
        report.removed.append(article.slug)
        _remove(article)
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


def _is_touched(article: Article) -> bool:
    """Whether a curator has done anything to the article, its comments, who answers whom, or what it alone speaks of."""
    comments = Comment.objects.filter(article=article)
    spoken_of = Article.objects.filter(mentioned_in=article)
    answers = Reply.objects.filter(Q(article=article) | Q(answers=article)).exclude(goes_back(article))
    keys = [article.key, *spoken_of.values_list("key", flat=True)]
    return (
        bool(article.curated_fields)
        or article.is_withheld
        or spoken_of.filter(~Q(curated_fields=[]) | Q(merged_into__isnull=False)).exists()
        or answers.decided().exists()
        or comments.touched().exists()
        or Operation.objects.filter(key__in=keys).exists()
    )


def _remove(article: Article) -> None:
    let_go(article)
    remove_comments(Comment.objects.filter(article=article))
    Article.objects.filter(mentioned_in=article).delete()  # placeholders rest on the article's words
    Article.objects.filter(pk=article.pk).update(source=None)
    article.sources.all().delete()
    Article.objects.filter(pk=article.pk).delete()


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
