"""Who has written under an article so far, found by the names that others call them."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from comments.threading.everyday import EVERYDAY
from comments.threading.grouped import Grouped
from comments.threading.posts import Post
from comments.threading.words import Utterance, Word, folded_words, words

_SHORTEST_NEAR = 4  # letters; of shorter names another one is only a slip away
_LONGEST_NEAR = 20
_SHORTEST_ROLE = 6  # letters of a name that may be what somebody is, and alone
_MOST_CALLED = 20  # who bears the name that so many bear is not to be told
# A capital word that follows a name without being part of it: the writer left out the stop.
_OPENERS = folded_words(
    "alle at da de den der derfor det dette du en er et for han hun hvad hvem hvis hvor hvordan hvorfor i ja "
    "jeg jo kan man med men min mit mon mvh når nej nu og også på så skal som tak tusind vh vi vil"
)


_FROM = ("i ", "fra ", "på ", "til ", "med ", "ved ")
_DEFINITE = ("en", "n", "et")  # "chaufføren"
_Tokens = tuple[str, ...]  # the words of a name
_DOUBLED = re.compile(r"(.)\1")
_NO_MARKS = str.maketrans("", "", "_.-' ")
_AS_HEARD = str.maketrans(dict(zip("cqwzéèüåä", "kkvseeyoæ", strict=True)) | {"x": "ks"})


class Called(NamedTuple):
    """Writers that a run of words may call: their names, how many words it takes, and whether to the letter."""

    names: frozenset[str]
    length: int
    is_exact: bool
    is_genitive: bool
    is_whole: bool  # all words of a name that has more than one


class People:
    """The writers so far."""

    def __init__(self) -> None:
        self.posts: dict[str, list[Post]] = defaultdict(list)
        self._forms: set[str] = set()  # first and last names, as they stand alone and as owners
        self._by_first = Grouped[str, _Tokens]()
        self._by_last = Grouped[str, _Tokens]()
        self._by_sound = Grouped[str, _Tokens]()
        self._near = Grouped[str, str]()  # from a name short of one letter, or its sound, to the name
        self._near_last = Grouped[str, str]()  # the same, of last names
        self._names = Grouped[_Tokens, str]()
        self._by_second: dict[str, Grouped[str, _Tokens]] = {}  # made for first names that very many bear

    def add(self, said: Utterance) -> None:
        """Take note of a post and its writer."""
        post, name = said.post, said.name
        if name not in self.posts:
            tokens = tuple(word.folded for word in words(post.name))
            if tokens:
                self._names.add(tokens, name)
                self._add_first(tokens[0], tokens)
                self._forms.update((tokens[0], f"{tokens[0]}s"))
                if len(tokens) > 1 and not tokens[-1].isdigit():
                    self._by_last.add(tokens[-1], tokens)
                    self._forms.update((tokens[-1], f"{tokens[-1]}s"))
                    for near in _nearly(tokens[-1]):
                        self._near_last.add(near, tokens[-1])
                self._by_sound.add(_sound("".join(tokens)), tokens)
                if len(tokens) > 2:
                    self._add_called_by(tokens[0] + tokens[1], tokens)  # "Annemarie" for "Anne Marie"
                for near in (*_nearly(tokens[0]), *_ends_of(tokens[0])):
                    self._near.add(near, tokens[0])
                if _is_description(post.name):
                    for ending in _DEFINITE:
                        self._add_called_by(tokens[0] + ending, tokens)
        self.posts[name].append(post)

    def _add_called_by(self, form: str, tokens: _Tokens) -> None:
        self._forms.add(form)
        self._add_first(form, tokens)

    def _add_first(self, first: str, tokens: _Tokens) -> None:
        self._by_first.add(first, tokens)
        if first in self._by_second:
            self._by_second[first].add(tokens[1] if len(tokens) > 1 else "", tokens)

    def among(self, found: frozenset[str]) -> set[str]:
        """Those of some words that are how writers are called. Quick, for most words are nobody's name."""
        return self._forms & found

    def may_call(self, word: Word) -> bool:
        """Whether a word is how a writer is called, first of all."""
        return word.folded in self._by_first or (word.folded[-1] == "s" and word.folded[:-1] in self._by_first)

    def may_nearly_call(self, name: str) -> bool:
        """Whether a folded word is nearly how a writer is called."""
        if len(name) < _SHORTEST_NEAR or name in self._forms or name in EVERYDAY:
            return False
        return self._near.has_any(_nearly(name))

    def may_be_handle(self, name: str) -> bool:
        """Whether a folded word is a writer's whole name in one."""
        return _sound(name) in self._by_sound

    def may_be_surname(self, name: str) -> bool:
        """Whether a folded word is a writer's last name, or nearly."""
        return name in self._by_last or self._near_last.has_any(_nearly(name))

    def called(self, text: str, line: Sequence[Word], at: int) -> Called | None:
        """Whom the words from `at` on call, if they are the names of writers."""
        first, genitive = line[at].folded, False
        bearers = self._by_first[first]
        if not bearers and first[-1] == "s":
            first, genitive = first[:-1], True
            bearers = self._by_first[first]
        return self._longest(text, line, at, first, is_exact=True, is_genitive=genitive) if bearers else None

    def nearly_called(self, text: str, line: Sequence[Word], at: int) -> Called | None:
        """The same, where the first name is a letter off, and one name only is so near."""
        if names := self._joined(text, line, at):
            return Called(names, 2, is_exact=False, is_genitive=False, is_whole=False)
        called = line[at].folded
        found = {name for near in _nearly(called) for name in self._near[near]}
        near = {name for name in found if len(name) >= _SHORTEST_NEAR and _is_near(called, name)}
        near = near or {name for name in found if called in _ends_of(name)}
        if len(near) != 1:
            return None
        return self._longest(text, line, at, near.pop(), is_exact=False, is_genitive=False)

    def handled(self, word: Word) -> frozenset[str]:
        """The writers whose whole name sounds so, written as one word: ``@trollemor`` for ``Trolle_mor``."""
        bearers = self._by_sound[_sound(word.folded)]
        return frozenset(name for tokens in bearers for name in self._names[tokens])

    def surnamed(self, word: Word) -> tuple[frozenset[str], bool] | None:
        """The writers of that last name, and whether it owns something."""
        for name, is_genitive in ((word.folded, False), (word.folded.removesuffix("s"), True)):
            if len(name) >= _SHORTEST_NEAR and (names := self._bearing(name)):
                return names, is_genitive
        return None

    def nearly_surnamed(self, word: Word) -> frozenset[str]:
        """The writers whose last name is a letter off."""
        found = {last for near in _nearly(word.folded) for last in self._near_last[near]}
        near = [last for last in found if len(last) >= _SHORTEST_NEAR and _is_near(word.folded, last)]
        return frozenset[str]().union(*map(self._bearing, near))

    def _bearing(self, last: str) -> frozenset[str]:
        """The writers of a last name, but of one that very many bear none: whom of them it calls is not to be told."""
        bearers = self._by_last[last]
        few = bearers if len(bearers) <= _MOST_CALLED else ()
        return frozenset(name for tokens in few for name in self._names[tokens])

    def _joined(self, text: str, line: Sequence[Word], at: int) -> frozenset[str]:
        """Whom a word and the next call as one first name, with a hyphen: ``Inge-Lise`` for ``Ingelise``."""
        if at + 1 == len(line) or text[line[at].end : line[at + 1].start] != "-":
            return frozenset()
        bearers = self._by_first[line[at].folded + line[at + 1].folded]
        return frozenset(name for tokens in bearers for name in self._names[tokens])

    def _bearers(self, first: str, following: str) -> Collection[_Tokens]:
        """The names that begin so; where very many do, those that go on with the word that follows, and the first name alone."""
        bearers = self._by_first[first]
        if len(bearers) <= _MOST_CALLED:
            return bearers
        if first not in self._by_second:
            self._by_second[first] = by_second = Grouped[str, _Tokens]()
            for tokens in bearers:
                by_second.add(tokens[1] if len(tokens) > 1 else "", tokens)
        ways = {"", following, following.removesuffix("s")}
        return {tokens for way in ways for tokens in self._by_second[first][way]}

    def _longest(
        self,
        text: str,
        line: Sequence[Word],
        at: int,
        first: str,
        *,
        is_exact: bool,
        is_genitive: bool,
    ) -> Called | None:
        bearers = sorted(self._bearers(first, line[at + 1].folded if at + 1 < len(line) else ""))
        matches = [(_matched(text, line, at, tokens), tokens) for tokens in bearers]
        if not matches:
            return None
        (length, exact, genitive), _tokens = max(matches, key=lambda match: match[0])
        fitting = [tokens for match, tokens in matches if match[0] == length]
        if length == 1 and _goes_on(text, line, at + 1):
            return None  # a name like a writer's, with another last name
        names = frozenset(name for tokens in fitting for name in self._names[tokens])
        whole = length > 1 and any(len(tokens) == length for tokens in fitting)
        return Called(names, length, is_exact and exact, is_genitive or genitive, whole)


