"""What a search can be narrowed by: the filters of its form, the same for articles and comments."""

from collections.abc import Collection, Mapping

import django_filters
from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _asking
from django.utils.translation import gettext_lazy as _

from comments.models import CommentSearchRow
from debates.filters import (
    ChoiceFilter,
    DayFilter,
    FacetFilter,
    ListFilter,
    OrdersFilter,
    articles_facet,
    authors_facet,
    categories_facet,
    debates_facet,
    kinds_facet,
    tags_facet,
    years_facet,
)
from debates.filters.articles import OF_THE_ARTICLE
from debates.filters.lists import LONGEST_WORDS, Chip
from debates.filters.values import Counted, Text
from debates.models import ArticleSearchRow
from debates.models.conditions import ranked
from debates.models.search import UNDATED

BEST, NEWEST, OLDEST = "bedste", "nyeste", "aeldste"
ORDERS = {BEST: _("Bedste først"), NEWEST: _("Nyeste først"), OLDEST: _("Ældste først")}
PER_WORDS = "ord"
MEASURES = {"": _("antal træf"), PER_WORDS: _("pr. 10.000 ord")}
KINDS = {"artikler": ArticleSearchRow, "kommentarer": CommentSearchRow}
OF_ARTICLES = ("artikel", "debat", "emneord", "forfatter", "kategori")  # what a text is narrowed by is its article's
HOW_SHOWN = ("orden", "omfang", "saml", "maal")  # what narrows nothing
OF_TEXTS = ("aar", "svar", "fra", "til")


class _Words(django_filters.CharFilter):  # type: ignore[misc]
    """The query itself, which is no condition on single rows of one list."""

    def __init__(self) -> None:
        super().__init__(label=_("Søgning"), max_length=LONGEST_WORDS)


class SearchFilter(ListFilter):
    """``SearchFilter(request.GET)``: what is asked for, and the facets once they are counted (`count`)."""

    q = _Words()
    i = kinds_facet(
        _("Slags"), _("Ukendt slags"), {"artikler": (_("Artikler"), Q()), "kommentarer": (_("Kommentarer"), Q())}
    )
    artikel = articles_facet()
    debat = debates_facet()
    aar = years_facet("day", undated=Q(day=UNDATED))
    emneord = tags_facet()
    forfatter = authors_facet(label=OF_THE_ARTICLE)
    kategori = categories_facet()
    svar = kinds_facet(
        _("Svar"),
        _("Ukendt valg om svar"),
        {
            "med": (_("Med svar eller kommentarer"), Q(is_answered=True)),
            "uden": (_("Uden svar og kommentarer"), Q(is_answered=False)),
        },
    )
    fra = DayFilter(_("Fra"), "day", "gte")
    til = DayFilter(_("Til"), "day", "lte")
    orden = OrdersFilter(ORDERS)
    # Whether every hit is gone through, however many there are; whether the hits of one thread, an article and its comments, stand as one.
    omfang: ChoiceFilter | None = ChoiceFilter(_("Omfang"), {"alt": _("alle træf")}, _("Ukendt omfang: %(value)s"))
    saml: ChoiceFilter | None = ChoiceFilter(
        _("Samlet"), {"traad": _("ét træf fra hver tråd")}, _("Ukendt måde at samle på: %(value)s")
    )
    maal = ChoiceFilter(_("Tidslinje"), {PER_WORDS: MEASURES[PER_WORDS]}, _("Ukendt mål: %(value)s"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, ArticleSearchRow.objects.none())
        self.is_usable = self.form.is_valid()
        self._counts: Mapping[str, list[Counted]] = {}

    @property
    def is_asked(self) -> bool:
        """Whether anything is looked for: words that were understood, or a filter."""
        if not self.is_usable:
            return False
        return bool(self.query.node) or (self.is_narrowed and not self.words)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter leaves out texts, whatever their words."""
        return bool(self.narrowing)

    @property
    def narrowing(self) -> list[str]:
        """The filters that leave out texts, whatever their words."""
        return [name for name in ("i", *OF_ARTICLES, *OF_TEXTS) if self.form.cleaned_data[name]]

    def chips_of(self, names: Collection[str]) -> list[Chip]:
        """What is chosen in some filters."""
        return [self._chip(name, value) for name in names for value in dict.fromkeys(self.data.getlist(name))]

    @property
    def why_not(self) -> str:
        """What to say where nothing can be looked for: what is wrong, what was not understood, or how to ask."""
        return "\n".join(self.messages or self.notes) or _asking("Skriv, hvad der skal søges efter: ?q=ord")

    @property
    def kinds(self) -> Collection[str]:
        """Where to look: articles, comments or both."""
        return list(self.form.cleaned_data["i"]) or list(KINDS)

    @property
    def is_folded(self) -> bool:
        """Whether the hits of one thread stand as one."""
        return bool(self.form.cleaned_data.get("saml"))

    @property
    def folding(self) -> str:
        """The query string that folds the hits of a thread, or parts them again."""
        return self.query_with(saml=None if self.is_folded else "traad")

    @property
    def wants_all(self) -> bool:
        """Whether every hit is to be gone through, however many there are."""
        return bool(self.form.cleaned_data["omfang"])

    @property
    def measure(self) -> str:
        """What the bars of the timeline stand for: hits, or hits for so many words."""
        return str(self.form.cleaned_data["maal"]) if self.is_usable else ""

    @property
    def measures(self) -> list[tuple[str, Text, str]]:
        """What a reader may choose that they stand for: the value, its label, and the query string with it."""
        return [(value, label, self.query_with(maal=value or None)) for value, label in MEASURES.items()]

    @property
    def current_order(self) -> str:
        """The order asked for; the best first where words can tell which that is."""
        wanted = self.order or BEST
        return NEWEST if wanted == BEST and not self.can_be_ranked else wanted

    @cached_property
    def can_be_ranked(self) -> bool:
        """Whether the query asks for words, by which one text fits better than another."""
        return ranked(self.query.node) is not None

    @property
    def orders(self) -> list[tuple[str, Text, str]]:
        return [order for order in super().orders if order[0] != BEST or self.can_be_ranked]

    @property
    def active(self) -> list[str]:
        """The facets of which a value is chosen."""
        return [
            name
            for name, each in self.filters.items()
            if isinstance(each, FacetFilter) and self.form.cleaned_data[name]
        ]

    def of_articles(self, leaving_out: str = "") -> Q:
        """What the articles must meet that texts belong to, all filters or all but one."""
        return self._met(OF_ARTICLES, leaving_out)

    def of_texts(self, leaving_out: str = "") -> Q:
        """What the search rows of the texts must meet, all filters or all but one."""
        return self._met(OF_TEXTS, leaving_out)

    def _met(self, names: Collection[str], leaving_out: str) -> Q:
        met = Q()
        for name in names:
            each, value = self.filters[name], self.form.cleaned_data[name]
            if value and name != leaving_out:
                is_facet = isinstance(each, FacetFilter)
                met &= each.where(list(value)) if is_facet else Q(**{f"day__{each.lookup_expr}": value})
        return met

    def count(self, counts: Mapping[str, list[Counted]]) -> None:
        """Take in how many hits each value of each facet has under all the other filters."""
        self._counts = counts

    def counts_of(self, name: str) -> list[Counted]:
        return self._counts.get(name, [])
