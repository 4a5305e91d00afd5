"""More like this: a page beside that of an article and that of a comment, so that those stay quick."""

from collections.abc import Callable, Sequence
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.kept import not_kept
from archive.related.texts import Related, like_article, like_comment
from archive.search.answers import TooDearError
from comments.models import Comment
from debates.indexing import render_noindex
from debates.models import Article


@require_safe
def of_article(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles and comments that are most like an article."""
    article = get_object_or_404(Article.objects.public().captured().select_related("debate"), slug=slug)
    return _page(request, article, partial(like_article, article))


@require_safe
def of_comment(request: HttpRequest, key: str) -> HttpResponse:
    """Those that are most like a comment."""
    comment = get_object_or_404(Comment.objects.public().select_related("article__debate"), key=key)
    return _page(request, comment, partial(like_comment, comment))


def _page(request: HttpRequest, row: Article | Comment, look: Callable[[], Sequence[Related]]) -> HttpResponse:
    context = {"row": row, "is_comment": isinstance(row, Comment)}
    try:
        return render_noindex(request, "archive/related.html", context | {"related": look()})
    except TooDearError:
        return not_kept(render_noindex(request, "archive/related.html", context | {"related": []}))
