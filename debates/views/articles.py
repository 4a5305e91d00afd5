"""The list of articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates.filters import ArticleFilter, file_links, is_narrowed, kept_query, page_of
from debates.indexing import render_noindex
from debates.models import Article


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """All captured articles under the filters of the address. Placeholders stand in their debates, not here."""
    found = ArticleFilter(request.GET, Article.objects.public().captured())
    page = page_of(request, found.qs.for_cards())
    query, files = kept_query(request, found.filters), file_links(request, found.filters)
    context = {"found": found, "page": page, "query": query, "files": files}
    show = render_noindex if is_narrowed(request) else render
    return show(request, "debates/articles.html", context)
