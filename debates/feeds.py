"""Atom feeds of what is new in the archive: all articles, those under a tag, those of a debate. Never a reader's words."""

import re
from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from debates.models import Article, Debate, Tag

ENTRIES = 50
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ArticlesFeed(Feed):  # type: ignore[type-arg]
    """The articles that came into the archive last, with the time at which they came."""

    feed_type = Atom1Feed
    language = "da"

    def title(self) -> str:
        return _("Debatarkivet: nye artikler")

    def link(self) -> str:
        return reverse("articles")

    def items(self) -> QuerySet[Article]:
        return _newest(Article.objects.public())

    def item_title(self, item: Article) -> str:
        return plain(item.heading)

    def item_description(self, item: Article) -> str:
        """The lead as HTML: Django says that a summary is that, so its own signs are escaped before XML escapes them again."""
        return escape(plain(item.lead))

    def item_author_name(self, item: Article) -> str:
        """Who signs; Atom asks for somebody, so a publisher stands in for nobody, and as what it is."""
        names = ", ".join(authorship.author.name for authorship in item.authorships.all()) or item.byline
        if not names and item.publisher:
            names = _("Udgivet af %(name)s") % {"name": item.publisher.name}
        return plain(names) or _("Ukendt")

    def item_pubdate(self, item: Article) -> datetime | None:
        if item.published_on is None:
            return None
        return timezone.make_aware(datetime.combine(item.published_on, item.published_time or time()))

    def item_updateddate(self, item: Article) -> datetime | None:
        return item.source.added_at if item.source else None  # `_newest` takes those with a source


class TagFeed(ArticlesFeed):
    """The newest articles under a tag."""

    def get_object(self, _request: HttpRequest, slug: str) -> Tag:
        return get_object_or_404(Tag.objects.public(), slug=slug)

    def title(self, obj: Tag) -> str:  # type: ignore[override]
        return plain(_("Debatarkivet: artikler om %(tag)s") % {"tag": obj.name})

    def link(self, obj: Tag) -> str:  # type: ignore[override]
        return obj.get_absolute_url()

    def items(self, obj: Tag) -> QuerySet[Article]:  # type: ignore[override]
        return _newest(Article.objects.public().filter(tags=obj))


class DebateFeed(ArticlesFeed):
    """The newest contributions to a debate."""

    def get_object(self, _request: HttpRequest, slug: str) -> Debate:
        return get_object_or_404(Debate.objects.public(), slug=slug)

    def title(self, obj: Debate) -> str:  # type: ignore[override]
        return plain(_("Debatarkivet: %(debate)s") % {"debate": obj.title})

    def link(self, obj: Debate) -> str:  # type: ignore[override]
        return obj.get_absolute_url()

    def items(self, obj: Debate) -> QuerySet[Article]:  # type: ignore[override]
        return _newest(Article.objects.public().filter(debate=obj))


def _newest(articles: QuerySet[Article]) -> QuerySet[Article]:
    captured = articles.filter(source__isnull=False).select_related("publisher", "source")
    narrow = captured.prefetch_related("authorships__author").defer("body", "parts", "source__content")
    return narrow.order_by("-source__added_at", "key")[:ENTRIES]


def plain(text: str) -> str:
    """Without the characters that XML can't hold, which a capture may."""
    return _NOT_IN_XML.sub(" ", text)
