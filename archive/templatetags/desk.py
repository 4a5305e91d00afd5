"""What the front page of the curators needs."""

from typing import Any

from django import template

from archive.reviewing import Kind, undecided
from debates.models import Source

register = template.Library()


@register.simple_tag
def waiting() -> dict[str, int]:
    """How much waits for a curator's eye: guesses without a verdict, captures with lines that nobody has read."""
    return {
        "replies": undecided(Kind.ARTICLES).count(),
        "claims": undecided(Kind.COMMENTS).count(),
        "debates": undecided(Kind.DEBATES).count(),
        "sources": Source.objects.filter(unread_lines__gt=0).count(),
    }


@register.filter
def operation_of(message: Any) -> str:
    """The operation that a message tells of, or nothing: it can be undone beside the words."""
    tag: str = message.extra_tags or ""
    return tag.removeprefix("operation-") if tag.startswith("operation-") else ""
