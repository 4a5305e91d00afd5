"""What curators did last about guesses and debates, and whether it can be undone by who asks."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from debates.admin.operations import may_undo
from debates.models import Operation
from debates.models.debates import Verdict

_LABELS = ("comments.replyclaim", "debates.reply", "debates.debate")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class LatestAct:
    """An operation in few words. `is_last` is the one that the curator who asks did last, and can still undo."""

    operation: Operation
    done: str
    may_undo: bool
    is_last: bool


def latest_acts(user: User) -> list[LatestAct]:
    """The newest operations on answers and debates, whoever did them. One query."""
    operations = Operation.objects.filter(label__in=_LABELS).order_by("-pk")[:_SHOWN]
    acts, found_last = [], False
    for operation in operations:
        open_to = operation.undone_by_id is None and may_undo(user, operation)
        is_own = operation.by_id == user.pk and operation.kind != Operation.Kind.UNDO
        is_last = open_to and is_own and not found_last
        found_last = found_last or is_last
        acts.append(LatestAct(operation, done_in_words(operation), open_to, is_last))
    return acts


def done_in_words(operation: Operation) -> str:
    """``godkendt``, ``sat under en anden``, ``slået sammen``, else the kind of the operation."""
    if operation.kind != Operation.Kind.CHANGE:
        return operation.get_kind_display()
    verdicts = Counter(_after(change).get("verdict") for change in operation.changes if change["before"])
    made = [change for change in operation.changes if change["before"] is None]
    if made and verdicts.get(Verdict.REJECTED):
        return _("andet mål")
    if any(_after(change).get("joined_into") for change in operation.changes):
        return _("slået sammen")
    if any("debate" in _after(change) for change in operation.changes):
        return _("delt")
    if operation.label == "debates.debate" and not made and all(_only_marks(change) for change in operation.changes):
        return str(Verdict.ACCEPTED.label)
    given = [verdict for verdict in verdicts if verdict]
    return str(Verdict(given[0]).label) if len(given) == 1 else operation.get_kind_display()


def _after(change: dict[str, Any]) -> dict[str, Any]:
    return change["after"] or {}


def _only_marks(change: dict[str, Any]) -> bool:
    return set(_after(change)) <= {"curated_fields"}
