"""Those who sign and those who publish: all of them, and the contributions of one."""

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from debates.filters import NEWEST, file_links, is_narrowed, kept_query, page_of
from debates.indexing import render_noindex
from debates.models import Article, ArticleQuerySet, Author, Authorship


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    """Everybody with a public article, by the Danish alphabet, with how many each has signed and published."""
    visible = Article.objects.public().captured()
    signed = Authorship.objects.filter(author=OuterRef("pk"), article__in=visible)
    rows = Author.objects.public().annotate(
        signed_count=_counted(signed, "author"),
        published_count=_counted(visible.filter(publisher=OuterRef("pk")), "publisher"),
    )
    context = {"authors": rows.order_by("sort_key", "key"), "files": file_links(request)}
    return render(request, "debates/authors.html", context)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """What one has signed and published, newest first; `?rolle=forfatter` or `udgiver` takes only the one or the other.

    The page of a person stays out of search engines: an archive must not be the first that a name leads to.
    """
    row = get_object_or_404(Author.objects.public(), slug=slug)
    signed, published = Q(pk__in=row.authorships.values("article")), Q(publisher=row)
    both = Article.objects.public().captured().filter(signed | published)
    roles = {"forfatter": signed, "udgiver": published}
    role = request.GET.get("rolle", "")
    found = both.filter(roles.get(role, Q())).order_by(*NEWEST)
    context = {
        "author": row,
        "role": role if role in roles else "",
        "about": both.aggregate(
            all=Count("pk"),
            signed=Count("pk", filter=signed),
            published=Count("pk", filter=published),
            first=Min("sort_date"),
            last=Max("sort_date"),
        ),
        "spellings": _spellings(row, both),
        "page": page_of(request, found.for_cards()),
        "query": kept_query(request, ["rolle"]),
        "files": file_links(request, ["rolle"] if role in roles else []),
    }
    hidden = is_narrowed(request) or row.kind != Author.Kind.ORGANISATION
    show = render_noindex if hidden else render
    return show(request, "debates/author.html", context)


def _counted(rows: QuerySet[Authorship] | ArticleQuerySet, by: str) -> Coalesce:
    """How many of the rows belong to the outer row."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def _spellings(author: Author, visible: ArticleQuerySet) -> list[str]:
    """How public articles print the name, where that is not the name itself. A withheld byline is not among them."""
    signed = Authorship.objects.filter(author=author, article__in=visible).values_list("printed")
    published = visible.filter(publisher=author).values_list("publisher_printed")
    printed = {name for (name,) in signed.union(published)}
    return sorted(printed - {"", author.name})
