"""What a reader sees when something is not there."""

from django.http import HttpRequest, HttpResponse

from debates.filters import NoSuchPage, kept_query
from debates.indexing import render_noindex


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with a search box; past the end of a list it says how long the list is.

    It is the same for whom all articles were withheld as for whom there never was one: else a name could be tried.
    """
    last = exception.last if isinstance(exception, NoSuchPage) else None
    context = {"last": last, "query": kept_query(request, request.GET), "searches_itself": True}
    return render_noindex(request, "404.html", context, status=404)
