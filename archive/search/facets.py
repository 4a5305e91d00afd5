"""The values of the facets of a search: what a reader sees of each, and how many hits it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value

from archive.search.filters import SearchFilter
from archive.search.found import NUMBERS, Found
from archive.search.statements import MOST_VALUES, Spread
from debates.filters.articles import NO_AUTHOR, NO_CATEGORY, NO_DATE, NO_DEBATE, NO_TAG, UNCATEGORISED, UNDATED
from debates.filters.values import NONE, Counted, Labels, Text
from debates.models import Author, Debate, Tag
from debates.models import search as search_rows
from debates.models.tags import tag_label

_SVAR = {1: "med", 0: "uden"}

Hits = Mapping[Any, int]


def count_facets(found: Found, spread: Spread) -> None:
    """Count every facet of a search under all its other filters; `spread` is under all of them.

    A query for each facet with a chosen value, and one for names.
    """
    asked = found.asked
    hits: dict[str, Hits] = dict(spread.facets)
    for name in filter(spread.facets.__contains__, asked.active):
        hits[name] = found.spread([name], leaving_out=name).facets[name]
    counts = {name: counted(hits[name]) for name, counted in _COUNTED.items()}
    names = _names({name: hits[name] for name in _NAMED}, asked.form.cleaned_data)
    counts |= {name: _named(hits[name], names[name], each.none) for name, each in _NAMED.items()}
    asked.count(counts)


@dataclass(frozen=True, slots=True)
class _Values:
    """Where the values of a facet have their names, and what no value at all is called."""

    rows: QuerySet[Any, Any]
    label: Callable[[], Any]
    none: Text


_NAMED = {
    "debat": _Values(Debate.objects.order_by(), lambda: F("title"), NO_DEBATE),
    "emneord": _Values(Tag.objects.order_by(), tag_label, NO_TAG),
    "forfatter": _Values(Author.objects.order_by(), lambda: F("name"), NO_AUTHOR),
}


def _names(hits: Mapping[str, Hits], chosen: Mapping[str, Labels]) -> dict[str, dict[int, tuple[str, str]]]:
    """The slug and the label of the most common values of each facet, and of those that are chosen, by their ids. One query."""
    wanted = []
    for name, each in _NAMED.items():
        numbers = [number for number in hits[name] if number is not None]
        most = nsmallest(MOST_VALUES, numbers, key=lambda number: (-hits[name][number], number))
        met = Q(pk__in=most) | Q(slug__in=list(chosen[name])) if chosen[name] else Q(pk__in=most)
        wanted.append(each.rows.filter(met).values_list(Value(name, TextField()), "pk", "slug", each.label()))
    first, *others = wanted
    found: dict[str, dict[int, tuple[str, str]]] = {name: {} for name in _NAMED}
    for name, pk, slug, label in first.union(*others, all=True):
        found[name][pk] = slug, label
    return found


def _named(hits: Hits, names: Mapping[int, tuple[str, str]], none: Text) -> list[Counted]:
    """The values that have names, the most common first, and how many hits have none."""
    counts = [(slug, label, hits.get(pk, 0)) for pk, (slug, label) in names.items()]
    ordered = sorted(counts, key=lambda value: (-value[2], value[1]))
    return ordered + ([(NONE, str(none), hits[None])] if None in hits else [])


def _fixed(facet: str, names: Mapping[int, str]) -> Callable[[Hits], list[Counted]]:
    """The values of a facet that has the same at all times, in the words of its filter."""

    def counted(hits: Hits) -> list[Counted]:
        labels = SearchFilter.base_filters[facet].labels(names.values())
        return [(name, labels[name], hits.get(number, 0)) for number, name in names.items()]

    return counted


def _years(hits: Hits) -> list[Counted]:
    dated = [
        (str(year), str(year), hits[year]) for year in sorted(hits, reverse=True) if year > search_rows.UNDATED.year
    ]
    without = hits.get(search_rows.UNDATED.year, 0)
    return dated + ([(UNDATED, str(NO_DATE), without)] if without else [])


def _categories(hits: Hits) -> list[Counted]:
    ordered = sorted(hits, key=lambda word: (-hits[word], word))
    return [(word or UNCATEGORISED, word or str(NO_CATEGORY), hits[word]) for word in ordered]


_COUNTED: dict[str, Callable[[Hits], list[Counted]]] = {
    "i": _fixed("i", {number: name for name, number in NUMBERS.items()}),
    "svar": _fixed("svar", _SVAR),
    "aar": _years,
    "kategori": _categories,
}
