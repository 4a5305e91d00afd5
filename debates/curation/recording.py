"""Recording what a curator does, and marking it so that the next import leaves it alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet

from debates.curation.snapshots import OWNED, State, Values, columns, model_of, row_id, rows_of, state
from debates.models import Operation

CURATED = "curated_fields"
# What an import never sets need not be kept from it.
_NOT_IMPORTED = {"withheld_at", "withheld_reason", "name_hidden", CURATED}
_OWN_WORK = (Operation.Kind.ADD, Operation.Kind.CHANGE, Operation.Kind.DELETE)


M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an operation is about: one row, or several of a kind, which have no key."""

    label: str
    key: str
    name: str

    @classmethod
    def of(cls, row: Model, name: str = "") -> Self:
        """One row that stands."""
        return cls(*row_id(row), name or str(row))

    @classmethod
    def all_of(cls, rows: Sequence[Model]) -> Self:
        """The rows of one act: ``30 kommentarer``."""
        options = rows[0]._meta
        return cls(options.label_lower, "", f"{len(rows)} {options.verbose_name_plural}")

    @classmethod
    def about(cls, rows: Sequence[M], called: Callable[[M], str] = str) -> Self:
        """One row by what it is called, or several by how many they are."""
        return cls.of(rows[0], called(rows[0])) if len(rows) == 1 else cls.all_of(rows)


class Act:
    """Watches rows while an act changes them, then records what became of them. The caller holds the transaction.

        act = Act(lambda: [Article.objects.filter(pk=article.pk)])
        ...
        operation = act.record(Operation.Kind.CHANGE, Subject.of(article), by=user, reason="trykfejl")

    `watched` is asked before and after, so that rows which the act makes are seen too.
    """

    def __init__(self, watched: Callable[[], Iterable[QuerySet[Any]]]) -> None:
        self.watched = watched
        self.before = state(watched())

    def record(self, kind: Operation.Kind, about: Subject, *, by: User, reason: str = "") -> Operation | None:
        """One operation for all that changed, or none where nothing did."""
        after = state(self.watched())
        after |= state(rows_of(self.before.keys() - after.keys()))
        if kind in _OWN_WORK:
            _mark_curated(self.before, after)
        changes = _changes(self.before, after)
        if not changes:
            return None
        return Operation.objects.create(
            kind=kind,
            label=about.label,
            key=about.key,
            name=about.name,
            changes=changes,
            reason=reason,
            by=by,
            by_name=by.get_username(),
        )


def hold(querysets: Iterable[QuerySet[Any]]) -> None:
    """Keep rows from others until the transaction ends: what is read from here on nobody else writes."""
    for queryset in querysets:
        list(queryset.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def _changes(before: State, after: State) -> list[Values]:
    found = []
    for label, key in before | after:
        old, new = before.get((label, key)), after.get((label, key))
        if old is not None and new is not None:
            names = [name for name in new if new[name] != old[name]]
            old, new = {name: old[name] for name in names}, {name: new[name] for name in names}
        if old or new:
            found.append({"label": label, "key": key, "before": old, "after": new})
    return found


def _mark_curated(before: State, after: State) -> None:
    for (label, key), values in after.items():
        if CURATED not in values:
            continue
        old = before.get((label, key))
        touched = {name for name in _curable(label) if (values[name] != old[name] if old else values[name])}
        wanted = sorted({*values[CURATED], *touched})
        if set(wanted) != set(values[CURATED]):
            rows_of([(label, key)])[0].update(**{CURATED: wanted})
            values[CURATED] = wanted


def _curable(label: str) -> set[str]:
    editable = {field.name for field in columns(model_of(label)) if field.editable}
    return (editable | set(OWNED.get(label, {}))) - _NOT_IMPORTED
