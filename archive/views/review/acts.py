"""What a curator does to guesses: a verdict, another target, and the way back from either."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive import curation
from archive.reviewing import Kind, Outcome, judge, retarget, undecided
from archive.reviewing.naming import name_of
from archive.reviewing.ways import JUDGING, RETARGETING
from archive.views.review.desk import curator, go_back, needs, page, require, sees_withheld, tell, undo_tag, way_back
from comments.models import Comment, ReplyClaim
from debates.admin.operations import may_undo
from debates.curation import UndoRefusedError
from debates.models import Operation
from debates.models.debates import Verdict

_NEAREST = 200  # comments that are listed; every other is chosen by its number
_WORDS = 240  # characters of each


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Accept or reject the chosen guesses as one operation, and go on behind them."""
    kind, verdict = _kind(request), _verdict(request)
    require(request, JUDGING[kind])
    chosen = [_chosen(token) for token in request.POST.getlist("valgt")]
    if kind == Kind.DEBATES and verdict == Verdict.REJECTED:
        raise Http404
    seen = {pk: members for pk, members in chosen if members}
    outcome = judge(kind, [pk for pk, _members in chosen], verdict, by=curator(request), seen=seen)
    tell(request, str(verdict.label), outcome)
    return go_back(request, _anchor(request.POST.get("naeste", "")))


@dataclass(frozen=True, slots=True)
class Target:
    """An earlier comment that may be meant."""

    number: int
    name: str
    date: Any
    words: str
    is_guessed: bool


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RETARGETING)
def other_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Lists the earlier comments of the article; by POST the one of `nummer` is what the comment answers, and the guess is wrong."""
    if request.method == "POST":
        number = request.POST.get("nummer", "").strip()
        if not (number.isdecimal() and len(number) < 10):
            outcome = Outcome(refused=[_("Skriv nummeret på en tidligere kommentar.")])
        else:
            outcome = retarget(pk, int(number), by=curator(request))
        tell(request, _("Sat under en anden"), outcome)
        return go_back(request, _anchor(request.POST.get("naeste", "") if outcome.operation else str(pk)))
    claim: ReplyClaim = get_object_or_404(undecided(Kind.COMMENTS).select_related("comment__article", "target"), pk=pk)
    words = request.GET.get("soeg", "").strip()
    hidden_shown = sees_withheld(curator(request), Kind.COMMENTS)
    found = _earlier(claim.comment, words, hidden_shown=hidden_shown)
    rows = list(found[: _NEAREST + 1])
    context = {
        "claim": claim,
        "targets": [_target(row, claim, hidden_shown=hidden_shown) for row in rows[:_NEAREST]],
        "has_more": len(rows) > _NEAREST,
        "words": words,
        "back": way_back(request),
        "next": request.GET.get("naeste", ""),
    }
    return page(request, "target.html", _("Andet mål"), context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an operation at once, and go back to where it was asked for."""
    operation = get_object_or_404(Operation, pk=pk)
    user = curator(request)
    if not (user.has_perm("debates.view_operation") and may_undo(user, operation)):
        raise PermissionDenied
    try:
        undone = curation.undo(operation, by=user)
    except UndoRefusedError as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return go_back(request)
    messages.success(request, _("Fortrudt: %s.") % (operation.name or operation), extra_tags=undo_tag(undone))
    return go_back(request, _anchor(_first_guess(operation)))


def _earlier(comment: Comment, words: str, *, hidden_shown: bool) -> QuerySet[Comment]:
    found = Comment.objects.filter(article=comment.article_id, ordinal__lt=comment.ordinal)
    if words:
        has_words = (
            Q(title__icontains=words) | Q(body__icontains=words) | Q(printed_name__icontains=words, name_hidden=False)
        )
        found = found.filter(has_words)
        if not hidden_shown:
            found = found.filter(withheld_at__isnull=True)
    light = found.defer("captured_title", "captured_body", "body")
    return light.annotate(beginning=Substr("body", 1, _WORDS)).order_by("-ordinal")


def _target(row: Comment, claim: ReplyClaim, *, hidden_shown: bool) -> Target:
    is_guessed = row.pk == claim.target_id
    if row.is_withheld and not hidden_shown:
        return Target(row.ordinal, "", row.posted, "", is_guessed)
    words = f"{row.title[:_WORDS]} – {getattr(row, 'beginning', '')}".strip(" –")
    return Target(row.ordinal, name_of(row), row.posted, words, is_guessed)


def _kind(request: HttpRequest) -> Kind:
    try:
        return Kind(request.POST.get("slags", ""))
    except ValueError:
        raise Http404 from None


def _verdict(request: HttpRequest) -> Verdict:
    try:
        verdict = Verdict(request.POST.get("dom", ""))
    except ValueError:
        raise Http404 from None
    if verdict == Verdict.NONE:
        raise Http404
    return verdict


def _chosen(token: str) -> tuple[int, str]:
    """The id of a guess, and of a debate what was in it when it was shown."""
    pk, _dash, members = token.partition("-")
    if not (pk.isdecimal() and len(pk) < 19):
        raise Http404
    return int(pk), members


def _anchor(pk: str) -> str:
    return f"gaet-{pk}" if pk.isdecimal() else ""


def _first_guess(operation: Operation) -> str:
    """The guess that stands in the queue again."""
    return operation.key or next((change["key"] for change in operation.changes if change["before"] is not None), "")
