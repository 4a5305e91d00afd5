"""The filters of the article list, made of parts that the comment list uses too.

`path` is how the rows of a list lead to an article: ``""`` for articles, ``"article__"`` for comments.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from debates.filters.lists import ListFilter, OrderFilter, WordsFilter
from debates.filters.values import NONE, Counted, FacetFilter, Labels, Rows, Text, grouped, kinds_facet, with_none
from debates.models import Article, ArticleSearchRow, Author, Authorship, Debate, Tag, Tagging
from debates.models.sorting import danish_order
from debates.models.tags import tag_label

AUTHOR = _("Forfatter eller udgiver")
OF_THE_ARTICLE = _(
    "Artiklens forfatter eller udgiver"
)  # where a comment is counted too, which somebody else has written
UNDATED, UNCATEGORISED = "udateret", "ukategoriseret"
NO_DATE, NO_CATEGORY, NO_DEBATE = _("uden dato"), _("uden kategori"), _("uden debat")
NO_TAG, NO_AUTHOR = _("uden emneord"), _("uden forfatter og udgiver")
NEWEST = (F("sort_date").desc(nulls_last=True), F("published_time").desc(nulls_last=True), "key")
OLDEST = (F("sort_date").asc(nulls_last=True), F("published_time").asc(nulls_last=True), "key")


def articles_facet(path: str = "") -> FacetFilter:
    """An article by its slug, with its comments."""

    def labels(slugs: Collection[str]) -> Labels:
        return {each.slug: each.heading for each in Article.objects.public().captured().filter(slug__in=slugs)}

    def counts(rows: Rows) -> list[Counted]:
        named = rows.order_by().values(given=F(f"{path}slug"), shown=F(f"{path}title")).annotate(rows=Count("pk"))
        found = named.order_by("-rows", "given").values_list("given", "shown", "rows")
        return [(slug, title or str(_("Uden titel")), count) for slug, title, count in found]

    return FacetFilter(
        label=_("Artikel"),
        unknown=_("Ukendt artikel"),
        labels=labels,
        where=lambda slugs: Q(**{f"{path}slug__in": slugs}),
        counts=counts,
    )


def debates_facet(path: str = "") -> FacetFilter:
    """Articles of a debate, by its slug."""

    def labels(slugs: Collection[str]) -> Labels:
        return with_none(
            slugs, dict(Debate.objects.public().filter(slug__in=slugs).values_list("slug", "title")), NO_DEBATE
        )

    def where(slugs: Collection[str]) -> Q:
        return _any_of(
            slugs, lambda named: Q(**{f"{path}debate__slug__in": named}), lambda: Q(**{f"{path}debate__isnull": True})
        )

    return FacetFilter(
        label=_("Debat"),
        unknown=_("Ukendt debat"),
        labels=labels,
        where=where,
        counts=grouped(f"{path}debate__slug", f"{path}debate__title", NO_DEBATE),
    )


def tags_facet(path: str = "") -> FacetFilter:
    """Articles with a tag, by its slug."""

    def labels(slugs: Collection[str]) -> Labels:
        return with_none(
            slugs, dict(Tag.objects.public().filter(slug__in=slugs).values_list("slug", tag_label())), NO_TAG
        )

    def where(slugs: Collection[str]) -> Q:
        tagged = Tagging.objects.values("article")
        return _any_of(
            slugs,
            lambda named: Q(**{f"{path}pk__in": tagged.filter(tag__slug__in=named)}),
            lambda: ~Q(**{f"{path}pk__in": tagged}),
        )

    return FacetFilter(
        label=_("Emneord"),
        unknown=_("Ukendt emneord"),
        labels=labels,
        where=where,
        counts=grouped(f"{path}tags__slug", tag_label(f"{path}tags__"), NO_TAG),
    )


def authors_facet(path: str = "", label: Text = AUTHOR) -> FacetFilter:
    """Articles that an author has signed or published, by the author's slug."""

    def labels(slugs: Collection[str]) -> Labels:
        return with_none(
            slugs, dict(Author.objects.public().filter(slug__in=slugs).values_list("slug", "name")), NO_AUTHOR
        )

    def where(slugs: Collection[str]) -> Q:
        return _any_of(slugs, signed_or_published, nobody)

    def signed_or_published(slugs: Collection[str]) -> Q:
        signed = Authorship.objects.filter(author__slug__in=slugs).values("article")
        publishers = Author.objects.filter(slug__in=slugs).values("pk")
        return Q(**{f"{path}pk__in": signed}) | Q(**{f"{path}publisher__in": publishers})

    def nobody() -> Q:
        signed = Authorship.objects.values("article")
        return Q(**{f"{path}publisher__isnull": True}) & ~Q(**{f"{path}pk__in": signed})

    def counts(rows: Rows) -> list[Counted]:
        signatory = Authorship.objects.filter(article=OuterRef(f"{path}pk"), author=OuterRef(f"{path}publisher"))
        signed = grouped(f"{path}authors__slug", f"{path}authors__name")(rows)
        published = grouped(f"{path}publisher__slug", f"{path}publisher__name")(rows.exclude(Exists(signatory)))
        totals: Counter[tuple[str, str]] = Counter()
        for slug, name, count in signed + published:
            totals[slug, name] += count
        without = rows.filter(nobody()).count()
        found = [(slug, name, count) for (slug, name), count in totals.most_common()]
        return [*found, (NONE, str(NO_AUTHOR), without)] if without else found

    return FacetFilter(
        label=label,
        unknown=_("Ukendt forfatter"),
        labels=labels,
        where=where,
        counts=counts,
    )


