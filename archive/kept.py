"""Pages that a process keeps to hand out again: those asked for last, as many as there is room for."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse
from django.utils.cache import patch_cache_control


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The headers and the body of an answer."""

    headers: tuple[tuple[str, str], ...]
    content: bytes


class KeptPages:
    """Pages under tags that change whenever a page may have changed, so that none is ever out of date.

    >>> pages = KeptPages(room=10)
    >>> pages.keep("a", KeptPage((), b"123456"))
    >>> pages.keep("b", KeptPage((), b"123456"))
    >>> pages.get("a"), pages.get("b")
    (None, KeptPage(headers=(), content=b'123456'))
    """

    def __init__(self, room: int) -> None:
        """`room` is in bytes of pages; the headers of one are little beside it."""
        self.room, self._taken = room, 0
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._lock = Lock()  # threads of one process share them

    def get(self, tag: str) -> KeptPage | None:
        """The page under a tag, which is then the one asked for last."""
        with self._lock:
            page = self._pages.get(tag)
            if page:
                self._pages.move_to_end(tag)
            return page

    def keep(self, tag: str, page: KeptPage) -> None:
        """Keep a page, and let go of those that nobody has asked for the longest; one that is larger than all the room is not kept."""
        with self._lock:
            if tag in self._pages or len(page.content) > self.room:
                return
            self._pages[tag] = page
            self._taken += len(page.content)
            while self._taken > self.room:
                _tag, oldest = self._pages.popitem(last=False)
                self._taken -= len(oldest.content)


def not_kept(response: HttpResponse) -> HttpResponse:
    """An answer without what took too long: it is not what the archive has to say, so nobody keeps it."""
    patch_cache_control(response, no_store=True)
    return response
