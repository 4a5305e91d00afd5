"""What the list of comments can be narrowed by: the filters of their articles, and their own."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, CommentSearchRow
from debates.filters import (
    DayFilter,
    FacetFilter,
    ListFilter,
    OrderFilter,
    WordsFilter,
    articles_facet,
    authors_facet,
    categories_facet,
    debates_facet,
    kinds_facet,
    tags_facet,
    years_facet,
)
from debates.filters.articles import OF_THE_ARTICLE


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
    artikel = articles_facet("article__")
    emneord = tags_facet("article__")
    forfatter = authors_facet("article__", OF_THE_ARTICLE)
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
