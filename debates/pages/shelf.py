"""The captured letters as the rules of answers see them, looked up by title, day and name. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from debates.pages.keys import normalised
from debates.pages.mention import Mention, MentionKind

_WINDOW = timedelta(days=366)  # letters of one debate follow each other within a year
_SHARED_TAGS = 2
_WORD = re.compile(r"\w+")
_PORTAL = "denoffentlige"  # its own name stands in many sentences and tells nobody
_ROLES = 3  # words such as "borgmester" before a name
_GOES_ON = re.compile(r"\W*$|\s*[,(–]|s?\s+(?:om|fra|\w*(?:indlæg|brev|kronik|replik|svar|spørgsmål|kritik))\b")


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """A captured article as the rules see it. ``voices`` are ids of those who sign or publish it."""

    key: str
    title: str
    day: date | None  # the best date known
    earliest: date | None
    latest: date | None
    voices: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()  # ids of tags, without the dates of newsletters
    series: frozenset[int] = frozenset()  # those of the topics that name a series
    spoken: tuple[Mention, ...] = ()

    def first(self, kind: MentionKind) -> Mention | None:
        """The first mention of that kind that makes of it an answer."""
        return next((each for each in self.spoken if each.kind is kind and each.answered), None)

    def all(self, kind: MentionKind) -> list[Mention]:
        """The mentions of that kind."""
        return [mention for mention in self.spoken if mention.kind is kind]


class _Name(NamedTuple):
    words: tuple[str, ...]  # normalised
    is_lone: bool  # one word alone, which may be an ordinary one
    voice: int


class Shelf:
    """The letters, and what those who sign and publish them are called."""

    def __init__(self, letters: Iterable[Letter], names: Mapping[int, Sequence[str]]) -> None:
        self._by_title: dict[str, list[Letter]] = defaultdict(list)
        self._by_voice: dict[int, list[Letter]] = defaultdict(list)
        self._by_day: dict[date, list[Letter]] = defaultdict(list)
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._called = {voice: {normalised(name) for name in found} for voice, found in names.items()}
        for letter in letters:
            self._put(letter)
        for voice, called in self._called.items():
            for name in called:
                words = tuple(_WORD.findall(name))
                if words and not name.startswith(_PORTAL):
                    self._names[words[0].removesuffix("s")].append(_Name(words, len(words) == 1, voice))

    def _put(self, letter: Letter) -> None:
        if letter.title:
            self._by_title[normalised(letter.title)].append(letter)
        if letter.day and letter.earliest == letter.latest == letter.day:
            self._by_day[letter.day].append(letter)
        for voice in letter.voices:
            self._by_voice[voice].append(letter)

    def titled(self, title: str) -> list[Letter]:
        """The letters of that title."""
        return self._by_title.get(normalised(title), [])

    def of_day(self, day: date) -> list[Letter]:
        """The letters that are known to be from that day."""
        return self._by_day.get(day, [])

    def by(self, voices: Iterable[int]) -> list[Letter]:
        """What they have signed or published, each once."""
        return list(dict.fromkeys(letter for voice in sorted(voices) for letter in self._by_voice[voice]))

    def called(self, letter: Letter) -> set[str]:
        """What those behind a letter are called, as `normalised`."""
        return {name for voice in letter.voices for name in self._called.get(voice, ())}

    def named_in(self, sentence: str) -> set[int]:
        """Whom a sentence names, in full and as a word of its own."""
        return {name.voice for name, _start, _end in self._found(sentence)}

    def addressed(self, phrase: str) -> set[int]:
        """Whom the words after "svar til" name: a name at their beginning, after no more than what the person is."""
        opening = phrase.partition(":")[0]
        found = [
            (end, name.voice)
            for name, start, end in self._found(opening)
            if _is_role(opening[:start]) and _GOES_ON.match(opening, end)
        ]
        longest = max((end for end, _voice in found), default=0)
        return {voice for end, voice in found if end == longest}

    def _found(self, text: str) -> Iterator[tuple[_Name, int, int]]:
        words = list(_WORD.finditer(text))
        plain = [word[0].casefold() for word in words]
        for at, word in enumerate(plain):
            for name in self._names.get(word.removesuffix("s"), ()):
                end = at + len(name.words)
                if _is_same(plain[at:end], name.words) and not (name.is_lone and words[at][0][0].islower()):
                    yield name, words[at].start(), words[end - 1].end()


def _is_role(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) <= _ROLES and all(word.islower() for word in words)


def _is_same(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words are a name; its last one may be a genitive."""
    return tuple(said[:-1]) == tuple(name[:-1]) and bool(said) and said[-1] in (name[-1], f"{name[-1]}s")


def may_answer(letter: Letter, other: Letter) -> bool:
    """An answer is no earlier than what it answers, as far as the dates are known."""
    return other is not letter and not (letter.latest and other.earliest and letter.latest < other.earliest)


def is_before(other: Letter, letter: Letter) -> bool:
    """Whether the one is known to be earlier than the other."""
    return bool(other.day and letter.day and other.day < letter.day)


def are_kin(letter: Letter, other: Letter) -> bool:
    """Whether they are on one matter: a shared series, or two shared tags, within a year."""
    shared = letter.topics & other.topics
    is_shared = len(shared) >= _SHARED_TAGS or not shared.isdisjoint(letter.series)
    return is_shared and within_a_year(other.day, letter.day)


def within_a_year(one: date | None, other: date | None) -> bool:
    """Whether both days are known, and near each other."""
    return one is not None and other is not None and abs(one - other) <= _WINDOW


def have_one_voice(letter: Letter, other: Letter) -> bool:
    """Whether somebody signs or publishes both."""
    return not letter.voices.isdisjoint(other.voices)
