"""The debates of the archive: the list, and one debate as a thread. No comment text here: search engines may have these pages."""

from django.core.paginator import Paginator
from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from debates.models import Article, Debate
from debates.threads import contributions, in_order, replies_among, voices

PAGE_SIZE = 20
ORDERS = {"nyeste": _("Nyeste"), "livligst": _("Livligst"), "aeldste": _("Ældste")}


def debate_list(request: HttpRequest) -> HttpResponse:
    """All debates, in the order of `?orden=`; an unknown order is the newest first."""
    order = request.GET.get("orden", "")
    order = order if order in ORDERS else "nyeste"
    letters = Article.objects.public().captured().for_cards()
    debates = _ordered(order).prefetch_related(Prefetch("articles", queryset=letters))
    page = Paginator(debates, PAGE_SIZE).get_page(request.GET.get("side"))
    context = {
        "page": page,
        "debates": [(debate, voices(debate.articles.all())) for debate in page],
        "order": order,
        "orders": ORDERS,
        "query": f"orden={order}&",
    }
    return render(request, "debates/debate_list.html", context)


def _ordered(order: str) -> QuerySet[Debate]:
    debates = Debate.objects.public()
    if order == "livligst":
        return debates.liveliest()
    if order == "aeldste":
        return debates.with_sizes().order_by(F("first_date").asc(nulls_last=True), "key")
    return debates.with_sizes().order_by(F("last_date").desc(nulls_last=True), "key")


def debate_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One debate: its contributions in reading order, who answers whom, and what is missing."""
    debate = get_object_or_404(Debate.objects.public().with_sizes(), slug=slug)
    articles = contributions(debate)
    context = {
        "debate": debate,
        "entries": in_order(articles, replies_among(articles)),
        "voices": voices(articles),
    }
    return render(request, "debates/debate_detail.html", context)
