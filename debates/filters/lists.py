"""What the filters of all lists share.

Several values of one parameter mean "or", several parameters mean "and". A value that the archive does not know is an
error and finds nothing: a misspelt filter must never give everything.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Model
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from debates.filters.notes import told
from debates.filters.values import Counted, FacetFilter, Labels, Rows, Text
from debates.models.conditions import condition, rank, ready
from debates.query.grammar import Query, parse
from debates.query.nodes import Node

LONGEST_WORDS = 1_000  # characters of a query
PAGE, ORDER = "side", "orden"


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a reader may choose, and how many rows it leaves under the other filters."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A parameter with its most common values; `has_more` where rarer ones are not shown."""

    name: str
    label: Text
    options: list[Option]
    has_more: bool
    note: Text

    @property
    def is_active(self) -> bool:
        """Whether any of its values is chosen."""
        return any(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the query string of the list without it."""

    label: Text
    value: str
    query: str


class WordsFilter(django_filters.CharFilter):  # type: ignore[misc]
    """Rows that hold what a query asks for, best first; `search_rows` is the model of their search rows, `kind` what a query calls them."""

    def __init__(self, search_rows: type[Model], kind: str) -> None:
        super().__init__(label=_("Ord"), max_length=LONGEST_WORDS)
        self.search_rows, self.kind = search_rows, kind
        self._ready: dict[str, Node | None] = {}  # a list is narrowed once for each of its facets, too

    def filter(self, rows: Rows, value: str) -> Rows:
        if not value:
            return rows
        if value not in self._ready:
            self._ready[value] = ready(parse(value).node)
        node = self._ready[value]
        if node is None:
            return rows.none()
        found = rows.filter(search_row__in=self.search_rows._default_manager.filter(condition(node, self.kind)))
        order = rank(node, "search_row__words")
        return found.annotate(rank=order).order_by("-rank", "key") if order else found


class DayFilter(django_filters.DateFilter):  # type: ignore[misc]
    """Rows from a day on (``gte``), or up to one (``lte``): ``2018-02-26``."""

    def __init__(self, label: Text, column: str, lookup: str) -> None:
        wrong = {"invalid": format_lazy("{}: {}", label, _("Skriv dagen som 2018-02-26."))}
        super().__init__(
            label=label, field_name=column, lookup_expr=lookup, input_formats=["%Y-%m-%d"], error_messages=wrong
        )


class ChoiceFilter(django_filters.ChoiceFilter):  # type: ignore[misc]
    """One of a few values, each with its label; `unknown` is said of others, and may say `%(value)s`."""

    def __init__(self, label: Text, labels: Mapping[str, Text], unknown: Text) -> None:
        super().__init__(label=label, choices=list(labels.items()), error_messages={"invalid_choice": unknown})
        self.labels = labels


class OrdersFilter(ChoiceFilter):
    """The orders that something may stand in, by their labels."""

    def __init__(self, labels: Mapping[str, Text]) -> None:
        super().__init__(_("Rækkefølge"), labels, _("Ukendt rækkefølge: %(value)s"))


class OrderFilter(OrdersFilter):
    """The order of a list. Without the parameter the first of `orders` holds, or the order of a search for words."""

    def __init__(self, orders: Mapping[str, tuple[Text, tuple[Any, ...]]]) -> None:
        self.orders = {name: columns for name, (_label, columns) in orders.items()}
        super().__init__({name: label for name, (label, _columns) in orders.items()})

    def filter(self, rows: Rows, value: str) -> Rows:
        if not value and rows.query.order_by:
            return rows
        return rows.order_by(*self.orders[value or next(iter(self.orders))])


class ListFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The filters of one list: `qs` are its rows, narrowed and in order. What is `shown_otherwise` has no chips."""

    shown_otherwise: Collection[str] = (ORDER,)

    def __init__(self, data: QueryDict, rows: Rows) -> None:
        super().__init__(_readable(data), rows)

    def filter_queryset(self, queryset: Rows) -> Rows:
        """All filters at once; no rows where a value is unknown."""
        return self._narrowed(queryset)

    @cached_property
    def facets(self) -> list[Facet]:
        """The choices of the form, each counted under all the other filters. None where a value is unknown."""
        if not self.form.is_valid():
            return []
        chosen: dict[str, Labels] = self.form.cleaned_data
        return [
            _facet(name, each, self.counts_of(name), chosen[name])
            for name, each in self.filters.items()
            if isinstance(each, FacetFilter)
        ]

    def counts_of(self, name: str) -> list[Counted]:
        """The values of a facet with the rows that each has under all the other filters, the most useful first."""
        counted: list[Counted] = self.filters[name].counts(self._narrowed(self.queryset, leaving_out=name))
        return counted

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are active, the unknown ones too, so that a reader can take them away."""
        return [
            self._chip(name, value)
            for name in self.filters
            if name not in self.shown_otherwise
            for value in dict.fromkeys(self.data.getlist(name))
        ]

    @cached_property
    def known(self) -> QueryDict:
        """The parameters of the list itself, without its page."""
        known = QueryDict(mutable=True)
        for name in self.filters:
            if name in self.data:
                known.setlist(name, self.data.getlist(name))
        return known

    @property
    def messages(self) -> list[str]:
        """What is wrong with the given values, for the reader."""
        return [str(message) for messages in self.form.errors.values() for message in messages]

    @property
    def words(self) -> str:
        """The words asked for, as given."""
        return str(self.data.get("q", ""))

    @cached_property
    def query(self) -> Query:
        """What was understood of the words."""
        return parse(self.words)

    @property
    def notes(self) -> list[str]:
        """What was not understood of the words, for the reader."""
        return told(self.query.notes)

    @property
    def order(self) -> str:
        """The order asked for, or none."""
        return str(self.form.cleaned_data[ORDER]) if self.form.is_valid() else ""

    @property
    def current_order(self) -> str:
        """The order that the rows stand in; none where a search puts the best first."""
        return self.order or ("" if self.words else next(iter(self.filters[ORDER].labels)))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of the filters takes along without showing it: parameters and their values."""
        shown = {"q", *(name for name, each in self.filters.items() if isinstance(each, FacetFilter | DayFilter))}
        return self._given(shown)

    @property
    def days(self) -> dict[str, tuple[Text, str]]:
        """The days that the rows may be from: each parameter with its label and what is given."""
        days = {name: each for name, each in self.filters.items() if isinstance(each, DayFilter)}
        return {name: (each.label, self.data.get(name, "")) for name, each in days.items()}

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What a form that asks for other words takes along: all the other parameters."""
        return self._given({"q"})

    @property
    def orders(self) -> list[tuple[str, Text, str]]:
        """What a reader may choose as the order: the value, its label, and the query string of the list in that order."""
        return [
            (value, label, self.query_with(**{ORDER: value})) for value, label in self.filters[ORDER].labels.items()
        ]

    def query_with(self, **changed: object) -> str:
        """The query string of the list with some parameters given another value, or taken away (None)."""
        query = self.known.copy()
        for name, value in changed.items():
            if value is None:
                query.pop(name, None)
            else:
                query[name] = str(value)
        return f"?{query.urlencode()}"

    def _given(self, without: Collection[str]) -> list[tuple[str, str]]:
        """The parameters and their values, but for some."""
        return [(name, value) for name in self.known if name not in without for value in self.known.getlist(name)]

    def _narrowed(self, rows: Rows, leaving_out: str = "") -> Rows:
        if not self.form.is_valid():
            return rows.none()
        for name, value in self.form.cleaned_data.items():
            if name != leaving_out:
                rows = self.filters[name].filter(rows, value)
        return rows

    def _chip(self, name: str, value: str) -> Chip:
        return Chip(self.filters[name].label, self._label(name, value), self._query_without(name, value))

    def _label(self, name: str, value: str) -> str:
        known = self.form.cleaned_data.get(name) if self.form.is_valid() else None
        choices = dict(self.filters[name].extra.get("choices", ()))
        return known[value] if isinstance(known, dict) else str(choices.get(value, value))

    def _query_without(self, name: str, value: str) -> str:
        left = self.known.copy()
        left.setlist(name, [each for each in left.getlist(name) if each != value])
        return f"?{left.urlencode()}" if any(left.values()) else ""


def _facet(name: str, each: FacetFilter, counted: list[tuple[str, str, int]], chosen: Labels) -> Facet:
    shown = [row for place, row in enumerate(counted) if place < each.shown or row[0] in chosen]
    found = {value for value, _label, _count in shown}
    shown += [(value, label, 0) for value, label in chosen.items() if value not in found]
    options = [Option(value, label, count, value in chosen) for value, label, count in shown]
    return Facet(name, each.label, options, len(counted) > each.shown, each.note)


def _readable(data: QueryDict) -> QueryDict:
    """The parameters without empty values; a zero byte, which PostgreSQL can't take, becomes a mark of what is lost."""
    readable = QueryDict(mutable=True)
    for name, values in data.lists():
        kept = [value.replace("\0", "\ufffd") for value in values if value.strip()]
        if kept:
            readable.setlist(name, kept)
    return readable
