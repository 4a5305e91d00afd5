"""What a reader may choose on the page of the concordance, as links that keep everything else."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.concordance.filters import LAST_SEED, ORDERS, PLACE_NAMES, WITHIN, ConcordanceFilter
from archive.concordance.sorting import NEWEST
from debates.filters.values import Text

SAMPLES = (50, 200)


@dataclass(frozen=True, slots=True)
class Choice:
    """A link, and whether what it leads to is shown."""

    label: Text
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Links under one heading, of which one holds, or none."""

    heading: Text
    links: list[Choice]


def choices_of(asked: ConcordanceFilter) -> list[Choices]:
    """All that can be chosen."""
    shows_lines = not (asked.grouping or asked.within)
    return [
        _forms(asked),
        _quotes(asked),
        _samples(asked),
        *([_orders(asked)] if shows_lines else []),
        _shapes(asked),
        _collocates(asked),
    ]


def _forms(asked: ConcordanceFilter) -> Choices:
    labels: Mapping[str | None, Text] = {None: _("i enhver bøjning"), "ord": _("kun som skrevet")}
    links = [
        Choice(label, asked.query_with(form=form), asked.as_written == bool(form)) for form, label in labels.items()
    ]
    return Choices(_("Ordene:"), links)


def _quotes(asked: ConcordanceFilter) -> Choices:
    labels: Mapping[str | None, Text] = {None: _("med, hvad de citerer fra andre"), "uden": _("uden")}
    links = [
        Choice(label, asked.query_with(citater=value), asked.without_quotes == bool(value))
        for value, label in labels.items()
    ]
    return Choices(_("Læseres citater:"), links)


def _samples(asked: ConcordanceFilter) -> Choices:
    """All the lines, or some by lot; where some are shown, others."""
    links = [Choice(_("alle"), asked.query_with(udsnit=None, froe=None), not asked.sampled)]
    for size in sorted({*SAMPLES, asked.sampled} - {0}):
        label = _("{size} tilfældige").format(size=size)
        links.append(Choice(label, asked.query_with(udsnit=size, froe=asked.seed or 1), asked.sampled == size))
    if asked.sampled:
        links.append(Choice(_("et andet udsnit"), asked.query_with(froe=(asked.seed + 1) % (LAST_SEED + 1)), False))
    return Choices(_("Linjer:"), links)


def _orders(asked: ConcordanceFilter) -> Choices:
    links = [
        Choice(label, asked.query_with(orden=None if order == NEWEST else order), asked.current_order == order)
        for order, label in ORDERS.items()
    ]
    return Choices(_("Rækkefølge:"), links)


def _shapes(asked: ConcordanceFilter) -> Choices:
    lines = asked.query_with(grupper=None, kolokater=None, funktionsord=None)
    links = [Choice(_("hver linje"), lines, not (asked.grouping or asked.within))]
    for place, label in PLACE_NAMES.items():
        query = asked.query_with(grupper=place, kolokater=None, funktionsord=None)
        links.append(Choice(label, query, asked.grouping == place))
    return Choices(_("Vis eller tæl efter:"), links)


def _collocates(asked: ConcordanceFilter) -> Choices:
    links = [
        Choice(
            _("inden for {within} ord").format(within=within),
            asked.query_with(kolokater=within, grupper=None),
            asked.within == within,
        )
        for within in WITHIN
    ]
    if asked.within:
        without = not asked.with_function_words
        value = None if without else "uden"
        links.append(Choice(_("uden funktionsord"), asked.query_with(funktionsord=value), without))
    return Choices(_("Ord i nærheden:"), links)
