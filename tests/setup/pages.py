"""Addresses that stand for the kinds of page the archive has, for the tests of headers and caching."""

from collections import Counter
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseGone, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from archive.urls import urlpatterns as archive_urlpatterns

View = Callable[[HttpRequest], HttpResponseBase]
calls = Counter[str]()


def page(request: HttpRequest) -> HttpResponse:
    calls["page"] += 1
    return HttpResponse("en side")


def with_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("en side")
    response.set_cookie("sprog", "dansk")
    return response


def with_own_rule(request: HttpRequest) -> HttpResponse:
    return HttpResponse("en side", headers={"Cache-Control": "max-age=60"})


def download(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["a,b\r\n", "1,2\r\n"]), content_type="text/csv")


def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError("en fejl")


def moved(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect("/side/")


def gone(request: HttpRequest) -> HttpResponseGone:
    return HttpResponseGone("fjernet")


views: dict[str, View] = {
    "side/": page,
    "med-cookie/": with_cookie,
    "egen-regel/": with_own_rule,
    "liste.csv": download,
    "tom.csv": page,
    "fejl.csv": fails,
    "flyttet/": moved,
    "fjernet/": gone,
}
urlpatterns = [*archive_urlpatterns, *(path(route, view) for route, view in views.items())]
