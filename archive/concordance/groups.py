"""Lines by a word that stands in them: the key itself, or one of the nearest words. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from archive.concordance.lines import Occurrence
from debates.pages.alphabet import danish_key
from debates.pages.spacing import PARTING

KEY = "noegle"
SIDES = ("v3", "v2", "v1", "h1", "h2", "h3")  # the first, second and third word to the left and to the right
PLACES = ("v3", "v2", "v1", KEY, "h1", "h2", "h3")


class Group(NamedTuple):
    """A word, empty where the text ends before it, and how many lines have it."""

    word: str
    lines: int


def word_at(each: Occurrence, place: str) -> str:
    """The word at a place of a line in small letters; nothing where the text has none there."""
    if place == KEY:
        return each.line.key.replace(PARTING, " ").lower()
    side, number = each.before if place[0] == "v" else each.after, int(place[1])
    return side[number - 1] if number <= len(side) else ""


def grouped(found: Iterable[Occurrence], place: str) -> list[Group]:
    """How many lines have each word at a place, the commonest first, equals in Danish order."""
    counts = Counter(word_at(each, place) for each in found)
    return sorted((Group(*each) for each in counts.items()), key=lambda group: (-group.lines, danish_key(group.word)))


def having(found: Iterable[Occurrence], wanted: Mapping[str, str]) -> list[Occurrence]:
    """The lines that have all of some words at their places."""
    return [each for each in found if all(word_at(each, place) == word for place, word in wanted.items())]


def near(found: Iterable[Occurrence], word: str, within: int) -> list[Occurrence]:
    """The lines with a word so near to the key."""
    return [each for each in found if word in each.before[:within] or word in each.after[:within]]
