"""What comments are about, told by words that few of them hold and the article does not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from comments.threading.everyday import EVERYDAY
from comments.threading.posts import Post
from comments.threading.words import Utterance, folded_words

_SHORTEST = 4  # letters of a word that may tell what a text is about
_SHORTEST_STEM = 3
_LONG = 6  # letters of a stem that is hardly used by chance
_ENDINGS = folded_words("ernes erne ende enes eres ens ers ets est ede ere ene en er et es te e s t")
_LONGEST_ENDING = 5
_LONGEST_SECOND = 2
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{2,6}")
_LONGEST_PART = 9  # letters of a word that may be part of a longer one of the article
_BEGINNING = 5  # letters that two words on one matter begin with: "havnen" and "havnebyen"
_BEGINNING_OF_WORD = re.compile(rf"\b\w{{1,{_BEGINNING}}}")
_OPENING = re.compile(r"\s*[^.!?\n]{0,160}")
_LONGER_WORD = re.compile(r"\w{4,}|\d{2,}")
_LONGEST_ANSWER = 400  # characters; who writes more and names nobody, answers the article
_FULL_WORD = re.compile(r"\b(?!(?:en|et|den|det|de|ja|nej)\b)\w+", re.IGNORECASE)
_SHORT_TITLE = 2  # full words
_REACH = 25  # comments; who names nobody, answers what was written a moment ago
_UNMISTAKABLE = 4  # how much is told by words that nobody else would choose
_SEVERAL = 2  # words of another that are no chance
_TWICE = 2  # as much as another comment's words tell, those of the one that is meant do, at least


def stem(word: str) -> str:
    """The beginning that a folded word shares with its other forms; nothing, if it tells nothing.

    >>> stem("spanden"), stem("spande"), stem("bare"), stem("412")
    ('spand', 'spand', '', '412')
    """
    if word[0].isdigit():
        return word if _NUMBER.fullmatch(word) else ""
    return "" if len(word) < _SHORTEST or word in EVERYDAY else root(word)


def root(word: str) -> str:
    """A folded word without its ending, and without one more: "kutteren" is "kutter", and "kutter" is "kutt"."""
    short = _without_ending(word, _LONGEST_ENDING, _SHORTEST_STEM)
    return word if short == word else _without_ending(short, _LONGEST_SECOND, _SHORTEST)


def _without_ending(word: str, longest: int, shortest: int) -> str:
    """A word without its longest ending, of which so many letters are left at least."""
    for length in range(min(longest, len(word) - shortest), 0, -1):
        if word[-length:] in _ENDINGS:
            return word[:-length]
    return word


class _Stems(dict[str, str]):
    """Words looked up before: most come again under every article."""

    MOST = 65536

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        found = self[word] = stem(word)
        return found


_STEMS = _Stems()


def weight(stem: str) -> int:
    """How much it tells: a long word is hardly used by chance."""
    return 1 + (len(stem) >= _LONG)


def stems(words: Iterable[str]) -> set[str]:
    """The telling ones of some folded words, each as its stem."""
    found = set(map(_STEMS.__getitem__, words))
    found.discard("")
    return found


def _opening(post: Post) -> str:
    match = _OPENING.match(post.body)
    return match[0] if match else ""


def _is_all_of(title: str, found: Iterable[str]) -> bool:
    """Whether a short title tells these words and no others."""
    told = stems(folded_words(title))
    return bool(told) and told.issubset(found) and len(_FULL_WORD.findall(title)) <= _SHORT_TITLE


def _is_in_reach(target: int, strength: float, said: Utterance) -> bool:
    return said.post.ordinal - target <= _REACH or strength >= _UNMISTAKABLE


class TakenUp(NamedTuple):
    """The one comment whose telling words another opens with: how much they tell, and whether they are all that its title tells."""

    target: int
    strength: float
    is_titled: bool


class Matter:
    """The telling words of the comments so far."""

    def __init__(self, article: str, posts: Mapping[int, Post], names: Mapping[int, str]) -> None:
        self._article = article.casefold()
        self._posts, self._names = posts, names
        self._first: dict[str, int] = {}  # from a stem to the earliest comment that holds it
        self._second: dict[str, int] = {}  # to the next one, where there are two
        self._of_more: set[str] = set()  # what more comments hold tells none of them from another
        self._writers: set[str] = set()
        self._latest: tuple[Utterance, set[str]] | None = None

    @cached_property
    def _common(self) -> frozenset[str]:
        """The beginnings of the article's words: what it is about, every comment is."""
        return frozenset(_BEGINNING_OF_WORD.findall(self._article))

    def add(self, said: Utterance) -> None:
        """Take note of a post."""
        at = said.post.ordinal
        self._writers |= folded_words(said.post.name)
        found = self._stems(said)
        known = found & self._first.keys()
        self._first.update(dict.fromkeys(found - known, at))
        known -= self._of_more
        thirds = known & self._second.keys()
        for word in thirds:
            del self._second[word]
        self._of_more |= thirds
        self._second.update(dict.fromkeys(known - thirds, at))

    def shared(self, said: Utterance) -> Counter[int]:
        """What each earlier post shares with this one, each telling word by its weight."""
        found: Counter[int] = Counter()
        for word, bearers in self._telling(self._stems(said)):
            for each in bearers:
                found[each] += weight(word)
        return found

    def taken_up(self, said: Utterance) -> TakenUp | None:
        """The one comment by another whose words stand in the title or the first sentence of this one."""
        if len(said.post.body) > _LONGEST_ANSWER:
            return None
        front = stems(_LONGER_WORD.findall(f"{said.post.title}\n{_opening(said.post)}".casefold()))
        words = self._by_bearer(front, said.name)
        if not words:
            return None
        strengths = {each: self._strength(found) for each, found in words.items()}
        best, *others = sorted(strengths, key=lambda each: -strengths[each])
        if (others and strengths[best] < _TWICE * strengths[others[0]]) or not _is_in_reach(
            best, strengths[best], said
        ):
            return None
        is_titled = _is_all_of(said.post.title, words[best])
        return TakenUp(best, strengths[best], is_titled) if is_titled or len(words[best]) >= _SEVERAL else None

    def source(self, words: str, said: Utterance, *, is_quoted: bool) -> int | None:
        """The one comment by another that holds most of what these words tell; more of the words, too, where they are quoted."""
        quoted = folded_words(words)
        told = stems(quoted)
        held = self._by_bearer(told, said.name)
        ranked = sorted(((self._strength(found), each) for each, found in held.items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        strength, best = ranked[0]
        count = len(held[best])
        if 2 * count < len(told) or not _is_in_reach(best, strength, said):
            return None
        if is_quoted and count < _SEVERAL < len(quoted) and not self._holds_half(best, quoted):
            return None
        return best if strength >= _SEVERAL or (count == len(told) and len(quoted) > _SEVERAL) else None

    def _holds_half(self, at: int, words: Set[str]) -> bool:
        return 2 * len(words & folded_words(self._posts[at].text)) >= len(words)

    def _by_bearer(self, words: Set[str], name: str) -> dict[int, list[str]]:
        """Which of the words each earlier comment holds, without those that this writer has used already."""
        found: dict[int, list[str]] = defaultdict(list)
        for word, bearers in self._telling(words):
            if all(self._names[each] != name for each in bearers):
                for each in bearers:
                    found[each].append(word)
        return found

    def _strength(self, words: Iterable[str]) -> float:
        return sum(weight(word) / (1 + (word in self._second)) for word in words)

    def _stems(self, said: Utterance) -> set[str]:
        """Those of a post, which is mostly asked about more than once."""
        if self._latest is None or self._latest[0] is not said:
            self._latest = said, stems(said.words)
        return self._latest[1]

    def _telling(self, words: Set[str]) -> Iterator[tuple[str, Sequence[int]]]:
        """Those of the words that tell something, each with the comments that hold it."""
        for word in (words & self._first.keys()) - self._of_more:
            if not self._is_of_all(word):
                second = self._second.get(word)
                yield word, (self._first[word],) if second is None else (self._first[word], second)

    def _is_of_all(self, word: str) -> bool:
        if word in self._writers or word[:_BEGINNING] in self._common:
            return True
        return len(word) <= _LONGEST_PART and word in self._article
