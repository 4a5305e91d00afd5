"""What comments are about, told by words that few of them hold and the article does not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from comments.threading.everyday import EVERYDAY
from comments.threading.posts import Post
from comments.threading.words import Utterance, folded_words

_SHORTEST = 4  # letters of a word that may tell what a text is about
_SHORTEST_STEM = 3
_LONG = 6  # letters of a stem that is hardly used by chance
_ENDINGS = ("ernes", "erne", "ende", "enes", "eres", "ens", "ers", "ets", "est", "ede", "ere", "ene", "en", "er", "et", "es", "te", "e", "s", "t")
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{2,6}")
_MOST_BEARERS = 2  # comments that may hold a word which still tells one from another
_BEGINNING = 5  # letters that two words on one matter begin with: "havnen" and "havnebyen"
_OPENING = re.compile(r"\s*[^.!?\n]{0,160}")
_LATER = 0.5  # what a word counts that stands behind the opening
_TWICE = 2  # as much as another comment's words tell, those of the one that is meant do, at least


@lru_cache(16384)
def stem(word: str) -> str:
    """The beginning that a folded word shares with its other forms; nothing, if it tells nothing.

    >>> stem("spanden"), stem("spande"), stem("bare"), stem("412")
    ('spand', 'spand', '', '412')
    """
    if word[0].isdigit():
        return word if _NUMBER.fullmatch(word) else ""
    return "" if len(word) < _SHORTEST or word in EVERYDAY else root(word)


@lru_cache(16384)
def root(word: str) -> str:
    """A folded word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def weight(stem: str) -> int:
    """How much it tells: a long word is hardly used by chance."""
    return 1 + (len(stem) >= _LONG)


def stems(words: Iterable[str]) -> set[str]:
    """The telling ones of some folded words, each as its stem."""
    return {found for word in words if (found := stem(word))}


class TakenUp(NamedTuple):
    """The one comment whose telling words another opens with: how much they tell, and whether they are all of its title."""

    target: int
    strength: float
    is_titled: bool
    count: int


class Matter:
    """The telling words of the comments so far."""

    def __init__(self, article: str) -> None:
        self._article = article.casefold()
        self._bearers: dict[str, list[int]] = defaultdict(list)
        self._waiting: list[Utterance] = []  # looked through when somebody asks: under most articles nobody does
        self._names: dict[int, str] = {}
        self._writers: set[str] = set()

    @cached_property
    def _common(self) -> frozenset[str]:
        """The beginnings of the article's words: what it is about, every comment is."""
        return frozenset(word[:_BEGINNING] for word in folded_words(self._article))

    def add(self, said: Utterance) -> None:
        """Take note of a post."""
        self._waiting.append(said)

    def shared(self, said: Utterance) -> Counter[int]:
        """What each earlier post shares with this one, each telling word by its weight."""
        self._look_through()
        found: Counter[int] = Counter()
        for word in stems(said.words):
            found.update(dict.fromkeys(self._telling(word), weight(word)))
        return found

    def taken_up(self, said: Utterance) -> TakenUp | None:
        """The one comment by another whose words stand in the title or the first sentence of this one."""
        self._look_through()
        post = said.post
        title = stems(folded_words(post.title))
        opening = _OPENING.match(post.body)
        front = title | stems(folded_words(opening[0] if opening else ""))
        strengths: dict[int, float] = defaultdict(float)
        words: dict[int, list[str]] = defaultdict(list)
        for word in stems(said.words):
            bearers = self._telling(word)
            if not bearers or any(self._names[each] == said.name for each in bearers):
                continue
            for each in bearers:
                strengths[each] += weight(word) / len(bearers) * (1 if word in front else _LATER)
                if word in front:
                    words[each].append(word)
        if not words:
            return None
        ranked = sorted(strengths, key=lambda each: -strengths[each])
        best = ranked[0]
        if len(ranked) > 1 and strengths[best] < _TWICE * strengths[ranked[1]]:
            return None
        found = words[best]
        return TakenUp(best, strengths[best], bool(title) and title.issubset(found), len(found)) if found else None

    def _telling(self, word: str) -> list[int]:
        """Who uses the word, where it tells something."""
        bearers = self._bearers.get(word, [])
        return [] if len(bearers) > _MOST_BEARERS or not bearers or self._is_of_all(word) else bearers

    def _is_of_all(self, word: str) -> bool:
        return word in self._writers or word[:_BEGINNING] in self._common or word in self._article

    def _look_through(self) -> None:
        for said in self._waiting:
            at = said.post.ordinal
            self._names[at] = said.name
            self._writers.update(folded_words(said.post.name))
            for word in stems(said.words):
                self._bearers[word].append(at)
        self._waiting.clear()
