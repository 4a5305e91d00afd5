"""One parameter of a list: which values it takes, which rows they leave, and how many stand on each."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext as _

MOST_VALUES = 50  # in one parameter of one address
NONE = "(ingen)"  # the value of rows that have none; no slug has brackets
SHOWN = 12  # options of a facet; what is chosen is always among them

Rows = QuerySet[Any, Any]
Text = str | Promise  # perhaps translated later
Labels = dict[str, str]  # what a reader sees of each value
Counted = tuple[str, str, int]  # value, label, rows


class KnownValues(forms.Field):
    """Values that the archive knows, each with its label; what it does not know is named in the error."""

    widget = forms.SelectMultiple

    def __init__(self, *, labels: Callable[[Collection[str]], Labels], unknown: Text, **options: Any) -> None:
        super().__init__(**options)
        self.labels, self.unknown = labels, unknown

    def clean(self, value: list[str] | None) -> Labels:
        given = list(dict.fromkeys(value or ()))
        if len(given) > MOST_VALUES:
            raise forms.ValidationError(_("Vælg højst %d værdier ad gangen.") % MOST_VALUES)
        known = self.labels(given) if given else {}
        missing = [each[:80] for each in given if each not in known]
        if missing:
            raise forms.ValidationError(f"{self.unknown}: {', '.join(missing)}")
        return {each: known[each] for each in given}


class FacetFilter(django_filters.Filter):  # type: ignore[misc]
    """Rows with any of the chosen values.

    `labels` tells which of some values exist, `where` is what a row must meet, `counts` gives the values that stand
    on some rows, the most useful first; the first `shown` of them are offered. `note` says what the counts do not.
    """

    field_class = KnownValues

    def __init__(
        self,
        *,
        label: Text,
        unknown: Text,
        labels: Callable[[Collection[str]], Labels],
        where: Callable[[Collection[str]], Q],
        counts: Callable[[Rows], list[Counted]],
        shown: int = SHOWN,
        note: Text = "",
    ) -> None:
        super().__init__(label=label, labels=labels, unknown=unknown)
        self.labels, self.where, self.counts, self.shown, self.note = labels, where, counts, shown, note

    def filter(self, rows: Rows, value: Labels) -> Rows:
        return rows.filter(self.where(list(value))) if value else rows


def grouped(value: str, label: str | Combinable = "", none: Text = "") -> Callable[[Rows], list[Counted]]:
    """Counts rows by a column, the most common value first, with a label from another column where one is named.

    Rows without a value come last, as `NONE` with the label `none`, if that is given.
    """

    def counts(rows: Rows) -> list[Counted]:
        shown = F(label or value) if isinstance(label, str) else label
        named = rows.order_by().values(given=F(value), shown=shown)
        counted = list(
            named.annotate(rows=Count("pk")).order_by("-rows", "shown").values_list("given", "shown", "rows")
        )
        without = [(NONE, str(none), count) for given, _shown, count in counted if given is None and none]
        return [row for row in counted if row[0] is not None] + without

    return counts


def with_none(values: Collection[str], known: Mapping[str, str], none: Text) -> Labels:
    """The labels of known values, and that of `NONE` where it is among the values."""
    return {**known, NONE: str(none)} if NONE in values else dict(known)


def kinds_facet(label: Text, unknown: Text, kinds: Mapping[str, tuple[Text, Q]], note: Text = "") -> FacetFilter:
    """A parameter with a few fixed values, each with its label and what a row of that kind must meet.

    The values become names of columns, so they are plain words.
    """

    def counts(rows: Rows) -> list[Counted]:
        found = rows.aggregate(**{value: Count("pk", filter=kind) for value, (_name, kind) in kinds.items()})
        return [(value, str(name), found[value]) for value, (name, _kind) in kinds.items()]

    return FacetFilter(
        label=label,
        unknown=unknown,
        labels=lambda values: {value: str(kinds[value][0]) for value in values if value in kinds},
        where=lambda values: Q(*(kinds[value][1] for value in values), _connector=Q.OR),
        counts=counts,
        note=note,
    )
