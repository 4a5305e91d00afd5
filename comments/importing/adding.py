"""The comments of new pages, made ready without a query for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from comments.importing.columns import column_values
from debates.models import Article, Source
from debates.pages.combining import CombinedComment
from debates.pages.keys import comment_key


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
    former_keys: Sequence[str] = field(default_factory=list)
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
            key=comment_key(article.key, draft.draft.posted, draft.title, draft.nth),
            article_id=article.pk,
            path=[draft.ordinal],
            **column_values(draft, source),
        )
        for draft in sorted(drafts, key=lambda draft: draft.ordinal)
    ]
