"""What every list has around its rows: numbered pages, a query string that survives them, and the rows as files."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from debates.filters.lists import PAGE
from debates.filters.values import Rows

PER_PAGE = 25
FILES = (".csv", ".json")


class NoSuchPage(Http404):
    """A page number outside a list; `last` is the last page that there is."""

    def __init__(self, last: int) -> None:
        super().__init__(f"the list ends at page {last}")
        self.last = last


@dataclass(frozen=True, slots=True)
class FileLink:
    """The rows of a list as a file: ``FileLink("CSV", "/artikler.csv?emneord=havn")``."""

    name: str
    address: str


def page_of(request: HttpRequest, rows: Rows | list[Any], per_page: int = PER_PAGE) -> Page[Any]:
    """The page that `?side=` asks for, else `NoSuchPage`: a list that repeats its last page for ever would trap a crawler."""
    paginator: Paginator[Any] = Paginator(rows, per_page)
    try:
        return paginator.page(request.GET.get(PAGE) or 1)
    except InvalidPage as error:
        raise NoSuchPage(paginator.num_pages) from error


def is_narrowed(request: HttpRequest) -> bool:
    """Whether the address asks for anything but a page of the plain list. Search engines get the plain list only."""
    return bool(request.GET.keys() - {PAGE})


def kept_query(request: HttpRequest, known: Collection[str] = ()) -> str:
    """The known parameters, ready for one more: ``emneord=havn&``. What others hung on an address is left behind."""
    query = _query(request, known)
    return f"{query}&" if query else ""


def file_links(request: HttpRequest, known: Collection[str] = ()) -> list[FileLink]:
    """The rows of the list as files, under those filters of the address that the list knows: a file refuses others."""
    path, query = request.path.rstrip("/"), _query(request, known)
    return [FileLink(suffix[1:].upper(), f"{path}{suffix}{'?' if query else ''}{query}") for suffix in FILES]


def _query(request: HttpRequest, known: Collection[str]) -> str:
    kept = request.GET.copy()
    for name in request.GET:
        if name not in known or name == PAGE:
            del kept[name]
    return kept.urlencode()
