"""The pages on which articles and comments are read together."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from archive.gone import gone
from comments.models import Comment
from comments.reading import (
    PAGED_FROM,
    Likely,
    Order,
    as_tree,
    comments_of,
    cuts,
    family,
    has_answers,
    page_number,
    read,
    told_of,
)
from debates.filters import kept_query, page_of
from debates.indexing import render_noindex
from debates.linking import filled_by
from debates.models import Article, Authorship, Debate, Source, Tagging
from debates.models.tags import tag_label
from debates.threads import contributions, neighbours_of, thread, tombstones_of, voices

_HEAVY = ("source__content",)
_OF_CAPTURE = ("id", "path", "sha256", "encoding", "page_format", "captured_at")


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article with its neighbours in its debate and its comments, in the order of `?orden=`, by pages of `?side=`."""
    found = _set_in_full().filter(slug=slug).first()
    if found is None:
        filled = filled_by(slug)
        return redirect(filled) if filled else _gone_article(request, slug)
    order = Order.asked_for(request.GET.get("orden", ""))
    likely = Likely(found) if order is Order.LIKELY and found.comment_count else None
    pages = cuts(found, order, likely)
    page = page_of(request, pages, per_page=1) if pages else None
    nodes = read(found, order, page[0] if page else None, likely, with_tombstones=found.has_tombstones)
    context = {
        **_place(found),
        "article": found,
        "captures": _captures(found),
        "nodes": nodes,
        "told": told_of(nodes),
        "page": page,
        "order": order,
        "orders": Order.choices,
        "query": kept_query(request, ["orden"]),
    }
    return (render_noindex if found.comment_count else render)(request, "archive/article.html", context)


def _set_in_full() -> QuerySet[Any]:
    """Articles with all that their own page says of them, and whether something was removed beside them, in one query."""
    signed = Authorship.objects.filter(article=OuterRef("pk")).order_by("position")
    tagged = Tagging.objects.filter(article=OuterRef("pk")).order_by("position")
    captured = Source.objects.filter(article=OuterRef("pk")).order_by("path", "sha256")
    articles = Article.objects.public().select_related("publisher", "debate", "source", "mentioned_in").defer(*_HEAVY)
    return articles.annotate(
        signers=ArraySubquery(signed.values(row=JSONObject(name="author__name", slug="author__slug"))),
        printed_tags=ArraySubquery(tagged.values(row=JSONObject(name=tag_label("tag__"), slug="tag__slug"))),
        captures=ArraySubquery(captured.values(row=JSONObject(**{name: name for name in _OF_CAPTURE}))),
        has_tombstones=Exists(Comment.objects.tombstones().filter(article=OuterRef("pk"))),
        has_gaps=Exists(Article.objects.tombstones().filter(debate=OuterRef("debate"))),
    )


def _captures(found: Any) -> list[Source]:
    """All captures of the page, first the one that the text is read from."""
    captures = [Source(**row) for row in found.captures]
    for capture in captures:
        capture.captured_at = capture.captured_at and localtime(datetime.fromisoformat(str(capture.captured_at)))
    return sorted(captures, key=lambda capture: capture.pk != found.source_id)


def _place(found: Any) -> dict[str, Any]:
    """Where an article stands in its debate: its entry, those before and after it that can be read, and how many there are."""
    entries = thread(neighbours_of(found), tombstones_of(found.debate_id) if found.has_gaps else [])
    index = next(index for index, entry in enumerate(entries) if entry.article.pk == found.pk)
    return {
        "entry": entries[index],
        "before": next((entry for entry in reversed(entries[:index]) if not entry.gone), None),
        "after": next((entry for entry in entries[index + 1 :] if not entry.gone), None),
        "entry_count": len(entries),
    }


def _gone_article(request: HttpRequest, slug: str) -> HttpResponse:
    """301 for what was merged into another article; 410 for a withheld one, and for a placeholder that rests on one; else 404."""
    hidden = get_object_or_404(Article.objects.select_related("mentioned_in", "merged_into"), slug=slug)
    hidden = hidden.merged_into or hidden
    withheld = hidden if hidden.is_withheld else hidden.mentioned_in
    if withheld:
        return gone(request, withheld)
    if hidden.slug == slug:
        raise Http404
    return HttpResponsePermanentRedirect(hidden.get_absolute_url())


@require_safe
def debate_whole(request: HttpRequest, slug: str) -> HttpResponse:
    """A whole debate from start to end: every article in full, with its comments folded in."""
    debate = get_object_or_404(Debate.objects.public().with_sizes(), slug=slug)
    articles, removed = contributions(debate, in_full=True), tombstones_of(debate.pk)
    entries = thread(articles, removed)
    # What is too long for a page of its own is too long for this one: such comments are read under their article.
    folded = [each for each in articles if each.comment_count <= PAGED_FROM]
    comments = comments_of(folded)
    chapters = [
        (entry, as_tree((c for c in comments if c.article_id == entry.article.pk), entry.article)) for entry in entries
    ]
    context = {
        "debate": debate,
        "removed_count": len(removed),
        "chapters": chapters,
        "has_answers": any(has_answers(nodes) for _entry, nodes in chapters),
        "voices": voices(articles),
        "paged_from": PAGED_FROM,
    }
    return render_noindex(request, "archive/debate_whole.html", context)


@require_safe
def comment(request: HttpRequest, key: str) -> HttpResponse:
    """The permalink of one comment: its article, what it answers, itself, and what answers it. A double leads to the one that stands."""
    comments = Comment.objects.select_related("article__debate", "article__publisher", "source").defer(*_HEAVY)
    found = comments.filter(key=key).first() or get_object_or_404(comments.standing_for(key))
    if found.is_withheld or found.article.is_withheld:
        return gone(request, found.article if found.article.is_withheld else found)
    if found.key != key:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    nodes = as_tree(family(found), found.article)
    context = {
        "comment": found,
        "article": found.article,
        "nodes": nodes,
        "has_answers": has_answers(nodes),
        "page_number": page_number(found),
    }
    return render_noindex(request, "archive/comment.html", context)
