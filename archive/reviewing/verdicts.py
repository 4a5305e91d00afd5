"""A curator's word on guesses: recorded as one operation, and never over the word of another."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.curation import settle
from archive.reviewing.queue import Kind, undecided
from comments.curation import resting_on_claims
from comments.models import Comment, ReplyClaim
from debates.curation import Act, Subject, hold
from debates.curation.arranging import accept
from debates.curation.snapshots import row_id
from debates.curation.verdicts import give_verdict
from debates.models import Article, Debate, Operation, Reply
from debates.models.debates import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a curator's act did: the operation, and sentences in Danish about what it left alone."""

    operation: Operation | None = None
    name: str = ""
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def judge(kind: Kind, pks: Sequence[int], verdict: Verdict, *, by: User, seen: dict[int, str] | None = None) -> Outcome:
    """Accept or reject undecided guesses, all in one operation. Those that somebody has decided about meanwhile stay as they are.

    `seen` says of debates which members were looked at (`fingerprint`).
    """
    lock(kind, pks)
    rows = list(undecided(kind).filter(pk__in=pks).order_by("pk"))
    refused = told_apart(kind, set(pks) - {row.pk for row in rows})
    if kind == Kind.DEBATES:
        changed = [row for row in rows if (seen or {}).get(row.pk) not in (None, fingerprint(row))]
        refused += [changed_since(row) for row in changed]
        rows = [row for row in rows if row not in changed]
    if not rows:
        return Outcome(refused=refused)
    about = Subject.about(rows, _plainly)
    operation = accept(rows, by=by) if kind == Kind.DEBATES else give_verdict(rows, verdict, about, by=by)
    if operation:
        settle(operation)
    return Outcome(operation, _called(rows), refused)


@transaction.atomic
def retarget(claim_pk: int, ordinal: int, *, by: User) -> Outcome:
    """The guess is wrong and the comment of this number is meant: rejected and said anew, in one operation."""
    lock(Kind.COMMENTS, [claim_pk])
    claim = _undecided_claim(claim_pk)
    if claim is None:
        return Outcome(refused=told_apart(Kind.COMMENTS, {claim_pk}))
    comment = claim.comment
    target = Comment.objects.filter(article=comment.article_id, ordinal=ordinal, ordinal__lt=comment.ordinal).first()
    if target is None:
        return Outcome(refused=[_("Nummer %d er ikke en tidligere kommentar under samme artikel.") % ordinal])
    if target.pk == claim.target_id:
        return Outcome(refused=[_("Det er den kommentar, der er gættet på: godkend gættet i stedet.")])
    if comment.claims.filter(kind=ReplyClaim.Kind.CURATOR).exists():
        return Outcome(refused=[_("Redaktionen har allerede sagt, hvad kommentaren svarer på: ret det i stedet.")])
    act = Act(lambda: [ReplyClaim.objects.filter(comment=comment)])
    ReplyClaim.objects.filter(pk=claim.pk).update(verdict=Verdict.REJECTED)
    ReplyClaim.objects.create(comment=comment, target=target, kind=ReplyClaim.Kind.CURATOR, score=1.0)
    about = Subject.of(claim, f"{comment.key} → {target.key}")
    operation = act.record(Operation.Kind.CHANGE, about, by=by)
    if operation:
        settle(operation)
    return Outcome(operation, f"{comment} → {target}")


def lock(kind: Kind, pks: Sequence[int]) -> None:
    """Keep the rows of guesses from others until the transaction ends, in the order that an import takes them: articles first."""
    hold(_LOCKED[kind](pks))


def fingerprint(debate: Debate) -> str:
    """What is in a debate now, in few characters: it tells whether that is what a curator looked at."""
    return fingerprint_of(debate.articles.values_list("pk", flat=True))


def fingerprint_of(members: Iterable[int]) -> str:
    """The same from the ids of the members."""
    return hashlib.sha256(repr(sorted(members)).encode()).hexdigest()[:16]


def changed_since(debate: Debate) -> str:
    """What is told where a debate is no longer what was looked at."""
    return _("Debatten »%s« har fået andre indlæg, siden siden blev vist: se på den igen.") % debate


def told_apart(kind: Kind, pks: set[int]) -> list[str]:
    """Why some guesses can't be decided about: who has done it before, or that they stand no more."""
    rows = {row.pk: row for row in undecided(kind).model._base_manager.filter(pk__in=pks)}
    gone = [_("Et af gættene findes ikke længere: teksterne er læst igen.")] if pks - rows.keys() else []
    return [*(_already(row) for row in rows.values()), *gone]


def _already(row: Any) -> str:
    last = Operation.touching(*row_id(row)).first()
    verdict = row.get_verdict_display() if getattr(row, "verdict", "") else _("afgjort")
    words = {"row": row, "verdict": verdict, "who": last.by_name if last else _("redaktionen")}
    return _("»%(row)s« er allerede %(verdict)s af %(who)s: intet er ændret.") % words


def _undecided_claim(pk: int) -> ReplyClaim | None:
    found: ReplyClaim | None = undecided(Kind.COMMENTS).filter(pk=pk).select_related("comment").first()
    return found


def _plainly(row: Any) -> str:
    return row.plain_name if isinstance(row, ReplyClaim) else str(row)


def _called(rows: Sequence[Any]) -> str:
    options = rows[0]._meta
    if len(rows) == 1:
        return f"{options.verbose_name} »{rows[0]}«"
    return f"{len(rows)} {options.verbose_name_plural}"


def _locked_replies(pks: Sequence[int]) -> list[QuerySet[Any]]:
    return [Reply.objects.filter(pk__in=pks)]


def _locked_debates(pks: Sequence[int]) -> list[QuerySet[Any]]:
    return [Article.objects.filter(debate__in=pks), Debate.objects.filter(pk__in=pks)]


_LOCKED: dict[Kind, Callable[[Sequence[int]], list[QuerySet[Any]]]] = {
    Kind.COMMENTS: resting_on_claims,
    Kind.ARTICLES: _locked_replies,
    Kind.DEBATES: _locked_debates,
}
