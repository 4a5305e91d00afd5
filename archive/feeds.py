"""The Atom feed of a search: the newest texts that it finds. Of a comment only where it stands, never a reader's words."""

from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.plain import plain_answer
from archive.search.answers import LONGEST, TooDearError, bounded
from archive.search.filters import NEWEST, SearchFilter
from archive.search.found import Found
from archive.search.rows import rows_at
from comments.models import Comment
from debates.feeds import ENTRIES, ArticlesFeed, plain
from debates.indexing import NOINDEX
from debates.models import Article


class _RefusedError(Exception):
    """Nothing can be looked for; the message says why."""


class SearchFeed(ArticlesFeed):
    """The newest hits of a search under its filters."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed; 400 with a sentence where nothing can be looked for, 503 where looking takes too long."""
        try:
            response = super().__call__(request, *args, **kwargs)
        except _RefusedError as refused:
            return plain_answer(str(refused), 400)
        except TooDearError:
            return plain_answer(
                _("Søgningen tog for lang tid og blev standset. Skriv et ord mere, eller vælg et år."), 503
            )
        response["X-Robots-Tag"] = NOINDEX
        return response

    def get_object(self, request: HttpRequest) -> SearchFilter:
        asked = SearchFilter(request.GET)
        if not asked.is_asked:
            raise _RefusedError(asked.why_not)
        return asked

    def title(self, obj: SearchFilter) -> str:  # type: ignore[override]
        chosen = ", ".join(f"{chip.label}: {chip.value}" for chip in obj.chips)
        return plain(_("Debatarkivet: %(asked)s") % {"asked": chosen})

    def link(self, obj: SearchFilter) -> str:  # type: ignore[override]
        return f"{reverse('search')}?{obj.known.urlencode()}"

    def feed_url(self, obj: SearchFilter) -> str:
        return f"{reverse('search_feed')}?{obj.known.urlencode()}"

    def items(self, obj: SearchFilter) -> list[Article | Comment]:  # type: ignore[override]
        return _newest(obj)

    def item_title(self, item: Article | Comment) -> str:
        if isinstance(item, Article):
            return super().item_title(item)
        return plain(_("Kommentar under »%(article)s«") % {"article": item.article.heading})

    def item_description(self, item: Article | Comment) -> str:
        return super().item_description(item) if isinstance(item, Article) else ""

    def item_author_name(self, item: Article | Comment) -> str:
        return super().item_author_name(item) if isinstance(item, Article) else _("En læser")

    def item_pubdate(self, item: Article | Comment) -> datetime | None:
        if isinstance(item, Article):
            return super().item_pubdate(item)
        return timezone.make_aware(datetime.combine(item.posted, time()))

    def item_updateddate(self, item: Article | Comment) -> datetime | None:
        return item.source.added_at if item.source else None


def _newest(asked: SearchFilter) -> list[Article | Comment]:
    """The newest hits, whatever order the search asks for. What has been withheld since is left out."""
    with bounded(LONGEST):
        places = Found(asked, NEWEST).first_by_day(ENTRIES)
    articles = Article.objects.public().select_related("publisher", "source").prefetch_related("authorships__author")
    comments = Comment.objects.public().select_related("article", "source")
    narrow = comments.only("key", "posted", "article__title", "article__is_placeholder", "source__added_at")
    light = articles.defer("body", "parts", "spoken", "source__content")
    rows = rows_at((place.at for place in places), light, narrow)
    return [rows[place.at] for place in places if place.at in rows]
