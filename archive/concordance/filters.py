"""What the concordance can be asked: what a search can be narrowed by, and how its lines are shown."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from archive.concordance.groups import KEY, PLACES
from archive.concordance.keys import keys_of
from archive.concordance.lines import REACH
from archive.concordance.sorting import NEWEST, OLDEST
from archive.search.filters import SearchFilter
from debates.filters import ChoiceFilter, OrdersFilter
from debates.filters.lists import ORDER
from debates.filters.values import NONE, Text

PLACE_NAMES: dict[str, Text] = {
    "v3": _("3. ord foran"),
    "v2": _("2. ord foran"),
    "v1": _("ordet foran"),
    KEY: _("ordet selv"),
    "h1": _("ordet bagved"),
    "h2": _("2. ord bagved"),
    "h3": _("3. ord bagved"),
}
ORDERS: dict[str, Text] = {NEWEST: _("nyeste først"), OLDEST: _("ældste først"), **PLACE_NAMES}
WITHIN = (3, REACH)  # words from a key that collocates are looked for among
MOST_SAMPLED, LAST_SEED = 5_000, 999_999
_LONGEST_WORD = 100
# How the lines are shown; everything else narrows them.
_SHOWN_BY = ("form", "citater", "grupper", "kolokater", "funktionsord", "udsnit", "froe", "afstand")


def _choice(label: Text, choices: Mapping[str, Text]) -> ChoiceFilter:
    return ChoiceFilter(label, choices, _("Ukendt valg: %(value)s"))


def _number(label: Text, least: int, most: int) -> Any:
    return django_filters.NumberFilter(
        label=label,
        min_value=least,
        max_value=most,
        decimal_places=0,
        error_messages={"invalid": _("Skriv et helt tal.")},
    )


def _word(label: Text) -> Any:
    return django_filters.CharFilter(label=label, max_length=_LONGEST_WORD)


class ConcordanceFilter(SearchFilter):
    """``ConcordanceFilter(request.GET)``: the words and the filters of a search, and what is done with the lines."""

    shown_otherwise = (ORDER, *_SHOWN_BY)

    orden = OrdersFilter(ORDERS)
    omfang = None
    saml = None
    form = _choice(_("Form"), {"ord": _("kun som skrevet")})
    citater = _choice(_("Citater"), {"uden": _("uden")})
    grupper = _choice(_("Grupper"), PLACE_NAMES)
    kolokater = _choice(_("Kolokater"), {str(within): str(within) for within in WITHIN})
    funktionsord = _choice(_("Funktionsord"), {"uden": _("uden")})
    udsnit = _number(_("Udsnit"), 1, MOST_SAMPLED)
    froe = _number(_("Frø"), 0, LAST_SEED)
    v3, v2, v1, noegle, h1, h2, h3 = (_word(PLACE_NAMES[place]) for place in PLACES)
    nabo = _word(_("Nabo"))
    afstand = _choice(_("Afstand"), {str(within): str(within) for within in WITHIN})

    @property
    def wants_all(self) -> bool:
        """What is gone through is told in another way."""
        return False

    @property
    def current_order(self) -> str:
        """The order asked for, else the newest first."""
        return self.order or NEWEST

    @property
    def has_keys(self) -> bool:
        """Whether any word is looked for, and nothing is wrong with the rest."""
        return self.form.is_valid() and bool(keys_of(self.query.node, as_written=True))

    @property
    def as_written(self) -> bool:
        """Whether only the form as written counts."""
        return bool(self._chosen("form"))

    @property
    def without_quotes(self) -> bool:
        """Whether what readers quote from others is left out."""
        return bool(self._chosen("citater"))

    @property
    def grouping(self) -> str:
        """The place whose words the lines are grouped by, or none."""
        return str(self._chosen("grupper") or "")

    @property
    def within(self) -> int:
        """How near to a key collocates are looked for; 0 where they are not."""
        return int(self._chosen("kolokater") or 0)

    @property
    def with_function_words(self) -> bool:
        """Whether function words count among the collocates."""
        return not self._chosen("funktionsord")

    @property
    def sampled(self) -> int:
        """How many lines are drawn by lot; 0 where all are shown."""
        return int(self._chosen("udsnit") or 0)

    @property
    def seed(self) -> int:
        """What the lot is drawn with."""
        return int(self._chosen("froe") or 0)

    @property
    def wanted(self) -> dict[str, str]:
        """The words that must stand at places of a line."""
        chosen = {place: str(self._chosen(place)).lower() for place in PLACES if self._chosen(place)}
        return {place: "" if word == NONE else word for place, word in chosen.items()}

    @property
    def neighbour(self) -> tuple[str, int]:
        """A word that must stand near the key, and how near."""
        return str(self._chosen("nabo") or "").lower(), int(self._chosen("afstand") or REACH)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form that asks for other words or texts takes along."""
        names = (ORDER, *_SHOWN_BY, "fra", "til")
        return [(name, value) for name in names for value in self.data.getlist(name)]

    @property
    def read_by(self) -> str:
        """What decides which texts are read, and how: equal of two addresses that show the same lines in other ways."""
        names = sorted({*SearchFilter.base_filters, "form", "citater"} - {ORDER, "omfang", "saml", "maal"})
        given = [(name, self.known.getlist(name)) for name in names if name in self.known]
        return f"{given}|{self.current_order == OLDEST}|{bool(self.within)}"

    @property
    def search_query(self) -> str:
        """The query string of the search for the same texts."""
        others = (name for name in self.known if name == ORDER or name not in SearchFilter.base_filters)
        return self.query_with(**dict.fromkeys(others))

    def _chosen(self, name: str) -> Any:
        return self.form.cleaned_data.get(name) if self.form.is_valid() else None
