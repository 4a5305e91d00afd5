"""Several articles that are one page become one: a curator says which is kept. One operation, and it can be undone."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.curation import settle
from archive.loading import load_again
from archive.turns import take_turn
from comments.importing import Thread, find_thread, merge_comments
from comments.importing import obstacles as comment_obstacles
from comments.models import Comment, ReplyClaim
from debates.curation import Act, Subject
from debates.importing import captures_of, used_names
from debates.linking import infer_links
from debates.merging import (
    MergePlan,
    MergeRefusedError,
    decided_answers,
    kept_placeholders,
    lead_on,
    leave_gathered,
    move_answers,
    obstacles,
    take_over,
)
from debates.models import Article, Author, Operation, Reply, Source, Tag
from debates.pages.combining import combine
from debates.pages.refused import Refused


def plan(kept: Article, others: Sequence[Article]) -> MergePlan:
    """What merging the others into `kept` will do, and what hinders it. Changes nothing."""
    return _planned(kept, others)[0]


def _planned(kept: Article, others: Sequence[Article]) -> tuple[MergePlan, Thread]:
    found = MergePlan(kept, others, obstacles=list(obstacles(kept, others)))
    if found.obstacles:
        return found, Thread([])
    try:
        captures = captures_of([kept, *others])
    except Refused as refused:
        found.obstacles.append(_("En afskrift kan ikke læses igen: %(reason)s") % {"reason": refused})
        return found, Thread([])
    thread = find_thread(kept, others, combine(captures).comments if captures else ())
    found.captures = Source.objects.filter(article__in=others).count()
    found.comments_joined, found.comments_withheld = thread.going, thread.withheld
    found.comments_moved = Comment.objects.filter(article__in=others).count() - thread.going_from(others)
    found.obstacles += comment_obstacles(thread)
    return found, thread


@transaction.atomic
def merge(kept: Article, others: Sequence[Article], *, by: User, reason: str) -> Operation:
    """Merge the others into `kept`. Raises `MergeRefusedError` where something hinders it, and leaves all as it was."""
    take_turn()
    kept, *others = _locked([kept, *others])
    planned, thread = _planned(kept, others)
    if planned.obstacles:
        raise MergeRefusedError(planned.obstacles)
    leave_gathered([kept, *others])
    act = _watching(kept, others)
    try:
        with transaction.atomic():
            _merge(kept, others, thread)
            connection.check_constraints()
    except IntegrityError as error:
        told = _("Det ville bryde en af arkivets regler: %(error)s") % {"error": str(error).splitlines()[0]}
        raise MergeRefusedError([told]) from None
    operation = act.record(Operation.Kind.MERGE, Subject.of(kept), by=by, reason=reason)
    if operation is None:
        raise MergeRefusedError([_("Der er ikke noget at gøre ved det valgte.")])
    settle(operation, is_linked=True)
    return operation


def _locked(articles: Sequence[Article]) -> list[Article]:
    """The articles as they stand, and until the transaction ends nobody else writes them or their comments."""
    pks = [article.pk for article in articles]
    rows = {row.pk: row for row in Article.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
    if len(rows) < len(set(pks)):
        raise MergeRefusedError([_("En af artiklerne findes ikke længere.")])
    list(Comment.objects.select_for_update().filter(article__in=pks).order_by("pk").values_list("pk"))
    return [rows[pk] for pk in pks]


def _watching(kept: Article, others: Sequence[Article]) -> Act:
    """All that a merge changes, but what follows of itself and is inferred again whenever it is undone: guesses and debates.

    Of articles, answers and names the rows are named outright, so that none that is made meanwhile is among them.
    """
    merging = [kept, *others]
    pks = [article.pk for article in merging]
    beside = [*kept_placeholders(others), *Article.objects.filter(merged_into__in=others).values_list("pk", flat=True)]
    answers = list(decided_answers(others).values_list("pk", flat=True))
    names = used_names(merging)

    def watched() -> Iterable[QuerySet[Any]]:
        return [
            Author.objects.filter(pk__in=names.authors),
            Tag.objects.filter(pk__in=names.tags),
            Article.objects.filter(pk__in=[*pks, *beside]).order_by("is_placeholder", "pk"),
            Source.objects.filter(article__in=pks),
            Comment.objects.filter(article__in=pks).order_by("article", "ordinal"),
            ReplyClaim.objects.filter(comment__article__in=pks).order_by("pk"),
            Reply.objects.filter(pk__in=answers),
        ]

    return Act(watched)


def _merge(kept: Article, others: Sequence[Article], thread: Thread) -> None:
    lead_on(kept, others)
    take_over(kept, others)
    if Source.objects.filter(article__in=others).update(article=kept):
        merge_comments(kept, others, thread)
        load_again([kept])
    move_answers(kept, others)
    infer_links()  # before the act is recorded: what a curator has said of answers may move once more
