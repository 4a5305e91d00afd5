"""What has come to merged rows since they were merged: undoing must not tear it apart, nor bring back what was taken away since."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from debates.curation.snapshots import RowId, model_of
from debates.models import Operation, Source, Withholdable

_ARTICLE, _LEADS_TO = "debates.article", "merged_into"


def since_merge(operation: Operation) -> Iterator[str]:
    """What keeps a merge, or the undoing of one, from being undone: Danish sentences. Nothing for any other act."""
    merged = [change for change in operation.changes if _is_merge(change)]
    if not merged:
        return
    ends = {value for change in merged for value in (change["key"], *_leads_to(change)) if value}
    for source in Source.objects.filter(article__key__in=ends, added_at__gt=operation.at).only("path").order_by("pk"):
        yield _("Afskriften »%(path)s« er kommet til siden.") % {"path": source.path}
    rows = {(_ARTICLE, key) for key in ends} | {_row(change) for change in operation.changes if _may_be_hidden(change)}
    for later in _later(operation):
        if not rows.isdisjoint(map(_row, later.changes)) and _stands(later):
            day = date_format(localtime(later.at), "SHORT_DATETIME_FORMAT")
            yield _("Det er siden ændret ved en anden handling: %(act)s, %(day)s. Fortryd den først.") % {
                "act": later,
                "day": day,
            }


def _is_merge(change: dict[str, Any]) -> bool:
    return (
        change["label"] == _ARTICLE and _LEADS_TO in (change["after"] or {}) and _LEADS_TO in (change["before"] or {})
    )


def _leads_to(change: dict[str, Any]) -> tuple[str | None, str | None]:
    return change["before"][_LEADS_TO], change["after"][_LEADS_TO]


def _row(change: dict[str, Any]) -> RowId:
    return change["label"], change["key"]


def _may_be_hidden(change: dict[str, Any]) -> bool:
    """Whether it is an article or a comment: of these a curator may have taken words away."""
    return issubclass(model_of(change["label"]), Withholdable)


def _later(operation: Operation) -> QuerySet[Operation]:
    """The acts since; without those that only undo such a one."""
    return Operation.objects.filter(pk__gt=operation.pk).exclude(undoes__pk__gt=operation.pk).order_by("pk")


def _stands(operation: Operation) -> bool:
    """Whether an act is not undone, or its undoing is."""
    return operation.undone_by is None or not _stands(operation.undone_by)
