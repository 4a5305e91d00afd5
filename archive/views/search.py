"""The search, and the key word in context."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.concordance import concordance as concordance_of
from archive.forms import SearchForm, WordsForm
from archive.search import hits, matching, senders
from debates.filters import file_links, kept_query, page_of
from debates.indexing import render_noindex

HITS, LINES = 20, 100  # a page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Articles and comments that hold the words, the best first."""
    form = SearchForm(request.GET)
    context: dict[str, Any] = {"form": form, "words": form.words, "query": kept_query(request, form.fields)}
    if form.words:
        page = page_of(request, matching(form.words, form.where), HITS)
        context |= {"page": page, "hits": hits(page, form.words), "files": file_links(request, form.fields)}
        context["senders"] = senders(form.words) if page.number == 1 and not form.where else []
    return render_noindex(request, "archive/search.html", context)


@require_safe
def concordance(request: HttpRequest) -> HttpResponse:
    """Every line in which a word or a phrase stands."""
    form = WordsForm(request.GET)
    context: dict[str, Any] = {"form": form, "words": form.words, "query": kept_query(request, form.fields)}
    if form.words:
        found = concordance_of(form.words)
        page: Page[Any] = page_of(request, found.occurrences, LINES)
        context |= {"found": found, "page": page, "files": file_links(request, form.fields)}
    return render_noindex(request, "archive/concordance.html", context)
