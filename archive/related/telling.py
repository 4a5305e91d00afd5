"""The words that tell what a text is about. Pure: knows neither Django nor the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from debates.query.stop_words import STOP_WORDS

COMMON, RARE = 12, 12  # words of a text that are told by, of those that many texts have and of those that few have
_TOO_COMMON = 0.08  # part of all texts; what stands in more tells nothing
_LEAST_LETTERS = 4
_IN_TITLE = 1.5


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a text as the index has it: how often it stands there, and which part of all texts have it; none where few do."""

    word: str
    times: int
    in_title: bool
    part: float | None = None


def telling(said: Iterable[Said]) -> dict[str, float]:
    """The most telling words with their weights: those that a text has often and other texts seldom.

    What few texts have may stand nowhere else, and then tells nothing: so some of each are taken.

    >>> words = [Said("havn", 3, True, 0.01), Said("ikke", 9, False, 0.7), Said("kommun", 2, False, 0.05), Said("kajgad", 1, False)]
    >>> telling(words)
    {'havn': 14.5, 'kommun': 5.1, 'kajgad': 6.9}
    """
    fit = [each for each in said if _tells(each)]
    common = [(each.word, _weight(each, each.part)) for each in fit if each.part]
    least = min((each.part for each in fit if each.part), default=1.0) / 10
    rare = [(each.word, _weight(each, least)) for each in fit if not each.part]
    return dict(_heaviest(common, COMMON) + _heaviest(rare, RARE))


def _tells(each: Said) -> bool:
    is_word = each.word.isalpha() and len(each.word) >= _LEAST_LETTERS and each.word not in STOP_WORDS
    return is_word and (each.part is None or each.part <= _TOO_COMMON)


def _weight(each: Said, part: float) -> float:
    return round((1 + log(each.times)) * (_IN_TITLE if each.in_title else 1) * -log(part), 1)


def _heaviest(words: list[tuple[str, float]], most: int) -> list[tuple[str, float]]:
    """Of equals the longest: the longer a word, the more it tells."""
    return sorted(words, key=lambda each: (-each[1], -len(each[0]), each[0]))[:most]
