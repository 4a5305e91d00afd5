"""The words that keep company with the keys more than chance would have it. Pure.

The measure is the log-likelihood ratio (Dunning 1993): with N words in the texts read, of which R stand within reach of a key, and
a word that stands C times in all and O times within reach, it compares how often the word stands within and beyond reach.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from archive.concordance.function_words import FUNCTION_WORDS
from archive.concordance.lines import Occurrence
from debates.pages.alphabet import danish_key
from debates.pages.likelihood import log_likelihood

LEAST = 2  # times that a word must stand within reach


class Collocate(NamedTuple):
    """A word, how often it stands within reach, how often it would by chance, how often in all the texts read, and the measure."""

    word: str
    near: int
    expected: float
    everywhere: int
    measure: float


def collocates(
    found: Iterable[Occurrence], within: int, everywhere: Mapping[str, int], *, function_words: bool = True
) -> list[Collocate]:
    """The words that stand within reach more often than by chance, the strongest first. `everywhere` counts the texts read."""
    counts = near_words(found, within)
    reach, total = counts.total(), sum(everywhere.values())
    rows = [
        Collocate(
            word,
            near,
            reach * everywhere[word] / total,
            everywhere[word],
            log_likelihood(near, reach, everywhere[word], total),
        )
        for word, near in counts.items()
        if near >= LEAST and (function_words or word not in FUNCTION_WORDS)
    ]
    rows = [row for row in rows if row.near > row.expected]
    return sorted(rows, key=lambda row: (-row.measure, danish_key(row.word)))


def near_words(found: Iterable[Occurrence], within: int) -> Counter[str]:
    """The words within reach of any key, each place in a text counted once; the keys themselves are none of them."""
    counts: Counter[str] = Counter()
    for _part, lines in groupby(found, key=lambda each: (each.where, each.part)):
        places: dict[int, str] = {}
        keys: set[int] = set()
        for each in lines:
            keys.update(range(each.first, each.last + 1))
            places |= {each.first - 1 - step: word for step, word in enumerate(each.before[:within])}
            places |= {each.last + 1 + step: word for step, word in enumerate(each.after[:within])}
        counts.update(word for place, word in places.items() if place not in keys)
    return counts
