"""Long texts in pages that a browser can bear."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

T = TypeVar("T")
MOST_ROWS = 2_000
MOST_CHARACTERS = 300_000


def cut_pages(rows: Iterable[T], weight: Callable[[T], int]) -> list[list[T]]:
    """The rows in pages of at most `MOST_ROWS` rows and, where a row alone does not pass it, `MOST_CHARACTERS`.

    There is always a page, be it an empty one.
    """
    pages: list[list[T]] = [[]]
    filled = 0
    for row in rows:
        filled += weight(row)
        if pages[-1] and (len(pages[-1]) == MOST_ROWS or filled > MOST_CHARACTERS):
            pages.append([])
            filled = weight(row)
        pages[-1].append(row)
    return pages


def asked_page(request: HttpRequest, pages: list[list[T]]) -> Page[list[T]]:
    """The page of `?p=`; its one object is the list of its rows."""
    return Paginator(pages, 1).get_page(request.GET.get("p"))


def pager(page: Page[Any], keep: str = "") -> dict[str, Any]:
    """What `admin/pager.html` takes; ``keep`` is what its addresses keep, as ``&vis=ulaeste``."""
    return {"page": page, "numbers": page.paginator.get_elided_page_range(page.number), "keep": keep}
