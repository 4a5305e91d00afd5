"""The comments of a page that stands already: compared before they are written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat

from comments.importing.columns import column_values
from comments.importing.matching import choose_keys, match
from comments.models import Comment
from debates.models import Article, Source
from debates.pages.changes import Change
from debates.pages.combining import CombinedComment


@dataclass(frozen=True, slots=True)
class CommentCounts:
    """How many comments of an article were new and changed, in what; and of how many a curator's work was kept."""

    created: int = 0
    updated: int = 0
    kept: int = 0
    changes: tuple[Change, ...] = ()


def load_comments(article: Article, drafts: Sequence[CombinedComment], sources: Mapping[str, Source]) -> CommentCounts:
    """Write the comments of one article. `sources` finds the stored capture by its sha256; the caller holds the transaction."""
    light = article.comments.select_related("source").defer("source__content")
    rows = list(light.select_for_update(of=("self",)).order_by("pk"))
    touched = set(article.comments.touched().values_list("pk", flat=True))
    doubles = list(article.duplicates.order_by("key").values_list("key", flat=True))
    found = match(article, rows, drafts, touched, doubles)
    # Under an article that others were merged into every comment keeps its key: it may be counted among others' equals.
    keys = choose_keys(article, drafts, found, {row.key for row in rows if doubles or row.pk in touched})
    _let_go([row for row in rows if row not in found], touched, last=len(drafts))
    new: list[Comment] = []
    changed: list[Comment] = []
    changes: list[Change] = []
    kept = 0
    for draft, row, key in zip(drafts, found, keys, strict=True):
        values = {"key": key, **column_values(draft, sources[draft.sha256])}
        if row is None:
            new.append(Comment(article=article, path=[draft.ordinal], **values))
            continue
        kept += any(values[name] != getattr(row, name) for name in row.curated_fields if name in values)
        if differing := _set_fields(row, values):
            changed.append(row)
            changes += differing
    _write(changed, [change.field.rpartition(".")[2] for change in changes])
    Comment.objects.bulk_create(new, batch_size=500)
    return CommentCounts(len(new), len(changed), kept, tuple(changes))


def remove_comments(comments: QuerySet[Comment]) -> None:
    """Delete comments. The tree lets go of them, and of the claims that go with them, first."""
    pks = list(comments.values_list("pk", flat=True))
    Comment.objects.filter(Q(pk__in=pks) | Q(parent__in=pks)).update(parent=None, parent_claim=None)
    Comment.objects.filter(pk__in=pks).delete()


def refresh_counts(article: Article) -> None:
    """Bring the article's columns about its comments in step with its public comments."""
    posted = list(Comment.objects.public().filter(article=article).values_list("posted", flat=True))
    count, latest = len(posted), max(posted, default=None)
    Article.objects.filter(pk=article.pk).exclude(comment_count=count, latest_comment=latest).update(
        comment_count=count, latest_comment=latest
    )


def has_touched_comments(article: Article) -> bool:
    """Whether a curator has decided something about a comment of the article."""
    return article.comments.touched().exists()


def release_keys(articles: Sequence[Article]) -> None:
    """Let the comments of articles whose own keys change let go of their keys, until they are loaded again."""
    _release(Comment.objects.filter(article__in=articles))


def _release(comments: QuerySet[Comment]) -> None:
    comments.update(key=Concat(Value("~"), F("pk"), output_field=Comment._meta.get_field("key")))


def _let_go(rows: Sequence[Comment], touched: Collection[int], last: int) -> None:
    """Comments that turn out to be others' doubles go; one that a curator has touched stays, behind all others."""
    remove_comments(Comment.objects.filter(pk__in=[row.pk for row in rows if row.pk not in touched]))
    for ordinal, row in enumerate((row for row in rows if row.pk in touched), start=last + 1):
        Comment.objects.filter(pk=row.pk).update(ordinal=ordinal, vanished=True)


def _write(rows: Sequence[Comment], names: Sequence[str]) -> None:
    if not rows:
        return
    if "key" in names:  # two may change keys with each other, and no moment may see one key twice
        _release(Comment.objects.filter(pk__in=[row.pk for row in rows]))
    Comment.objects.bulk_update(rows, sorted({"key", *names}), batch_size=500)


def _set_fields(comment: Comment, values: Mapping[str, Any]) -> list[Change]:
    """Set what differs and no curator has touched; the changes."""
    differing = [
        name for name, value in values.items() if name not in comment.curated_fields and getattr(comment, name) != value
    ]
    changes = [Change.of(f"{comment.key}.{name}", getattr(comment, name), values[name]) for name in differing]
    for name in differing:
        setattr(comment, name, values[name])
    return changes
