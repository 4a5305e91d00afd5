"""The comments of an article for reading: which of them stand on a page, in what order, and how they are nested.

Withheld comments keep their place as tombstones, so that what answered them still stands where it stood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, CommentQuerySet
from debates.models import Article

DEEPEST = 4  # levels of indentation; what lies deeper stays on the last one and says whom it answers
PAGED_FROM = 500  # comments under one article
STEPS = 200  # top-level comments (or comments, in a flat order) on one page of many

_OF_ITSELF = (
    "key",
    "article",
    "ordinal",
    "posted",
    "printed_name",
    "name_hidden",
    "title",
    "body",
    "path",
    "depth",
    "vanished",
)
_OF_PARENT = ("key", "printed_name", "name_hidden", "withheld_at", "article", "posted", "title")
_OF_CLAIM = ("kind", "evidence")
_SHOWN = (
    *_OF_ITSELF,
    *("withheld_at", "parent", "parent_claim"),
    *(f"parent__{column}" for column in _OF_PARENT),
    *(f"parent_claim__{column}" for column in _OF_CLAIM),
)


class Order(models.TextChoices):
    """How a reader may have the comments set."""

    THREAD = "traad", _("Som tråd")
    ORIGINAL = "original", _("Som på siden dengang")
    TIME = "tid", _("Ældste først")

    @classmethod
    def asked_for(cls, value: str) -> "Order":
        """The order of an address; an unknown one is the thread."""
        return cls(value) if value in cls.values else cls.THREAD


@dataclass(frozen=True, slots=True)
class Node:
    """A comment, or the tombstone of one, at its place in nested lists.

    `opens`: it begins a list one level deeper; `closes` counts the lists that end after it.
    `evidence` are the words of a claim that still stand in the public text; `parent_here`: the parent stands on the same page.
    """

    comment: Comment
    opens: bool
    closes: range
    evidence: str
    parent_here: bool


def nested(comments: Iterable[Comment], article: Article, order: Order = Order.THREAD) -> list[Node]:
    """The comments of one article as nodes, in order."""
    rows = sorted(comments, key=lambda comment: _place(comment, order))
    here = {comment.pk for comment in rows}
    levels = [min(comment.depth, DEEPEST) if order is Order.THREAD else 0 for comment in rows]
    return [
        _node(
            _with_article(comment, article),
            levels[i - 1] if i else -1,
            level,
            levels[i + 1] if i + 1 < len(rows) else -1,
            here,
        )
        for i, (comment, level) in enumerate(zip(rows, levels, strict=True))
    ]


def _node(comment: Comment, before: int, level: int, after: int, here: set[int]) -> Node:
    return Node(comment, level > before, range(max(0, level - after)), _evidence(comment), comment.parent_id in here)


def _place(comment: Comment, order: Order) -> list[int]:
    if order is Order.THREAD:
        return list(comment.path)
    return [comment.ordinal if order is Order.TIME else -comment.ordinal]


def _with_article(comment: Comment, article: Article) -> Comment:
    comment.article = article
    if not comment.is_withheld and comment.parent:
        comment.parent.article = article
    return comment


def _evidence(comment: Comment) -> str:
    """The words of the claim; none where a curator has masked them, or taken away the comment or name that they may hold."""
    if comment.is_withheld or comment.parent_claim is None or comment.parent is None:
        return ""
    if comment.parent.is_withheld or comment.parent.name_hidden:
        return ""
    words = comment.parent_claim.evidence
    return words if words in comment.title or words in comment.body else ""


def has_answers(nodes: Iterable[Node]) -> bool:
    """Whether any of the comments is said to answer another."""
    return any(node.comment.parent_id for node in nodes if not node.comment.is_withheld)


def comments_of(articles: Sequence[Article], among: Q | None = None) -> list[Comment]:
    """The public comments of some articles and the tombstones of the others, in no order. Two queries."""
    wanted = Q(article__in=articles) if among is None else Q(article__in=articles) & among
    return [*_ready(Comment.objects.public().filter(wanted)), *Comment.objects.tombstones().filter(wanted)]


def _ready(comments: CommentQuerySet) -> CommentQuerySet:
    return comments.select_related("parent", "parent_claim").only(*_SHOWN)


def family(comment: Comment) -> list[Comment]:
    """A comment with all that it answers, up to the top, and what answers it directly. Two queries."""
    return comments_of([comment.article], Q(ordinal__in=comment.path) | Q(parent=comment.pk))


def steps(article: Article, order: Order) -> list[int]:
    """What the pages of an article's many comments are cut by; nothing where they all stand on one page.

    These are the ordinals of the top-level comments, so that no thread is cut, or in a flat order of all comments. One query.
    """
    if article.comment_count <= PAGED_FROM:
        return []
    wanted = Q(article=article, depth=0) if order is Order.THREAD else Q(article=article)
    public = Comment.objects.public().filter(wanted).values_list("ordinal", flat=True)
    gone = Comment.objects.tombstones().filter(wanted).values_list("ordinal", flat=True)
    return sorted(public.union(gone), reverse=order is Order.ORIGINAL)


def read(article: Article, order: Order, page: Sequence[int] = ()) -> list[Node]:
    """The comments of an article in an order: all, or those between the first and the last step of a page. Two queries."""
    if not page:
        return nested(comments_of([article]), article, order)
    column = "path__0" if order is Order.THREAD else "ordinal"
    between = Q(**{f"{column}__range": (min(page[0], page[-1]), max(page[0], page[-1]))})
    return nested(comments_of([article], between), article, order)


def page_number(comment: Comment) -> int:
    """On which page of its article's thread a comment stands. A query where there are pages."""
    found = steps(comment.article, Order.THREAD)
    return found.index(comment.path[0]) // STEPS + 1 if found else 1
