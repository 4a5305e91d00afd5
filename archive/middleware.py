"""Headers of every answer, and pages that a cache may keep and ask again about."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

GetResponse = Callable[[HttpRequest], HttpResponseBase]
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
DOWNLOADS = (".csv", ".json", ".zip")


class SecurityHeadersMiddleware:
    """What Django 5.2 leaves out: Content-Security-Policy (`SECURE_CSP`), Permissions-Policy, CORP."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PageCacheMiddleware:
    """Answers 304 without a view where nothing has changed since the reader's copy of a public page.

    The tag is made of the database's snapshot, the release, the settings that pages show and the address. Equal
    snapshots see equal rows, so a tag may change for nothing but never stays when a row did. It is taken
    before the view runs: a write in between makes the page newer than its tag, and it is fetched once more.
    Costs one query a page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.private = (settings.ADMIN_URL, "/healthz", settings.STATIC_URL)
        self.made_by = f"{settings.RELEASE}|{settings.COMMENTER_NAMES}|{settings.OPERATOR}|{settings.CONTACT}"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(self.private):
            return self.get_response(request)
        tag = self.tag(request)
        if _has_copy(request, tag):
            return _kept(HttpResponseNotModified(), tag)
        response = self.get_response(request)
        if response.status_code != 200 or response.cookies or response.has_header("Cache-Control"):
            return response
        if request.path_info.endswith(DOWNLOADS):
            patch_cache_control(response, private=True, no_store=True)
            return response
        return _kept(response, tag)

    def tag(self, request: HttpRequest) -> str:
        """A weak entity tag, for compression on the way may change the bytes."""
        address = request.build_absolute_uri()
        parts = f"{_snapshot()}|{self.made_by}|{address}"
        return f'W/"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'


def _has_copy(request: HttpRequest, tag: str) -> bool:
    """Does the reader name the tag? Compared weakly, as RFC 9110 has it: a proxy may drop or add the `W/`."""
    named = parse_etags(request.headers.get("If-None-Match", ""))
    return tag.removeprefix("W/") in [name.removeprefix("W/") for name in named]


def _kept(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response.headers.setdefault("ETag", tag)
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _snapshot() -> str:
    """Which transactions are over, in which cluster: two equal answers see the same rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text, system_identifier FROM pg_control_system()")
        return ":".join(map(str, cursor.fetchone()))
