"""Addresses of debates that are part of another now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from debates.models import Debate

View = Callable[..., HttpResponseBase]


def following(view: View) -> View:
    """The view of a debate's slug; that of a joined debate leads for good to the same page of the one that it is part of."""

    @wraps(view, updated=())
    def led(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, slug=slug, **kwargs)
        except Http404:
            debate = Debate.objects.filter(slug=slug).first()
            successor = debate.successor if debate else None
            if successor is None:
                raise
            return _moved(request, {**kwargs, "slug": successor.slug})

    return led


def _moved(request: HttpRequest, named: dict[str, Any]) -> HttpResponseRedirect | HttpResponsePermanentRedirect:
    """301; a cache asks again all the same, for what was joined may be parted again."""
    match = request.resolver_match
    address = reverse(match.view_name if match else "debate", kwargs=named)
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    patch_cache_control(response, no_cache=True)
    return response
