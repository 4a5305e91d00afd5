"""The lean page, a limit for the site's own: an article with all its comments, from the same rows, and nothing around it.

No middleware, two queries for plain values, the text as HTML that is made once in a process and kept, one template without a layout.
A site of its own, whose settings are `bench.lean_settings`; a page is ``/<id of the article>``.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.html import linebreaks

from comments.models import Comment
from debates.models import Article

_made: dict[tuple[str, int], str] = {}


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """An article and its comments."""
    title, day, body = Article.objects.values_list("title", "sort_date", "body").get(pk=pk)
    text = _html(("article", pk), body)
    return render(request, "lean.html", {"title": title, "day": str(day), "text": text, "comments": list(_rows(pk))})


def _rows(article: int) -> Iterator[tuple[int, int, str, str, int | None, str]]:
    columns = ("pk", "depth", "printed_name", "posted", "parent_id", "body")
    for pk, depth, name, day, parent, body in (
        Comment.objects.filter(article=article).order_by("posted", "pk").values_list(*columns)
    ):
        yield pk, depth, name, f"{day:%d.%m.%Y}", parent, _html(("comment", pk), body)


def _html(key: tuple[str, int], text: str) -> str:
    if key not in _made:
        _made[key] = linebreaks(text, autoescape=True)
    return _made[key]


def is_up(request: HttpRequest) -> HttpResponse:
    """An answer once the site takes requests."""
    return HttpResponse("ok")


urlpatterns = [path("<int:pk>", page), path("healthz", is_up)]
