"""What a curator's act sets in motion across articles and comments: counts, trees and debates follow."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from archive.links import gather
from archive.turns import take_turn
from comments.importing import refresh_counts
from comments.models import Comment
from comments.replies import infer_replies
from debates import curation
from debates.linking import infer_links
from debates.merging import leave_gathered
from debates.models import Article, Debate, Operation

_ARTICLE, _COMMENT, _CLAIM = "debates.article", "comments.comment", "comments.replyclaim"
_DEBATE = "debates.debate"
_PLACING = {"debate", "lead", "parts", "tags", "title", "withheld_at", "merged_into"}
_GATHERED = {"debates.reply", _DEBATE, "debates.tag"}


def settle(operation: Operation, *, is_linked: bool = False) -> None:
    """Bring in step what rests on the rows that an operation changed; `is_linked`: the links were inferred since."""
    if not is_linked and _touches(operation, _ARTICLE, {"title", "lead", "parts", "merged_into"}):
        infer_links()  # what the text said of others may be masked now, or somebody else's word
    if _moves_debates(operation):
        gather()
    articles, comments, claims = (_keys(operation, label) for label in (_ARTICLE, _COMMENT, _CLAIM))
    erased = [change["key"] for change in operation.changes if change.get("purged")]
    replanted = Q(comments__key__in=erased) | Q(comments__claims__in=claims)
    if _touches(operation, _ARTICLE, {"merged_into"}):
        replanted |= Q(key__in=articles)
    for article in _articles(replanted):
        infer_replies(article)
    for article in _articles(Q(key__in=articles) | Q(comments__key__in=comments)):
        refresh_counts(article)


@transaction.atomic
def undo(operation: Operation, *, by: User, reason: str = "") -> Operation:
    """Undo an operation of whatever kind, and bring in step what rests on it. Raises `UndoRefusedError`."""
    if _touches(operation, _ARTICLE, {"merged_into"}):
        take_turn()  # an import must not find one page where there are two again
    _lock_articles(operation)
    # A debate lets go of what was gathered into it, and of nothing that a curator has placed there.
    leaving = Q(key__in=_to_be_merged(operation)) | Q(debate__key__in=_made(operation, _DEBATE))
    leave_gathered(Article.objects.filter(leaving))
    made = _made(operation, _CLAIM)
    replanted = set(_articles(Q(comments__claims__in=made)).values_list("pk", flat=True))
    # A parent rests on a claim: the tree lets go of the claim before the claim goes, and is planted anew without it.
    letting_go = Comment.objects.filter(parent_claim__in=[int(pk) for pk in made])
    letting_go.exclude(key__in=_keys(operation, _COMMENT)).update(parent=None, parent_claim=None)
    undone = curation.undo(operation, by=by, reason=reason)
    if reasons := list(_joined_meanwhile(undone)):
        raise curation.UndoRefusedError(reasons)
    settle(undone)
    for article in _articles(Q(pk__in=replanted)):
        infer_replies(article)
    return undone


def _joined_meanwhile(undone: Operation) -> Iterator[str]:
    """Why articles can't be put back: the debate that they were in is part of another one now."""
    joined = Debate.objects.filter(articles__key__in=_keys(undone, _ARTICLE), joined_into__isnull=False)
    for debate in joined.select_related("joined_into").distinct():
        named = {"debate": debate, "other": debate.joined_into}
        yield _("Debatten »%(debate)s« er en del af »%(other)s« nu: fortryd først, at de blev slået sammen.") % named


def _keys(operation: Operation, label: str) -> list[str]:
    return [change["key"] for change in operation.changes if change["label"] == label]


def _made(operation: Operation, label: str) -> list[str]:
    """The rows that an operation made."""
    return [change["key"] for change in operation.changes if change["label"] == label and change["before"] is None]


def _to_be_merged(operation: Operation) -> list[str]:
    """The articles that undoing an operation merges into others: that one was the undoing of a merge."""
    articles = (change for change in operation.changes if change["label"] == _ARTICLE)
    return [change["key"] for change in articles if (change["before"] or {}).get("merged_into")]


def _lock_articles(operation: Operation) -> None:
    """Before the rows themselves, as an import does: so neither waits for the other for ever."""
    articles, comments, claims = (_keys(operation, label) for label in (_ARTICLE, _COMMENT, _CLAIM))
    touched = Q(key__in=articles) | Q(comments__key__in=comments) | Q(comments__claims__in=claims)
    curation.hold([_articles(touched)])


def _articles(condition: Q) -> QuerySet[Article]:
    """The articles that fit, each once."""
    return Article.objects.filter(pk__in=Article.objects.filter(condition).values("pk")).defer("parts")


def _touches(operation: Operation, label: str, names: set[str]) -> bool:
    changes = [change for change in operation.changes if change["label"] == label]
    return any(not names.isdisjoint({**(each["before"] or {}), **(each["after"] or {})}) for each in changes)


def _moves_debates(operation: Operation) -> bool:
    """Whether articles may belong together otherwise now, or a debate be called otherwise."""
    return any(change["label"] in _GATHERED or _places(change) for change in operation.changes)


def _places(change: dict[str, Any]) -> bool:
    """Whether a change says what places an article in a debate."""
    fields = {*(change["before"] or {}), *(change["after"] or {})}
    return change["label"] == _ARTICLE and not _PLACING.isdisjoint(fields)
