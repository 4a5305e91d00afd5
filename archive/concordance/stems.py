"""The stems of words as the database takes their endings off, remembered by the process."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from debates.models.search import stems

MOST = 100_000  # words that are remembered, those that were asked for last


class KnownStems:
    """Words with their stems; the database is asked once for those of a batch that are not known."""

    def __init__(self, most: int = MOST) -> None:
        self._known: OrderedDict[str, str] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def of(self, words: Iterable[str]) -> dict[str, str]:
        """The stem of each word. One query where any is new."""
        wanted = list(dict.fromkeys(words))
        found = self._remembered(wanted)
        new = [word for word in wanted if word not in found]
        if new:
            found |= dict(zip(new, stems(new), strict=True))
            self._remember({word: found[word] for word in new})
        return found

    def forget(self) -> None:
        """As if nothing had been asked for."""
        with self._lock:
            self._known.clear()

    def _remembered(self, words: Iterable[str]) -> dict[str, str]:
        with self._lock:
            found = {word: self._known[word] for word in words if word in self._known}
            for word in found:
                self._known.move_to_end(word)
        return found

    def _remember(self, new: dict[str, str]) -> None:
        with self._lock:
            self._known |= new
            while len(self._known) > self._most:
                self._known.popitem(last=False)


KNOWN = KnownStems()
