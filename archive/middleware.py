"""Headers of every answer, what a public page takes, and pages that a cache may keep and ask again about."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from threading import BoundedSemaphore

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from archive.kept import Kept, KeptPage, snapshot
from archive.plain import plain_answer

GetResponse = Callable[[HttpRequest], HttpResponseBase]
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
READING = ("GET", "HEAD")
DOWNLOADS = (".csv", ".json", ".zip")
RETRY_AFTER = "30"  # seconds


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


class PublicMiddleware:
    """A public page is the same for everybody: it takes no form and sees no cookie, so none can change the answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(settings.ADMIN_URL):
            return self.get_response(request)
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class PageCacheMiddleware:
    """Answers without a view where nothing has changed since a public page was made: 304 to a reader who has a copy, else what is kept.

    The tag is made of the database's snapshot, the release, the settings that pages show and the address. Equal
    snapshots see equal rows, so a tag may change for nothing but never stays when a row did. It is taken
    before the view runs: a write in between makes the page newer than its tag, and it is fetched once more.
    Costs one query a page. Stands behind `PublicMiddleware`, for what is kept must be the same for everybody.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.private = (settings.ADMIN_URL, "/healthz", settings.STATIC_URL)
        self.pages = Kept[KeptPage](settings.PAGES_KEPT, size=lambda page: page.size)
        self.made_by = f"{settings.RELEASE}|{settings.OPERATOR}|{settings.CONTACT}|{_names_shown()}"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(self.private):
            return self.get_response(request)
        tag = self.tag(request)
        if _has_copy(request, tag):
            return _fresh(HttpResponseNotModified(), tag)
        if page := self.pages.get(tag):
            return HttpResponse(page.content, headers=dict(page.headers))
        response = self.get_response(request)
        if response.cookies or response.has_header("Cache-Control"):
            return response
        if response.status_code in (301, 404, 410):  # a merge can be undone
            patch_cache_control(response, no_cache=True)  # else a cache may keep it for as long as it sees fit
        if response.status_code != 200:
            return response
        _fresh(response, tag)
        if request.method == "GET" and isinstance(response, HttpResponse):  # no stream, which is read only once
            self.pages.keep(tag, KeptPage(tuple(response.items()), response.content))
        return response

    def tag(self, request: HttpRequest) -> str:
        """A weak entity tag, for compression on the way may change the bytes."""
        address = (request.scheme, request.get_host(), request.path_info, request.META.get("QUERY_STRING", ""))
        parts = f"{snapshot()}|{self.made_by}|{address}"
        return f'W/"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'


class DownloadMiddleware:
    """No cache keeps a file, for what is withheld later must go; and slow readers of files leave threads for the pages.

    A process sends `DOWNLOADS_AT_ONCE` files at a time, and answers 503 to who asks for one more.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.places = BoundedSemaphore(settings.DOWNLOADS_AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.endswith(DOWNLOADS) or request.path_info.startswith(settings.ADMIN_URL):
            return self.get_response(request)
        response = self._send(request) if self.places.acquire(blocking=False) else _busy()
        patch_cache_control(response, private=True, no_store=True)
        return response

    def _send(self, request: HttpRequest) -> HttpResponseBase:
        """The place is free again when the answer is closed: all is sent, or the reader has gone."""
        with ExitStack() as place:
            place.callback(self.places.release)
            response = self.get_response(request)
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = _Closing(iter(response), place.pop_all().close)
        return response


@dataclass(frozen=True, slots=True)
class _Closing:
    """What a response sends, and what to do when it is closed."""

    content: Iterator[bytes]
    close: Callable[[], None]

    def __iter__(self) -> Iterator[bytes]:
        return self.content


def _busy() -> HttpResponse:
    sentence = _("Der hentes så mange filer lige nu, som arkivet kan sende på én gang. Prøv igen om lidt.")
    return plain_answer(sentence, 503, {"Retry-After": RETRY_AFTER})


def _names_shown() -> str:
    """How pages show commenters; for pseudonyms with what tells one key from another without telling the key."""
    if settings.COMMENTER_NAMES != "pseudonym":
        return settings.COMMENTER_NAMES
    return "pseudonym " + hmac.digest(str(settings.PSEUDONYM_KEY).encode(), b"page cache", "sha256").hex()[:16]


def _has_copy(request: HttpRequest, tag: str) -> bool:
    """Does the reader name the tag? Compared weakly, as RFC 9110 has it: a proxy may drop or add the `W/`."""
    named = parse_etags(request.headers.get("If-None-Match", ""))
    return tag.removeprefix("W/") in [name.removeprefix("W/") for name in named]


def _fresh(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response.headers.setdefault("ETag", tag)
    patch_cache_control(response, public=True, no_cache=True)
    return response
