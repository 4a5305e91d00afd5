"""Readers' names and words, made safe to show."""

import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from comments import names
from comments.models import Comment

register = template.Library()

_ADDRESS = re.compile(r"https?://[^\s<>\"“”»«]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'’)]}…"


@register.filter
def shown_name(comment: Comment) -> str:
    """Who wrote a comment, as this installation shows private people."""
    return names.shown_name(comment)


@register.filter
def reader_text(text: str) -> SafeString:
    """A reader's text as paragraphs; single line breaks stay, web addresses become links, everything else is escaped."""
    paragraphs = re.split(r"\n{2,}", text.strip("\n"))
    return mark_safe("\n".join(f"<p>{_linked(paragraph)}</p>" for paragraph in paragraphs if paragraph))  # noqa: S308


def _linked(paragraph: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(paragraph):
        address = _without_stops(match[0])
        pieces += [escape(paragraph[end : match.start()]), _link(address)]
        end = match.start() + len(address)
    pieces.append(escape(paragraph[end:]))
    return "".join(pieces).replace("\n", "<br>\n")


def _without_stops(address: str) -> str:
    """Stops after an address belong to the sentence; a closing bracket does only where none was opened."""
    bare = address.rstrip(_AFTER_ADDRESS)
    return f"{bare})" if "(" in bare and address.startswith(f"{bare})") else bare


def _link(address: str) -> str:
    return format_html('<a href="{0}" rel="nofollow ugc noopener">{0}</a>', address)
