"""Where the many comments of an article are cut into pages: between threads, never inside one. Pure."""

from collections.abc import Iterable
from typing import NamedTuple


class Cut(NamedTuple):
    """What stands on one page: the threads whose tops have ordinals from `lowest` to `highest`."""

    lowest: int
    highest: int

    def holds(self, top: int) -> bool:
        """Whether the thread under that ordinal stands here."""
        return self.lowest <= top <= self.highest


def cut(threads: Iterable[tuple[int, int]], most: int) -> list[Cut]:
    """Each page has as many threads (the ordinal of the top, how many comments) in a row as fit; a longer one has a page to itself.

    >>> cut([(1, 2), (3, 1), (4, 9), (13, 1)], 3)
    [Cut(lowest=1, highest=3), Cut(lowest=4, highest=4), Cut(lowest=13, highest=13)]
    """
    pages: list[Cut] = []
    room = 0
    for top, comments in threads:
        if comments > room:
            pages.append(Cut(top, top))
            room = most
        else:
            pages[-1] = Cut(min(pages[-1].lowest, top), max(pages[-1].highest, top))
        room -= comments
    return pages
