"""The emneord: all of them, and the articles under one."""

from datetime import date

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from debates.companions import companions
from debates.filters import NEWEST, file_links, is_narrowed, kept_query, page_of
from debates.indexing import render_noindex
from debates.models import Article, Tag


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """Every tag with the number of its articles: topics and series by the alphabet, newsletters by date."""
    used = Tag.objects.filter(articles__in=Article.objects.public().captured())
    counted = list(used.annotate(article_count=Count("articles")).order_by("sort_key"))
    counted.sort(key=lambda each: each.sort_key[:1].isdigit())  # what begins with a digit stands last, as on paper
    newsletters = [each for each in counted if each.kind == Tag.Kind.NEWSLETTER]
    context = {
        "topics": [each for each in counted if each.kind == Tag.Kind.TOPIC],
        "series": [each for each in counted if each.kind == Tag.Kind.SERIES],
        "newsletters": sorted(newsletters, key=lambda each: each.newsletter_date or date.max),
        "count": len(counted),
        "files": file_links(request),
    }
    return render(request, "debates/tags.html", context)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles under one tag, newest first."""
    row = get_object_or_404(Tag.objects.public(), slug=slug)
    found = Article.objects.public().captured().filter(tags=row).order_by(*NEWEST)
    context = {
        "tag": row,
        "page": page_of(request, found.for_cards()),
        "companions": companions(row),
        "query": kept_query(request),
        "files": file_links(request),
    }
    show = render_noindex if is_narrowed(request) else render
    return show(request, "debates/tag.html", context)
