"""All public addresses of the archive."""

from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from archive.feeds import SearchFeed
from archive.health import healthz
from archive.sitemaps import SITEMAPS
from archive.views import (
    about,
    concordance,
    debate,
    errors,
    files,
    front,
    how_we_know,
    reading,
    related,
    robots,
    search,
)
from debates.views.joined import following

handler404 = errors.page_not_found

urlpatterns = [
    path("", front.front, name="front"),
    *files.addresses,
    path("debatter/<slug:slug>/", following(debate.debate_detail), name="debate"),
    path("debatter/<slug:slug>/hele/", following(reading.debate_whole), name="debate_whole"),
    path("artikler/<slug:slug>/", reading.article, name="article"),
    path("artikler/<slug:slug>/lignende/", related.of_article, name="like_article"),
    path("kommentarer/<slug:key>/", reading.comment, name="comment"),
    path("kommentarer/<slug:key>/lignende/", related.of_comment, name="like_comment"),
    path("", include("debates.urls")),
    path("", include("comments.urls")),
    path("soeg/", search.search, name="search"),
    path("feeds/soeg.atom", SearchFeed(), name="search_feed"),
    path("konkordans/", concordance.show, name="concordance"),
    path("data/", about.data, name="data"),
    path("om/", about.about, name="about"),
    path("om/svar/", how_we_know.how_we_know, name="how_we_know"),
    path("privatliv/", about.privacy, name="privacy"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("admin/gennemsyn/", include("archive.views.review.addresses")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
