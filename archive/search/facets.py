"""The values of the facets of a search: what a reader sees of each, and how many hits it has."""

from collections.abc import Callable, Mapping
from heapq import nsmallest
from typing import Any

from django.db.models import Q

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
_Counting = Callable[[Hits, Labels], list[Counted]]  # the values that are chosen are given too


def count_facets(found: Found, spread: Spread) -> None:
    """Count every facet of a search under all its other filters; `spread` is under all of them.

    A query for each facet with a chosen value, and three for names.
    """
    asked = found.asked
    counted = dict(spread.facets)
    for name in filter(spread.facets.__contains__, asked.active):
        counted[name] = found.spread([name], leaving_out=name).facets[name]
    chosen = asked.form.cleaned_data
    asked.count({name: _COUNTED[name](hits, chosen[name]) for name, hits in counted.items()})


def _fixed(facet: str, names: Mapping[int, str]) -> _Counting:
    """The values of a facet that has the same at all times, in the words of its filter."""

    def counted(hits: Hits, _chosen: Labels) -> list[Counted]:
        labels = SearchFilter.base_filters[facet].labels(names.values())
        return [(name, labels[name], hits.get(number, 0)) for number, name in names.items()]

    return counted


def _named(rows: Callable[[], Any], label: Any, none: Text) -> _Counting:
    """The most common values with their names, and those that are chosen; and how many hits have none."""

    def counted(hits: Hits, chosen: Labels) -> list[Counted]:
        numbers = [number for number in hits if number is not None]
        most = nsmallest(MOST_VALUES, numbers, key=lambda number: (-hits[number], number))
        wanted = Q(pk__in=most) | Q(slug__in=list(chosen)) if chosen else Q(pk__in=most)
        found = rows().filter(wanted).values_list("pk", "slug", label) if most else ()
        counts = [(slug, name, hits.get(pk, 0)) for pk, slug, name in found]
        ordered = sorted(counts, key=lambda value: (-value[2], value[1]))
        return ordered + ([(NONE, str(none), hits[None])] if None in hits else [])

    return counted


def _years(hits: Hits, _chosen: Labels) -> list[Counted]:
    dated = [
        (str(year), str(year), hits[year]) for year in sorted(hits, reverse=True) if year > search_rows.UNDATED.year
    ]
    without = hits.get(search_rows.UNDATED.year, 0)
    return dated + ([(UNDATED, str(NO_DATE), without)] if without else [])


def _categories(hits: Hits, _chosen: Labels) -> list[Counted]:
    ordered = sorted(hits, key=lambda word: (-hits[word], word))
    return [(word or UNCATEGORISED, word or str(NO_CATEGORY), hits[word]) for word in ordered]


_COUNTED: dict[str, _Counting] = {
    "i": _fixed("i", {number: name for name, number in NUMBERS.items()}),
    "svar": _fixed("svar", _SVAR),
    "aar": _years,
    "kategori": _categories,
    "debat": _named(Debate.objects.all, "title", NO_DEBATE),
    "emneord": _named(Tag.objects.all, tag_label(), NO_TAG),
    "forfatter": _named(Author.objects.all, "name", NO_AUTHOR),
}
