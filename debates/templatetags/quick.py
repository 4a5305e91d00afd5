"""The tag that brings a quick template into a page."""

from functools import cache
from typing import Any

from django import template
from django.template import engines
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag(takes_context=True)
def quick(context: Context, name: str, **given: object) -> SafeString:
    """``{% quick "comments/tree.jinja" here=comment %}``: the template with all that the page knows, and what is given.

    `_` translates; in one template the same few sentences are asked for hundreds of times.
    """
    known: dict[Any, Any] = {**context.flatten(), **given, "_": cache(gettext)}
    made = engines["quick"].get_template(name).render(known)
    return mark_safe(made)  # noqa: S308 - it has escaped what it was given
