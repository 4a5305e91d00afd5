"""Which letter answers which, from what the letters say of one another. Pure: letters in, links out.

One candidate or none: where two letters fit a mention, nothing is linked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from debates.pages.keys import normalised, placeholder_key
from debates.pages.mentions import Mention, MentionKind

_WINDOW = timedelta(days=366)  # letters of one debate follow each other within a year
_SHARED_TAGS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """A captured article as the rules see it. ``voices`` are ids of those who sign or publish it, ``names`` what they are called."""

    key: str
    title: str
    day: date | None  # the best date known
    earliest: date | None
    latest: date | None
    voices: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()
    topics: tuple[int, ...] = ()  # ids of tags, without the dates of newsletters
    series: frozenset[int] = frozenset()  # those of the topics that name a series
    spoken: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """`article` answers `answers` (keys), or only `mentions` it. The words stand in `spoken_in`; `stated`: they say it outright."""

    article: str
    answers: str
    evidence: str
    spoken_in: str
    mentions: bool = False
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Absent:
    """A letter that was not captured: who speaks of it (a key), in which words, and since when it must have stood at the latest."""

    speaker: str
    words: str
    not_after: date | None


@dataclass(slots=True)
class Links:
    """The answers by their ends, and the absent letters by the keys of their placeholders."""

    answers: dict[tuple[str, str], Link] = field(default_factory=dict)
    absent: dict[str, Absent] = field(default_factory=dict)


def find_links(letters: Sequence[Letter]) -> Links:
    """All answers that the letters speak of, and the letters that they speak of and nobody captured."""
    shelf = _Shelf(letters)
    links = Links()
    for letter in sorted(letters, key=lambda letter: letter.key):
        for link in _links_of(letter, shelf, links):
            if (link.answers, link.article) not in links.answers:  # two that name each other: the first word stands
                links.answers.setdefault((link.article, link.answers), link)
    return links


class _Shelf:
    """The letters, looked up by title and by tag."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self.by_title: dict[str, list[Letter]] = defaultdict(list)
        self.by_topic: dict[int, list[Letter]] = defaultdict(list)
        for letter in letters:
            if letter.title:
                self.by_title[normalised(letter.title)].append(letter)
            for topic in letter.topics:
                self.by_topic[topic].append(letter)

    def titled(self, title: str, by: Letter) -> Letter | None:
        """The one letter of that title that the other may speak of."""
        return _only(other for other in self.by_title.get(normalised(title), []) if _may_answer(by, other))

    def kin(self, letter: Letter) -> list[Letter]:
        """Other letters on the same matter that it may answer: a shared series, or two shared tags, within a year."""
        shared: dict[Letter, int] = defaultdict(int)
        for topic in letter.topics:
            for other in self.by_topic[topic]:
                shared[other] += _SHARED_TAGS if topic in letter.series else 1
        found = [other for other, count in shared.items() if count >= _SHARED_TAGS and other is not letter]
        return [other for other in found if _within_a_year(other.day, letter.day) and _may_answer(letter, other)]


def _links_of(letter: Letter, shelf: _Shelf, links: Links) -> list[Link]:
    """What one letter's words say: the letters whose titles it quotes, and the letter that it answers."""
    titled = [
        (mention, shelf.titled(mention.words, letter)) for mention in letter.spoken if mention.kind is MentionKind.TITLE
    ]
    found = [
        Link(letter.key, other.key, mention.evidence, letter.key, mentions=not mention.answered)
        for mention, other in titled
        if other
    ]
    answered = next((mention for mention in letter.spoken if mention.kind is MentionKind.LETTER), None)
    if answered and all(link.mentions for link in found):
        found += _letter_links(letter, answered, shelf, links)
    return found


def _letter_links(letter: Letter, answered: Mention, shelf: _Shelf, links: Links) -> list[Link]:
    """The answer to a letter by others: to the one captured letter whose writer the sentence names, else to an absent one.

    A second letter, or one that answers us, is none of those that stood before our own earlier letter; that is what it answers.
    """
    kin = shelf.kin(letter)
    own = (
        _only(other for other in kin if _same_voice(letter, other) and _is_before(other, letter))
        if answered.again
        else None
    )
    others = [other for other in kin if not _same_voice(letter, other) and (own is None or _is_before(own, other))]
    named = [other for other in others if _names(other, answered.evidence)]
    if len(named) > 1:
        return []
    if named:
        return [Link(letter.key, named[0].key, answered.evidence, letter.key, stated=False)]
    key = placeholder_key(letter.key, 1)
    links.absent[key] = Absent(letter.key, answered.words, letter.latest)
    found = [Link(letter.key, key, answered.evidence, letter.key)]
    spoken = next((mention for mention in letter.spoken if mention.kind is MentionKind.OWN), None)
    if own and spoken:
        found.append(Link(key, own.key, spoken.evidence, letter.key))
    return found


def _only(found: Iterable[Letter]) -> Letter | None:
    candidates = list(found)
    return candidates[0] if len(candidates) == 1 else None


def _may_answer(letter: Letter, other: Letter) -> bool:
    """An answer is no earlier than what it answers, as far as the dates are known."""
    return other is not letter and not (letter.latest and other.earliest and letter.latest < other.earliest)


def _is_before(other: Letter, letter: Letter) -> bool:
    return bool(other.day and letter.day and other.day < letter.day)


def _within_a_year(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _WINDOW


def _same_voice(letter: Letter, other: Letter) -> bool:
    return not letter.voices.isdisjoint(other.voices)


def _names(other: Letter, sentence: str) -> bool:
    """Whether a sentence names who wrote the other letter. The portal's own name, which stands in many sentences, does not count."""
    spoken = normalised(sentence)
    names = [normalised(name) for name in other.names]
    return any(name in spoken for name in names if not name.startswith("denoffentlige"))
