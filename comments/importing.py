"""From comment drafts to rows. Compares before it writes, and never overwrites a curator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from comments.models import Comment
from debates.models import Article, Source
from debates.pages.changes import Change
from debates.pages.combining import CombinedComment
from debates.pages.keys import comment_key


@dataclass(frozen=True, slots=True)
class CommentCounts:
    """How many comments of an article were new and changed, in what; and of how many a curator's work was kept."""

    created: int = 0
    updated: int = 0
    kept: int = 0
    changes: tuple[Change, ...] = ()


def load_comments(article: Article, drafts: Sequence[CombinedComment], sources: Mapping[str, Source]) -> CommentCounts:
    """Write the comments of one article. `sources` finds the stored capture by its sha256; the caller holds the transaction."""
    present = {comment.key: comment for comment in article.comments.select_for_update().defer("search")}
    new: list[Comment] = []
    changed: list[Comment] = []
    changes: list[Change] = []
    kept = 0
    for draft in drafts:
        key = comment_key(article.key, draft.draft.posted, draft.draft.title, draft.nth)
        values = _column_values(draft, sources[draft.sha256])
        comment = present.get(key)
        if comment is None:
            new.append(Comment(key=key, article=article, path=[draft.ordinal], **values))
            continue
        kept += any(values[name] != getattr(comment, name) for name in comment.curated_fields if name in values)
        if found := _set_fields(comment, values):
            changed.append(comment)
            changes += found
    Comment.objects.bulk_create(new, batch_size=500)
    if changed:
        Comment.objects.bulk_update(
            changed,
            [*_column_values(drafts[0], sources[drafts[0].sha256])],
            batch_size=500,
        )
    return CommentCounts(len(new), len(changed), kept, tuple(changes))


@dataclass(slots=True)
class NewComment:
    """A comment that is not written yet: the columns of `Comment`, without what a model instance costs."""

    id: int
    key: str
    article_id: int
    ordinal: int
    posted: date
    printed_name: str
    title: str
    body: str
    captured_title: str
    captured_body: str
    source_id: int
    source_line: int
    source_end_line: int
    vanished: bool
    word_count: int
    path: list[int]
    depth: int = 0
    parent_id: int | None = None
    parent_claim_id: int | None = None
    name_hidden: bool = False
    curated_fields: Sequence[str] = field(default_factory=list)
    withheld_at: None = None
    withheld_reason: str = ""


def new_comments(
    article: Article, drafts: Sequence[CombinedComment], source: Source, ids: Iterator[int]
) -> list[NewComment]:
    """The comments of a new article that one capture shows, oldest first, each alone at the top of the tree."""
    return [
        NewComment(
            id=next(ids),
            key=comment_key(article.key, draft.draft.posted, draft.draft.title, draft.nth),
            article_id=article.pk,
            path=[draft.ordinal],
            **_column_values(draft, source),
        )
        for draft in sorted(drafts, key=lambda draft: draft.ordinal)
    ]


def refresh_counts(article: Article) -> None:
    """Bring the article's columns about its comments in step with its public comments."""
    posted = list(Comment.objects.public().filter(article=article).values_list("posted", flat=True))
    count, latest = len(posted), max(posted, default=None)
    Article.objects.filter(pk=article.pk).exclude(comment_count=count, latest_comment=latest).update(
        comment_count=count, latest_comment=latest
    )


def _column_values(combined: CombinedComment, source: Source) -> dict[str, Any]:
    draft = combined.draft
    return {
        "ordinal": combined.ordinal,
        "posted": draft.posted,
        "printed_name": draft.name,
        "title": draft.title,
        "body": draft.body,
        "captured_title": draft.title,
        "captured_body": draft.body,
        "source_id": source.pk,
        "source_line": draft.line,
        "source_end_line": draft.end_line,
        "vanished": combined.vanished,
        "word_count": len(draft.body.split()),
    }


def _set_fields(comment: Comment, values: dict[str, Any]) -> list[Change]:
    """Set what differs and no curator has touched; the changes."""
    differing = [
        name for name, value in values.items() if name not in comment.curated_fields and getattr(comment, name) != value
    ]
    changes = [Change.of(f"{comment.key}.{name}", getattr(comment, name), values[name]) for name in differing]
    for name in differing:
        setattr(comment, name, values[name])
    return changes
