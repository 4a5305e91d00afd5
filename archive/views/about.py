"""Pages about the archive itself: what it is, what may be taken home, and what it does with personal data."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.concordance.tables import collocate_columns, group_columns, line_columns
from archive.exports.hits import hit_columns
from archive.exports.rights import RIGHTS
from comments.exports import comment_columns
from comments.models import Comment
from debates.exports import Column, article_columns, author_columns, debate_columns, tag_columns
from debates.models import Article, Author, Debate, Tag


@dataclass(frozen=True, slots=True)
class Table:
    """What a file that can be taken home holds, and its columns."""

    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class WholeTable(Table):
    """A file that is there without a question: where it is, and its number of rows."""

    rows: int
    csv: str
    json: str


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What a researcher can take: files with their number of rows, and what their columns mean."""
    comments = comment_columns("", lambda name, _article: name)
    files = [
        _table(_("Artikler"), "articles", Article.objects.public().captured(), article_columns("")),
        _table(_("Kommentarer"), "comments", Comment.objects.public(), comments),
        _table(_("Debatter"), "debates", Debate.objects.public(), debate_columns("")),
        _table(_("Emneord"), "tags", Tag.objects.public(), tag_columns("")),
        _table(_("Forfattere og udgivere"), "authors", Author.objects.public(), author_columns("")),
    ]
    answers = [
        Table(_("En søgning"), hit_columns("")),
        Table(_("En konkordans"), line_columns("")),
        Table(_("En konkordans i grupper"), group_columns()),
        Table(_("En konkordans' kolokater"), collocate_columns()),
    ]
    context = {"files": files, "tables": [*files, *answers], "site": request.build_absolute_uri("/"), "rights": RIGHTS}
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


def _table(label: str, name: str, rows: QuerySet, columns: tuple[Column, ...]) -> WholeTable:  # type: ignore[type-arg]
    csv, json = (reverse(f"{name}-file", args=[suffix]) for suffix in ("csv", "json"))
    return WholeTable(label, columns, rows.count(), csv, json)
