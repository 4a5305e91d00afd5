"""Pages about the archive itself: what it is, what may be taken home, and what it does with personal data."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments.exports import comment_columns
from comments.models import Comment
from debates.exports import article_columns
from debates.models import Article, Debate


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What a researcher can take: files with their number of rows, and what their columns mean."""
    articles = Article.objects.public().captured()
    context = {
        "article_count": articles.count(),
        "comment_count": Comment.objects.public().count(),
        "article_columns": article_columns(""),
        "comment_columns": comment_columns("", lambda name, _article: name),
        "site": request.build_absolute_uri("/"),
    }
    return render(request, "archive/data.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the archive is, how captures are read and what is inferred."""
    context = {
        "article_count": Article.objects.public().captured().count(),
        "missing_count": Article.objects.public().filter(is_placeholder=True).count(),
        "debate_count": Debate.objects.public().count(),
        "operator": settings.OPERATOR,
        "contact": settings.CONTACT,
    }
    return render(request, "archive/about.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Personal data, and how to have something taken away."""
    context = {"operator": settings.OPERATOR, "contact": settings.CONTACT, "names": settings.COMMENTER_NAMES}
    return render(request, "archive/privacy.html", context)
