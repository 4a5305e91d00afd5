"""The pages that search engines may have.

Only such as bear no words of a reader: not the front page, not `/hele/`, nothing that is a search, and of the articles those
that nobody has commented on. Nor the page of a person: an archive must not be the first that a name leads to.
"""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from debates.models import Article, Author, Debate, Tag

_PAGES = ("debates", "articles", "tags", "authors", "data", "about", "how_we_know", "privacy")


class PageSitemap(Sitemap[str]):
    """The pages that are there in every archive."""

    def items(self) -> list[str]:
        return list(_PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


class DebateSitemap(Sitemap[Debate]):
    """Debates, told without comment text."""

    def items(self) -> QuerySet[Debate]:
        return Debate.objects.public().only("slug").order_by("key")


class ArticleSitemap(Sitemap[Article]):
    """Articles without comments; one that gets comments leaves the search engines again."""

    def items(self) -> QuerySet[Article]:
        return Article.objects.public().captured().filter(comment_count=0).only("slug").order_by("key")


class TagSitemap(Sitemap[Tag]):
    """Tags."""

    def items(self) -> QuerySet[Tag]:
        return Tag.objects.public().only("slug").order_by("key")


class PublisherSitemap(Sitemap[Author]):
    """Organisations that sign or publish."""

    def items(self) -> QuerySet[Author]:
        return Author.objects.public().filter(kind=Author.Kind.ORGANISATION).only("slug").order_by("key")


SITEMAPS = {
    "sider": PageSitemap,
    "debatter": DebateSitemap,
    "artikler": ArticleSitemap,
    "emneord": TagSitemap,
    "udgivere": PublisherSitemap,
}
