"""The orders of lines. Pure, and stable: lines that are equal stay as they were read."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from archive.concordance.groups import KEY, SIDES, word_at
from archive.concordance.lines import Occurrence
from debates.pages.alphabet import danish_key

NEWEST, OLDEST = "nyeste", "aeldste"
READ = (NEWEST, OLDEST)  # the orders in which texts are read


def in_order(found: Iterable[Occurrence], order: str) -> list[Occurrence]:
    """Lines by the key, or by a word beside it and then by those beyond it, in Danish order; else as they were read."""
    key = _key_of(order)
    return sorted(found, key=key) if key else list(found)


def _key_of(order: str) -> Callable[[Occurrence], tuple[str, ...]] | None:
    folded = lru_cache(maxsize=50_000)(danish_key)
    if order == KEY:
        return lambda each: (folded(word_at(each, KEY)),)
    if order not in SIDES:
        return None
    places = sorted(place for place in SIDES if place[0] == order[0] and place >= order)
    return lambda each: tuple(folded(word_at(each, place)) for place in places)
