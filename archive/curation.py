"""What a curator's act sets in motion across articles and comments: counts, trees and debates follow."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from comments.importing import refresh_counts
from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies
from debates import curation
from debates.gathering import gather_debates
from debates.models import Article, Operation

_ARTICLE, _COMMENT, _CLAIM = "debates.article", "comments.comment", "comments.replyclaim"
_GATHERED = {"debates.reply", "debates.debate", "debates.tag"}


def settle(operation: Operation) -> None:
    """Bring in step what rests on the rows that an operation changed."""
    if _moves_debates(operation):
        gather_debates()
    keys = {
        label: [c["key"] for c in operation.changes if c["label"] == label] for label in (_ARTICLE, _COMMENT, _CLAIM)
    }
    for article in _articles(Q(comments__key__in=keys[_COMMENT]) | Q(comments__claims__in=keys[_CLAIM])):
        infer_replies(article)
    for article in _articles(Q(key__in=keys[_ARTICLE]) | Q(comments__key__in=keys[_COMMENT])):
        refresh_counts(article)


@transaction.atomic
def undo(operation: Operation, *, by: User, reason: str = "") -> Operation:
    """Undo an operation of whatever kind, and bring in step what rests on it. Raises `UndoRefusedError`."""
    made = [c["key"] for c in operation.changes if c["label"] == _CLAIM and c["before"] is None]
    # The tree lets go of a claim before the claim goes; what the rest says is asked when it is settled.
    ruled = ReplyClaim.objects.filter(pk__in=made).values_list("comment__article", flat=True)
    articles = list(Article.objects.filter(pk__in=list(ruled)))
    Comment.objects.filter(parent_claim__in=made).update(parent=None, parent_claim=None)
    undone = curation.undo(operation, by=by, reason=reason)
    settle(undone)
    for article in articles:
        infer_replies(article)
    return undone


def _articles(condition: Q) -> QuerySet[Article]:
    return Article.objects.filter(pk__in=Article.objects.filter(condition).values("pk")).defer("search", "parts")


def _moves_debates(operation: Operation) -> bool:
    """Whether other articles may belong together now."""
    for change in operation.changes:
        fields = {**(change["before"] or {}), **(change["after"] or {})}
        if change["label"] in _GATHERED or (
            change["label"] == _ARTICLE and not fields.keys().isdisjoint({"debate", "tags"})
        ):
            return True
    return False
