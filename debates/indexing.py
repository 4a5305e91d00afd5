"""Pages that search engines must leave alone."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOINDEX = "noindex, noarchive"


def render_noindex(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """The page, with the word to search engines in its head and in a header: for every page that bears comment text."""
    response = render(request, template, {**context, "noindex": True}, status=status)
    response.headers["X-Robots-Tag"] = NOINDEX
    return response