def categories_facet(path: str = "") -> FacetFilter:
    """Articles of a category, by the printed word; those without one are `ukategoriseret`."""

    def labels(words: Collection[str]) -> Labels:
        found = Article.objects.public().captured().filter(category__in=words).exclude(category="")
        known = {word: word for word in found.values_list("category", flat=True).distinct()}
        return known | ({UNCATEGORISED: str(NO_CATEGORY)} if UNCATEGORISED in words else {})

    def counts(rows: Rows) -> list[Counted]:
        found = grouped(f"{path}category")(rows)
        return [each if each[0] else (UNCATEGORISED, str(NO_CATEGORY), each[2]) for each in found]

    return FacetFilter(
        label=_("Kategori"),
        unknown=_("Ukendt kategori"),
        labels=labels,
        where=lambda words: Q(**{f"{path}category__in": ["" if word == UNCATEGORISED else word for word in words]}),
        counts=counts,
    )


def years_facet(column: str, note: Text = "", undated: Q | None = None) -> FacetFilter:
    """Rows by the year of a date, the newest year first; those without a date (`undated`) are `udateret`."""
    without = undated or Q(**{f"{column}__isnull": True})

    def where(years: Collection[str]) -> Q:
        # A year each, for each is then a stretch of days, which an index knows.
        return Q(*(without if year == UNDATED else Q(**{f"{column}__year": year}) for year in years), _connector=Q.OR)

    def counts(rows: Rows) -> list[Counted]:
        years = rows.order_by().values(year=F(f"{column}__year")).annotate(rows=Count("pk"))
        newest_first = years.order_by(F("year").desc(nulls_last=True)).values_list("year", "rows")
        return [
            (str(year), str(year), count) if year else (UNDATED, str(NO_DATE), count) for year, count in newest_first
        ]

    return FacetFilter(
        label=_("År"),
        unknown=_("Ukendt år"),
        labels=_year_labels,
        where=where,
        counts=counts,
        shown=200,
        note=note,
    )


def _year_labels(years: Collection[str]) -> Labels:
    known = {year: year for year in years if re.fullmatch(r"[1-9][0-9]{3}", year, re.ASCII)}
    return known | ({UNDATED: str(NO_DATE)} if UNDATED in years else {})


def _commented_facet() -> FacetFilter:
    return kinds_facet(
        _("Kommentarer"),
        _("Ukendt valg om kommentarer"),
        {
            "med": (_("Med kommentarer"), Q(comment_count__gt=0)),
            "uden": (_("Uden kommentarer"), Q(comment_count=0)),
        },
    )


class ArticleFilter(ListFilter):
    """``ArticleFilter(request.GET, Article.objects.public().captured())``"""

    q = WordsFilter(ArticleSearchRow, "artikel")
    debat = debates_facet()
    emneord = tags_facet()
    forfatter = authors_facet()
    kategori = categories_facet()
    aar = years_facet("sort_date", note=_("Er en artikels dag ikke kendt, tæller den med i det år, den senest er fra."))
    kommentarer = _commented_facet()
    orden = OrderFilter(
        {
            "nyeste": (_("Nyeste først"), NEWEST),
            "aeldste": (_("Ældste først"), OLDEST),
            "flest-kommentarer": (_("Flest kommentarer"), ("-comment_count", *NEWEST)),
            "titel": (_("Titel"), (danish_order("title"), "key")),
        }
    )


def _any_of(values: Collection[str], named: Callable[[Collection[str]], Q], none: Callable[[], Q]) -> Q:
    """What rows with any of some values meet; each part asks only for what is among them, for one that can't be met costs as much."""
    names = [value for value in values if value != NONE]
    parts = [*([named(names)] if names else []), *([none()] if NONE in values else [])]
    return Q(*parts, _connector=Q.OR)
