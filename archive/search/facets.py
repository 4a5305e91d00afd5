"""The values of the facets of a search: what a reader sees of each, and how many hits it has."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.search.found import NUMBERS, Found
from archive.search.statements import Spread
from debates.filters import UNCATEGORISED, UNDATED
from debates.filters.values import NONE, Counted
from debates.models import Author, Debate, Tag
from debates.models import search as search_rows
from debates.models.tags import tag_label

MOST = 50  # values of a facet that are given names
_SVAR = {1: "med", 0: "uden"}

Hits = Mapping[Any, int]


def count_facets(found: Found, spread: Spread) -> None:
    """Count every facet of a search under all its other filters; `spread` is under all of them.

    A query for each facet with a chosen value, and three for names.
    """
    asked = found.asked
    counted = dict(spread.facets)
    for name in filter(spread.facets.__contains__, asked.active):
        counted[name] = found.spread([name], leaving_out=name).facets[name]
    asked.count({name: _COUNTED[name](hits) for name, hits in counted.items()})


def _fixed(names: Mapping[int, str], labels: Callable[[], Mapping[str, str]]) -> Callable[[Hits], list[Counted]]:
    return lambda hits: [(name, labels()[name], hits.get(number, 0)) for number, name in names.items()]


def _named(
    rows: Callable[[list[int]], Mapping[int, tuple[str, str]]], none: Callable[[], str]
) -> Callable[[Hits], list[Counted]]:
    """The most common values with their names, and how many hits have none."""

    def counted(hits: Hits) -> list[Counted]:
        most = sorted((number for number in hits if number is not None), key=lambda number: (-hits[number], number))[
            :MOST
        ]
        named = rows(most) if most else {}
        found = [(*named[number], hits[number]) for number in most if number in named]
        return found + ([(NONE, none(), hits[None])] if None in hits else [])

    return counted


def _years(hits: Hits) -> list[Counted]:
    dated = [
        (str(year), str(year), hits[year]) for year in sorted(hits, reverse=True) if year > search_rows.UNDATED.year
    ]
    without = hits.get(search_rows.UNDATED.year, 0)
    return dated + ([(UNDATED, _("uden dato"), without)] if without else [])


def _categories(hits: Hits) -> list[Counted]:
    ordered = sorted(hits, key=lambda word: (-hits[word], word))
    return [(word or UNCATEGORISED, word or _("uden kategori"), hits[word]) for word in ordered]


def _of(rows: Any, label: Any) -> Callable[[list[int]], dict[int, tuple[str, str]]]:
    return lambda keys: {
        key: (slug, name) for key, slug, name in rows().filter(pk__in=keys).values_list("pk", "slug", label)
    }


_COUNTED: dict[str, Callable[[Hits], list[Counted]]] = {
    "i": _fixed(
        {number: name for name, number in NUMBERS.items()},
        lambda: {"artikler": _("Artikler"), "kommentarer": _("Kommentarer")},
    ),
    "svar": _fixed(_SVAR, lambda: {"med": _("Med svar eller kommentarer"), "uden": _("Uden svar og kommentarer")}),
    "aar": _years,
    "kategori": _categories,
    "debat": _named(_of(Debate.objects.all, "title"), lambda: _("uden debat")),
    "emneord": _named(_of(Tag.objects.all, tag_label()), lambda: _("uden emneord")),
    "forfatter": _named(_of(Author.objects.all, "name"), lambda: _("uden forfatter og udgiver")),
}
