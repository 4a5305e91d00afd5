"""Forgetting words for good: what an operation kept of a row goes, that it happened stays."""

from django.db import transaction

from debates.curation.snapshots import Values, columns, model_of
from debates.models import Operation


@transaction.atomic
def purge(label: str, key: str) -> int:
    """Blank what operations keep of a row and of rows that point to it. Who did what and when stays. Returns how many."""
    purged = 0
    for operation in Operation.objects.filter(changes__icontains=f'"{key}"'):
        changes = [_blank(change) if _is_about(change, label, key) else change for change in operation.changes]
        if changes != operation.changes:
            operation.changes = changes
            # The reason may say whose words they were.
            operation.name, operation.reason = "", ""
            operation.save(update_fields=["changes", "name", "reason"])
            purged += 1
    return purged


def _is_about(change: Values, label: str, key: str) -> bool:
    pointing = [f.name for f in columns(model_of(change["label"])) if f.related_model is model_of(label)]
    values = [(change[side] or {}).get(name) for side in ("before", "after") for name in pointing]
    return (change["label"], change["key"]) == (label, key) or key in values


def _blank(change: Values) -> Values:
    return {"label": change["label"], "key": change["key"], "before": {}, "after": {}, "purged": True}
