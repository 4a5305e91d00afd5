"""Values by key, of which most stand alone."""

from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)


class Grouped(Generic[K, V]):
    """Which values were noted under each key. Most keys have one, and a set for each of them would take much room.

    >>> grouped = Grouped[str, int]()
    >>> for key, value in (("a", 1), ("b", 2), ("a", 3), ("a", 1)):
    ...     grouped.add(key, value)
    >>> grouped["a"], grouped["b"], grouped["c"]
    ({1, 3}, (2,), ())
    """

    def __init__(self) -> None:
        self._first: dict[K, V] = {}
        self._all: dict[K, set[V]] = {}  # where there are several

    def add(self, key: K, value: V) -> None:
        """Note a value, once."""
        first = self._first.setdefault(key, value)
        if first != value:
            self._all.setdefault(key, {first}).add(value)

    def __getitem__(self, key: K) -> Collection[V]:
        """The values noted under a key."""
        if key in self._all:
            return self._all[key]
        return (self._first[key],) if key in self._first else ()

    def only(self, key: K) -> V | None:
        """The one value noted under a key; nothing where there are several."""
        return None if key in self._all else self._first.get(key)

    def __contains__(self, key: K) -> bool:
        return key in self._first

    def has_any(self, keys: Iterable[K]) -> bool:
        """Whether something was noted under one of some keys."""
        return not self._first.keys().isdisjoint(keys)
