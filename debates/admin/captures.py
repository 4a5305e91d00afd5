"""The captures of an article as a list, each with its page and with a comparison."""

from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from debates.models import Source

_MOST = 100


def captures_of(article: int) -> QuerySet[Source]:
    """The captures of a page, in order of time where it is known; without their bytes."""
    order = (F("captured_at").asc(nulls_last=True), "path", "pk")
    return Source.objects.filter(article=article).defer("content").order_by(*order)


def capture_list(article: int, current: Source | None = None) -> SafeString:
    """The list. Each capture is compared with the current one; where there is none, with the one above it."""
    found = list(captures_of(article)[: _MOST + 1])
    shown = found[:_MOST]
    others = [current] * len(shown) if current else [None, *shown]
    rows = [
        (source, compare_url(other, source) if other and other.pk != source.pk else "")
        for source, other in zip(shown, others, strict=False)
    ]
    context = {"rows": rows, "current": current, "all_url": list_url(article), "has_more": len(found) > _MOST}
    return render_to_string("admin/captures.html", context)


def list_url(article: int) -> str:
    """The list of all captures of an article in the admin."""
    return f"{reverse('admin:debates_source_changelist')}?article__id__exact={article}"


def compare_url(left: Source, right: Source) -> str:
    """Two captures side by side."""
    return reverse("admin:debates_source_compare", args=[left.pk, right.pk])
