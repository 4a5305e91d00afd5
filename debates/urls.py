"""Addresses of the pages about articles and debates. Those that show comment text are in `archive.urls`."""

from django.urls import path

from debates.feeds import ArticlesFeed, DebateFeed, TagFeed
from debates.views import articles, authors, debates, tags
from debates.views.joined import following

urlpatterns = [
    path("debatter/", debates.debate_list, name="debates"),
    path("artikler/", articles.articles, name="articles"),
    path("emneord/", tags.tags, name="tags"),
    path("emneord/<slug:slug>/", tags.tag, name="tag"),
    path("forfattere/", authors.authors, name="authors"),
    path("forfattere/<slug:slug>/", authors.author, name="author"),
    path("feeds/artikler.atom", ArticlesFeed(), name="articles_feed"),
    path("feeds/emneord/<slug:slug>.atom", TagFeed(), name="tag_feed"),
    path("feeds/debatter/<slug:slug>.atom", following(DebateFeed()), name="debate_feed"),
]