def _matched(text: str, line: Sequence[Word], at: int, tokens: Sequence[str]) -> tuple[int, bool, bool]:
    """How many words of a name follow one another from `at` on, whether to the letter, and whether the last one owns something."""
    length, exact, genitive = 1, True, False
    for place, token in enumerate(tokens[1:], start=at + 1):
        if place >= len(line) or not _is_beside(text, line[place - 1], line[place]):
            break
        folded = line[place].folded
        if folded == token:
            length += 1
        elif folded == token + "s":
            length, genitive = length + 1, True
            break
        elif len(token) >= _SHORTEST_NEAR and line[place].is_capital >= line[at].is_capital and _is_near(folded, token):
            length, exact = length + 1, False
        else:
            break
    return length, exact, genitive


def _goes_on(text: str, line: Sequence[Word], at: int) -> bool:
    """Whether a capital word stands beside the name, as its last name would."""
    if at >= len(line) or not line[at].is_capital or line[at].folded in _OPENERS:
        return False
    return text[line[at - 1].end : line[at].start] in (" ", "-")


def _is_beside(text: str, one: Word, other: Word) -> bool:
    between = text[one.end : other.start]
    return between in (" ", "-") or (one.end - one.start == 1 and between in (". ", "."))


def _short_of_one(word: str) -> tuple[str, ...]:
    """The word itself, and all that is left of it without one of its letters."""
    if not _SHORTEST_NEAR <= len(word) <= _LONGEST_NEAR:
        return (word,)
    return (word, *(word[:at] + word[at + 1 :] for at in range(len(word))))


