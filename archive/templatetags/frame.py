"""What the frame around every page needs."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("includes/nav_link.html", takes_context=True)
def nav_link(context: dict[str, Any], name: str, label: str) -> dict[str, str]:
    """A menu entry; it is marked on its own page and on the pages under it."""
    address = reverse(name)
    request: HttpRequest | None = context.get("request")
    path = request.path if request else ""
    return {"address": address, "label": label, "current": _current(path, address)}


def _current(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
