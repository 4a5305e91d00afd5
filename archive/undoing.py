"""Takes an import run back: the archive is as if its files had never come, but for what a curator has touched since."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from archive.importing import draw_links, take_turn
from archive.loading import reload
from comments.importing import remove_comments
from comments.models import Comment, ReplyClaim
from debates.models import Alias, Article, Author, Authorship, ImportRun, Operation, Reply, Source, Tag
from debates.models.debates import Verdict
from debates.pages.formats import SHORTENED


@dataclass(slots=True)
class UndoReport:
    """What taking a run back did; everything by its address. `kept` stays because a curator has touched it since."""

    removed: list[str] = field(default_factory=list)
    reloaded: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def undo_run(run: ImportRun) -> UndoReport:
    """Take a run back, in one transaction."""
    report = UndoReport()
    with transaction.atomic():
        take_turn()
        brought = Source.objects.filter(run=run)
        for article in Article.objects.filter(sources__in=brought).distinct().order_by("key"):
            _take_back(article, brought.filter(article=article), report)
        _forget_unused_names()
        ImportRun.objects.filter(pk=run.pk).update(
            undone_at=timezone.now(), links_due=bool(report.removed or report.reloaded)
        )
    draw_links()
    return report


def _take_back(article: Article, brought: QuerySet[Source], report: UndoReport) -> None:
    left = article.sources.exclude(Q(pk__in=brought.values("pk")) | Q(page_format__in=SHORTENED)).order_by("pk")
    if _is_touched(article):
        report.kept.append(article.slug)
    elif not left:
        report.removed.append(article.slug)
        _remove(article)
    else:
        report.reloaded.append(article.slug)
        _let_go(article, list(brought), left[0])


def _is_touched(article: Article) -> bool:
    """Whether a curator has done anything to the article, its comments, or who answers whom among them."""
    comments = Comment.objects.filter(article=article)
    decided = ~Q(verdict=Verdict.NONE)
    answers = Reply.objects.filter(Q(article=article) | Q(answers=article)).filter(
        decided | Q(origin=Reply.Origin.CURATED)
    )
    claims = ReplyClaim.objects.filter(comment__in=comments).filter(decided | Q(kind=ReplyClaim.Kind.CURATOR))
    return (
        bool(article.curated_fields)
        or article.is_withheld
        or comments.filter(~Q(curated_fields=[]) | Q(withheld_at__isnull=False) | Q(name_hidden=True)).exists()
        or answers.exists()
        or claims.exists()
        or Operation.objects.filter(key__in=[article.key, *comments.values_list("key", flat=True)]).exists()
    )


def _remove(article: Article) -> None:
    remove_comments(Comment.objects.filter(article=article))
    Article.objects.filter(mentioned_in=article).delete()  # placeholders rest on the article's words
    Article.objects.filter(pk=article.pk).update(source=None)
    article.sources.all().delete()
    Article.objects.filter(pk=article.pk).delete()


def _let_go(article: Article, brought: Iterable[Source], other: Source) -> None:
    """Take sources from an article that has others, and load it again from those."""
    gone = [source.pk for source in brought]
    only_there = Comment.objects.filter(article=article, source__in=gone)
    # What another capture shows too is made again when the article is loaded, under the same key.
    remove_comments(only_there)
    Article.objects.filter(pk=article.pk).update(source=other)
    Source.objects.filter(pk__in=gone).delete()
    reload(Source.objects.select_related("article").get(pk=other.pk), other.path)


def _forget_unused_names() -> None:
    """Authors and tags that stand nowhere any more, unless a curator has touched them."""
    touched = Operation.objects.filter(key=OuterRef("key"))
    signed = Authorship.objects.filter(author=OuterRef("pk"))
    published = Article.objects.filter(publisher=OuterRef("pk"))
    authors = Author.objects.exclude(Exists(signed)).exclude(Exists(published)).exclude(Exists(touched))
    Alias.objects.filter(author__in=authors).delete()
    authors.delete()
    Tag.objects.filter(taggings__isnull=True).exclude(Exists(touched)).delete()
