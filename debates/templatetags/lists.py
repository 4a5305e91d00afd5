"""What alphabetical lists need."""

from django import template

register = template.Library()

_LAST = {"{": "Æ", "|": "Ø", "}": "Å"}  # as `debates.models.sorting` spells them


@register.filter
def initial(sort_key: str) -> str:
    """The letter that a row stands under, by its sort key: ``}rhus`` stands under Å, ``1. maj`` under 0–9."""
    first = sort_key[:1]
    if first in _LAST:
        return _LAST[first]
    return first.upper() if first.isalpha() else "0–9"