@lru_cache(4096)  # the same names come again under every article
def _nearly(name: str) -> tuple[str, ...]:
    """By what a name is found that is a letter off, or sounds the same."""
    return (*_short_of_one(name), _sound(name))


@lru_cache(4096)
def _ends_of(name: str) -> tuple[str, ...]:
    """What a name may be cut to: "Annelise" to "Lise", "Alexander" to "Alex"."""
    lengths = range(_SHORTEST_NEAR, min(len(name), _LONGEST_NEAR) - 1)
    return (*(name[:length] for length in lengths), *(name[-length:] for length in lengths))


def _is_near(one: str, other: str) -> bool:
    return _is_one_slip(one, other) or _sound(one) == _sound(other)


@lru_cache(4096)
def _sound(name: str) -> str:
    """A name without what is written in more ways than one: Christian is Kristian, Sofie Sophie, Philip Filip."""
    return _DOUBLED.sub(
        r"\1",
        name.translate(_NO_MARKS)
        .replace("aa", "å")
        .replace("ph", "f")
        .replace("ch", "k")
        .replace("th", "t")
        .translate(_AS_HEARD),
    )


def _is_description(name: str) -> bool:
    """Whether somebody is called by what she is: ``Chauffør gennem 22 år``, ``mor til tre``."""
    first, _blank, others = name.partition(" ")
    if not others:
        return len(first) >= _SHORTEST_ROLE
    return len(first) >= _SHORTEST_NEAR and (others == others.lower() or others.startswith(_FROM))


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, added, changed or in its neighbour's place."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest_one, rest_other = one[start:], other[start:]
    return (
        rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
        or (rest_one[:2] == rest_other[1::-1] and rest_one[2:] == rest_other[2:])
    )
