"""The debates of the archive: the list, and one debate as a thread. No comment text here: search engines may have these pages."""

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from debates.filters import file_links, is_narrowed, kept_query, page_of
from debates.indexing import render_noindex
from debates.models import Debate
from debates.threads import contributions, thread, tombstones_of, voices, with_voices

PAGE_SIZE = 20
ORDERS = {"nyeste": _("Nyeste"), "livligst": _("Livligst"), "aeldste": _("Ældste")}


@require_safe
def debate_list(request: HttpRequest) -> HttpResponse:
    """All debates, in the order of `?orden=`; an unknown order is the newest first."""
    asked = request.GET.get("orden", "")
    order = asked if asked in ORDERS else "nyeste"
    page = page_of(request, _ordered(order), PAGE_SIZE)
    context = {
        "page": page,
        "debates": with_voices(list(page)),
        "order": order,
        "orders": ORDERS,
        "query": kept_query(request, ["orden"]),
        "files": file_links(request),
    }
    return (render_noindex if is_narrowed(request) else render)(request, "debates/debate_list.html", context)


def _ordered(order: str) -> QuerySet[Debate]:
    debates = Debate.objects.public()
    if order == "livligst":
        return debates.liveliest()
    if order == "aeldste":
        return debates.with_sizes().order_by(F("first_date").asc(nulls_last=True), "key")
    return debates.with_sizes().order_by(F("last_date").desc(nulls_last=True), "key")


@require_safe
def debate_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One debate: its contributions in reading order, who answers whom, and what is missing."""
    debate = get_object_or_404(Debate.objects.public().with_sizes(), slug=slug)
    articles, removed = contributions(debate), tombstones_of(debate.pk)
    context = {
        "debate": debate,
        "removed_count": len(removed),
        "entries": thread(articles, removed),
        "voices": voices(articles),
    }
    return render(request, "debates/debate_detail.html", context)
