"""What a process keeps to hand out again: what was asked for last, as much as there is room for."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection
from django.http import HttpResponse
from django.utils.cache import patch_cache_control

T = TypeVar("T")
ENTRY = 1_000  # bytes that keeping takes beside what is kept
_SNAPSHOT = """
SELECT pg_current_snapshot()::text, system_identifier, current_database(),
    CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() END::text
FROM pg_control_system()"""


class Kept(Generic[T]):
    """Things under tags that change whenever a thing may have changed (`snapshot`), so that none is ever out of date.

    >>> words = Kept[str](10, size=len)
    >>> words.keep("a", "havnen")
    >>> words.keep("b", "broen")
    >>> words.get("a"), words.get("b")
    (None, 'broen')
    """

    def __init__(self, room: int, size: Callable[[T], int]) -> None:
        """`room` is what the sizes of all may come to."""
        self.room, self.size, self._taken = room, size, 0
        self._things: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()  # threads of one process share them

    def get(self, tag: str) -> T | None:
        """The thing under a tag, which is then the one asked for last."""
        with self._lock:
            thing = self._things.get(tag)
            if thing is not None:
                self._things.move_to_end(tag)
            return thing

    def keep(self, tag: str, thing: T) -> None:
        """Keep a thing, and let go of those that nobody has asked for the longest; one that is larger than all the room is not kept."""
        with self._lock:
            if tag in self._things or self.size(thing) > self.room:
                return
            self._things[tag] = thing
            self._taken += self.size(thing)
            while self._taken > self.room:
                _tag, oldest = self._things.popitem(last=False)
                self._taken -= self.size(oldest)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The headers and the body of an answer."""

    headers: tuple[tuple[str, str], ...]
    content: bytes

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.content) + sum(len(name) + len(value) for name, value in self.headers) + ENTRY


def snapshot() -> str:
    """Which transactions are over, in which database of which cluster: two equal answers see the same rows. One query.

    A standby does not know which transactions are still open; there it is how far it has come in what the other server wrote.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT)
        return ":".join(map(str, cursor.fetchone()))


def not_kept(response: HttpResponse) -> HttpResponse:
    """An answer without what took too long: it is not what the archive has to say, so nobody keeps it."""
    patch_cache_control(response, no_store=True)
    return response
