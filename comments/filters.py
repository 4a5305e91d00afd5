"""What the list of comments can be narrowed by: the filters of their articles, and their own."""

from collections.abc import Collection

from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, CommentSearchRow
from debates.filters import (
    DayFilter,
    FacetFilter,
    ListFilter,
    OrderFilter,
    WordsFilter,
    authors_facet,
    categories_facet,
    debates_facet,
    kinds_facet,
    tags_facet,
    years_facet,
)
from debates.models import Article


def _articles_facet() -> FacetFilter:
    def labels(slugs: Collection[str]) -> dict[str, str]:
        return {each.slug: each.heading for each in Article.objects.public().captured().filter(slug__in=slugs)}

    return FacetFilter(
        label=_("Artikel"),
        unknown=_("Ukendt artikel"),
        labels=labels,
        where=lambda slugs: Q(article__slug__in=slugs),
        counts=lambda rows: [
            (slug, title or str(_("Uden titel")), count)
            for slug, title, count in rows.order_by()
            .values("article")
            .annotate(rows=Count("pk"), slug=F("article__slug"), title=F("article__title"))
            .order_by("-rows", "slug")
            .values_list("slug", "title", "rows")
        ],
    )


def _answers_facet() -> FacetFilter:
    answered = Q(pk__in=Comment.objects.public().filter(parent__isnull=False).values("parent"))
    return kinds_facet(
        _("Svar"),
        _("Ukendt valg om svar"),
        {
            "med": (_("Svar fundet"), answered),
            "uden": (_("Intet svar fundet"), ~answered),
            "er": (_("Er fundet at være et svar"), Q(parent__isnull=False)),
        },
        _(
            "Siderne sagde ikke, hvem der svarede hvem. Et svar er kun fundet, hvor ordene viser, hvilken kommentar det gælder."
        ),
    )


class CommentFilter(ListFilter):
    """``CommentFilter(request.GET, Comment.objects.public())``. `forfatter` is the author of the article: readers have no pages."""

    q = WordsFilter(CommentSearchRow, "kommentar")
    debat = debates_facet("article__")
    artikel = _articles_facet()
    emneord = tags_facet("article__")
    forfatter = authors_facet("article__")
    kategori = categories_facet("article__")
    aar = years_facet("posted")
    svar = _answers_facet()
    fra = DayFilter(_("Fra"), "posted", "gte")
    til = DayFilter(_("Til"), "posted", "lte")
    orden = OrderFilter(
        {
            "nyeste": (_("Nyeste først"), ("-posted", "article__key", "-ordinal")),
            "aeldste": (_("Ældste først"), ("posted", "article__key", "ordinal")),
        }
    )
