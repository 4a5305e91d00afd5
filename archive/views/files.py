"""The address of a list or a page, ending in ``.csv`` or ``.json``: the same rows under the same filters, as a file."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, register_converter, reverse
from django.urls.converters import StringConverter
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.concordance.answers import concordance as concordance_of
from archive.concordance.filters import ConcordanceFilter
from archive.concordance.tables import table
from archive.exports.hits import find_hits, hit_columns
from archive.exports.tables import first_object, pseudonyms, stream, stream_rows
from archive.gone import gone
from archive.plain import plain_answer
from archive.search.answers import LONGEST_OF_ALL, TooDearError
from archive.search.filters import SearchFilter
from archive.search.found import Found
from comments.exports import comment_columns
from comments.filters import CommentFilter
from comments.models import Comment
from comments.pseudonyms import PseudonymKeyError
from debates.exports import article_columns, author_columns, debate_columns, tag_columns
from debates.filters import ArticleFilter, ListFilter
from debates.filters.lists import PAGE
from debates.models import Article, ArticleQuerySet, Author, Debate, Tag
from debates.views.joined import following

Head = dict[str, Any] | None


class Suffix(StringConverter):
    """The end of a file's address."""

    regex = "csv|json"


@require_safe
def articles(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The list of articles."""
    found = ArticleFilter(request.GET, Article.objects.public().captured())
    return _refusal(request, found) or stream(request, suffix, article_columns(_site(request)), found.qs)


@require_safe
def comments(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The list of comments."""
    found = CommentFilter(request.GET, Comment.objects.public())
    return _refusal(request, found) or _stream_comments(request, suffix, found.qs)


@require_safe
def debates(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The list of debates, the liveliest first."""
    return stream(request, suffix, debate_columns(_site(request)), Debate.objects.public().liveliest())


@require_safe
def tags(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The list of tags, in Danish order."""
    return stream(request, suffix, tag_columns(_site(request)), Tag.objects.public().order_by("sort_key", "key"))


@require_safe
def authors(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The list of authors and publishers, in Danish order."""
    return stream(request, suffix, author_columns(_site(request)), Author.objects.public().order_by("sort_key", "key"))


@require_safe
def debate(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The contributions to a debate, those that were not captured among them, oldest first."""
    row = get_object_or_404(Debate.objects.public(), slug=slug)
    about = Debate.objects.public().with_sizes().filter(pk=row.pk)
    head = {"debate": first_object(debate_columns(_site(request)), about)} if suffix == "json" else None
    return _stream_articles(request, suffix, Article.objects.public().filter(debate=row), head)


@require_safe
def tag(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The articles with a tag, oldest first."""
    row = get_object_or_404(Tag.objects.public(), slug=slug)
    about = Tag.objects.filter(pk=row.pk)
    head = {"tag": first_object(tag_columns(_site(request)), about)} if suffix == "json" else None
    return _stream_articles(request, suffix, Article.objects.public().filter(tags=row), head)


@require_safe
def author(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The articles that somebody signs or publishes, oldest first; `?rolle=` takes only the one or the other."""
    row = get_object_or_404(Author.objects.public(), slug=slug)
    roles = {"forfatter": Q(pk__in=row.authorships.values("article")), "udgiver": Q(publisher=row)}
    role = request.GET.get("rolle", "")
    if role and role not in roles:
        return plain_answer(_("Ukendt rolle: vælg »forfatter« eller »udgiver«."), 400)
    rows = Article.objects.public().filter(roles[role] if role else roles["forfatter"] | roles["udgiver"])
    about = Author.objects.filter(pk=row.pk)
    head = {"author": first_object(author_columns(_site(request)), about)} if suffix == "json" else None
    return _stream_articles(request, suffix, rows, head)


@require_safe
def search(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """What the search finds, in its order: every hit, without the passages."""
    asked = SearchFilter(request.GET)
    refusal = _refusal(request, asked)
    if refusal or not asked.is_asked:
        return refusal or plain_answer(asked.why_not, 400)
    return stream(request, suffix, hit_columns(_site(request)), find_hits(Found(asked)))


@require_safe
def concordance(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """What the page of the concordance shows, on all its pages; a JSON says whether all texts were read for it."""
    asked = ConcordanceFilter(request.GET)
    refusal = _refusal(request, asked)
    if refusal or not asked.has_keys:
        return refusal or plain_answer(asked.why_not, 400)
    if request.method == "HEAD":  # no text is read for rows that nobody gets
        return stream_rows(request, suffix, (), iter(()))
    try:
        found = concordance_of(asked, with_facets=False, longest=LONGEST_OF_ALL)
    except TooDearError:
        return plain_answer(_("Søgningen tog for lang tid og blev standset. Vælg et år eller en debat."), 503)
    reading = found.reading
    head = {"words": asked.words, "complete": reading.is_complete, "texts": reading.texts, "texts_read": reading.read}
    columns, rows = table(asked, found, _site(request))
    return stream_rows(request, suffix, columns, rows, head)


@require_safe
def article(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The comments under an article, as a tree read from the top; a JSON tells of the article too."""
    found = get_object_or_404(Article.objects.select_related("merged_into"), slug=slug)
    row = found.merged_into or found
    about = Article.objects.public().filter(pk=row.pk)
    if not about.exists():
        return gone(request, row if row.is_withheld else row.mentioned_in or row)
    if row != found:
        return HttpResponsePermanentRedirect(reverse("article-file", args=[row.slug, suffix]))
    head = {"article": first_object(article_columns(_site(request)), about)} if suffix == "json" else None
    return _stream_comments(request, suffix, Comment.objects.public().filter(article=row).as_tree(), head)


@require_safe
def comment(request: HttpRequest, key: str, suffix: str) -> HttpResponseBase:
    """One comment."""
    comments = Comment.objects.select_related("article")
    row = comments.filter(key=key).first() or get_object_or_404(comments.standing_for(key))
    found = Comment.objects.public().filter(pk=row.pk)
    if not found.exists():
        return gone(request, row.article if row.article.is_withheld else row)
    if row.key != key:
        return HttpResponsePermanentRedirect(reverse("comment-file", args=[row.key, suffix]))
    return _stream_comments(request, suffix, found)


def _stream_articles(request: HttpRequest, suffix: str, rows: ArticleQuerySet, head: Head) -> HttpResponseBase:
    return stream(request, suffix, article_columns(_site(request)), rows.by_date(), head)


def _stream_comments(request: HttpRequest, suffix: str, rows: QuerySet[Comment], head: Head = None) -> HttpResponseBase:
    """Comments as a file, always under pseudonyms."""
    try:
        columns = comment_columns(_site(request), pseudonyms())
    except PseudonymKeyError:
        sentence = _(
            "Kommentarer kan ikke hentes som fil, før arkivet har fået en nøgle til pseudonymer (PSEUDONYM_KEY)."
        )
        return plain_answer(sentence, 503)
    return stream(request, suffix, columns, rows, head)


def _refusal(request: HttpRequest, narrowed: ListFilter) -> HttpResponse | None:
    """What is wrong with the filters, if anything. A list says so and shows nothing; a file would only look empty."""
    unknown = [name for name in request.GET if name not in narrowed.filters and name != PAGE]
    messages = [*narrowed.messages, *(_("Ukendt filter: {name}").format(name=name[:80]) for name in unknown)]
    return plain_answer("\n".join(messages), 400) if messages else None


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


register_converter(Suffix, "suffix")

addresses = [
    path("artikler.<suffix:suffix>", articles, name="articles-file"),
    path("artikler/<slug:slug>.<suffix:suffix>", article, name="article-file"),
    path("kommentarer.<suffix:suffix>", comments, name="comments-file"),
    path("kommentarer/<slug:key>.<suffix:suffix>", comment, name="comment-file"),
    path("debatter.<suffix:suffix>", debates, name="debates-file"),
    path("debatter/<slug:slug>.<suffix:suffix>", following(debate), name="debate-file"),
    path("emneord.<suffix:suffix>", tags, name="tags-file"),
    path("emneord/<slug:slug>.<suffix:suffix>", tag, name="tag-file"),
    path("soeg.<suffix:suffix>", search, name="search-file"),
    path("konkordans.<suffix:suffix>", concordance, name="concordance-file"),
    path("forfattere.<suffix:suffix>", authors, name="authors-file"),
    path("forfattere/<slug:slug>.<suffix:suffix>", author, name="author-file"),
]
