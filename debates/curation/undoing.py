"""Undoing an operation, while what it left behind still stands as it was left."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from debates.curation.merges import since_merge
from debates.curation.recording import CURATED, Act, Subject
from debates.curation.snapshots import (
    OWNED,
    GoneError,
    RowId,
    State,
    Values,
    create,
    field_label,
    find,
    model_of,
    rows_of,
    set_values,
    state,
)
from debates.models import Operation


class UndoRefusedError(Exception):
    """Why an operation can't be undone: sentences in Danish."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def obstacles(operation: Operation) -> list[str]:
    """What keeps the operation from being undone, as Danish sentences that name what has changed since."""
    if operation.undone_by_id:
        return [_("Handlingen er allerede fortrudt.")]
    if any(change.get("purged") for change in operation.changes):
        return [_("Ordene i handlingen er slettet for altid.")]
    present = state(rows_of(_ids(operation)))
    changed = [reason for change in operation.changes for reason in _obstacles(change, present)]
    return [*changed, *since_merge(operation)]


@transaction.atomic
def undo(operation: Operation, *, by: User, reason: str = "") -> Operation:
    """Put back what stood before, as an operation of its own that can be undone too; or raise `UndoRefusedError`."""
    locked = Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
    for queryset in rows_of(_ids(locked)):
        list(queryset.select_for_update(of=("self",)).values_list("pk"))
    act = Act(lambda: rows_of(_ids(locked)))
    if reasons := obstacles(locked):
        raise UndoRefusedError(reasons)
    try:
        with transaction.atomic():
            _put_back(locked.changes, act.before)
            connection.check_constraints()  # those that wait for the end of the transaction too
    except GoneError as gone:
        named = {"kind": gone.model._meta.verbose_name, "key": gone.key}
        raise UndoRefusedError([_("%(kind)s %(key)s, som der henvises til, findes ikke længere.") % named]) from None
    except IntegrityError as error:
        raise UndoRefusedError(
            [_("Det ville bryde en af arkivets regler: %(rule)s") % {"rule": _rule(error)}]
        ) from None
    about = Subject(locked.label, locked.key, locked.name)
    undone = act.record(Operation.Kind.UNDO, about, by=by, reason=reason)
    if undone is None:
        raise UndoRefusedError([_("Der er ikke noget at fortryde.")])
    locked.undone_by = undone
    locked.save(update_fields=["undone_by"])
    return undone


def _ids(operation: Operation) -> list[RowId]:
    return [(change["label"], change["key"]) for change in operation.changes]


def _obstacles(change: Values, present: State) -> Iterator[str]:
    label, key, before, after = change["label"], change["key"], change["before"], change["after"]
    values = present.get((label, key))
    name = _name(change, values or {})
    if after is None:
        if values is not None:
            yield _("%(name)s findes igen.") % {"name": name}
    elif values is None:
        yield _("%(name)s findes ikke længere.") % {"name": name}
    else:
        for field in _changed_since(before, after, values):
            words = {"field": field_label(label, field), "name": name}
            yield _("Feltet »%(field)s« på %(name)s er ændret siden.") % words


def _name(change: Values, values: Values) -> str:
    called = values.get("title") or values.get("name") or change["key"]
    return f"{model_of(change['label'])._meta.verbose_name} »{called}«"


def _changed_since(before: Values | None, after: Values, present: Values) -> list[str]:
    if before is None:
        # What the import keeps of a new row is its own to change: only a curator's later work stands in the way.
        names = [CURATED, *present[CURATED]] if CURATED in present else list(after)
        return [name for name in names if present[name] != after[name]]
    changed = [name for name in after if name != CURATED and present[name] != after[name]]
    if CURATED in after and not _marks(before, after) <= set(present[CURATED]):
        changed.append(CURATED)
    return changed


def _marks(before: Values, after: Values) -> set[str]:
    """The fields that the operation has marked as a curator's."""
    return set(after[CURATED]) - set(before[CURATED])


def _put_back(changes: list[Values], present: State) -> None:
    """Rows that were deleted first, for others may point to them; rows that were made last, the newest first."""
    for change in changes:
        if change["after"] is None:
            create(change["label"], change["key"], change["before"])
    for change in changes:
        if change["before"] is not None and change["after"] is not None:
            row = find(model_of(change["label"]), change["key"])
            set_values(row, _earlier(change, present[change["label"], change["key"]]))
    for change in reversed(changes):
        if change["before"] is None:
            _delete(find(model_of(change["label"]), change["key"]))


def _earlier(change: Values, present: Values) -> Values:
    """The values from before; of the marks only those of this operation go, for later ones are others' work."""
    before, after = change["before"], change["after"]
    if CURATED not in before:
        return dict(before)
    kept = set(present[CURATED]) - _marks(before, after) | _marks(after, before)
    return {**before, CURATED: sorted(kept)}


def _delete(row: Model) -> None:
    if names := sorted(set(_dependents(row))):
        text = _("Der hænger noget ved %(kind)s »%(name)s«: %(dependents)s.")
        raise UndoRefusedError([text % {"kind": row._meta.verbose_name, "name": row, "dependents": ", ".join(names)}])
    for owned in OWNED.get(row._meta.label_lower, {}).values():
        owned.model._base_manager.filter(**{owned.owner: row}).delete()
    row.delete()


def _dependents(row: Model) -> Iterator[str]:
    """What points to the row and would go, or lose its way, with it."""
    owned = {each.model for each in OWNED.get(row._meta.label_lower, {}).values()}
    for relation in row._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model: Any = relation.related_model
        if model not in owned and model._base_manager.filter(**{relation.field.name: row.pk}).exists():  # type: ignore[union-attr]
            yield str(model._meta.verbose_name_plural)


def _rule(error: IntegrityError) -> str:
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None) or _("ukendt regel")
