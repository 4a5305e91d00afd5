"""What the codebook needs on a page."""

import re

from django import template
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def with_code(text: str | Promise) -> SafeString:
    """A line of the codebook: what stands between backticks is code, everything else is escaped.

    >>> with_code("`true` for <alle>")
    '<code>true</code> for &lt;alle&gt;'
    """
    return mark_safe(re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(str(text))))  # noqa: S308 escaped above


@register.filter
def breakable(name: str) -> SafeString:
    """The name of a column, which may end a line after an underscore.

    >>> breakable("not_after")
    'not_<wbr>after'
    """
    return mark_safe(escape(name).replace("_", "_<wbr>"))  # noqa: S308 escaped above
