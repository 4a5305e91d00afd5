"""What alphabetical lists need."""

from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()

_LAST = {"{": "Æ", "|": "Ø", "}": "Å"}  # as `debates.models.sorting` spells them


@register.filter
def initial(sort_key: str) -> str:
    """The letter that a row stands under, by its sort key: ``}rhus`` stands under Å, ``1. maj`` under 0–9."""
    first = sort_key[:1]
    if first in _LAST:
        return _LAST[first]
    return first.upper() if first.isalpha() else "0–9"


@register.filter
def numbers(page: Page[Any]) -> list[int | None]:
    """The pages that a pager names: the first, the last and those around this one; None where some are passed over."""
    named = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in named]
