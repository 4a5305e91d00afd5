"""The list of debates."""

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from debates.filters import file_links, is_narrowed, kept_query, page_of
from debates.indexing import render_noindex
from debates.models import Debate
from debates.threads import with_voices

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
