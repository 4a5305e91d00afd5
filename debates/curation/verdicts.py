"""A curator's verdict on guesses."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from debates.curation.recording import Act, Subject
from debates.models import Operation
from debates.models.debates import Verdict


def give_verdict(rows: Sequence[Any], verdict: Verdict, about: Subject, *, by: User) -> Operation | None:
    """Give guesses of one kind the verdict, as one operation; None where all had it already. The caller holds the transaction."""
    chosen = type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows])
    act = Act(lambda: [chosen.all()])
    chosen.update(verdict=verdict)
    return act.record(Operation.Kind.CHANGE, about, by=by)
