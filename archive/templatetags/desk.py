"""What the front page of the curators needs."""

from django import template

from comments.models import ReplyClaim
from debates.models import Reply, Source
from debates.models.debates import Verdict

register = template.Library()


@register.simple_tag
def waiting() -> dict[str, int]:
    """How much waits for a curator's eye: answers without a verdict, captures with lines that nobody has read."""
    return {
        "replies": Reply.objects.filter(verdict=Verdict.NONE).count(),
        "claims": ReplyClaim.objects.filter(verdict=Verdict.NONE).count(),
        "sources": Source.objects.filter(unread_lines__gt=0).count(),
    }
