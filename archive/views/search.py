"""The search."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.kept import not_kept
from archive.search.answers import TooDearError, answer
from archive.search.filters import HOW_SHOWN, SearchFilter
from archive.search.help import help_rows
from archive.search.suggestions import suggestions
from debates.filters import file_links, kept_query
from debates.indexing import render_noindex


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Articles and comments that hold what is asked for, how they spread over facets and time, or how to ask."""
    asked = SearchFilter(request.GET)
    context: dict[str, Any] = {"found": asked, "words": asked.words}
    if asked.is_asked:
        context |= {"query": kept_query(request, asked.filters), "files": file_links(request, asked.filters)}
        context["hits_query"] = asked.query_with(**dict.fromkeys(HOW_SHOWN))
        context["timeline_query"] = kept_query(request, asked.filters.keys() - {"fra", "til", "aar"})
        context["thread_query"] = kept_query(request, asked.filters.keys() - {"saml", "artikel"})
        try:
            found = answer(asked, request.GET.get("efter", ""), request.GET.get("foer", ""))
            context["answer"] = found
            context["suggestions"] = [] if found.total else suggestions(asked)
        except TooDearError:
            return not_kept(render_noindex(request, "archive/search.html", context | {"is_too_dear": True}))
    else:
        context["help"] = help_rows()
    return render_noindex(request, "archive/search.html", context)
