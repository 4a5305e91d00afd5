"""Which letter answers which, from what the letters say of one another. Pure: letters in, links out.

One candidate or none: where two letters fit a mention, nothing is linked, unless a box in the letter shows one of them alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from debates.pages.absent import Absent, joined, same_letters
from debates.pages.danish_dates import day_by
from debates.pages.keys import normalised, placeholder_key
from debates.pages.mention import Mention, MentionKind
from debates.pages.shelf import Letter, Shelf, are_kin, have_one_voice, is_before, may_answer

VERSION = "2"  # of these rules and of the wordings

_T = TypeVar("_T")


class Clue(StrEnum):
    """What told which letter is meant."""

    TITLE = "title"
    DAY = "day"
    NAME = "name"
    OWN = "own"  # one's own earlier letter
    TEASER = "teaser"  # two boxes that lead to one another
    ABSENT = "absent"  # nobody captured it


@dataclass(frozen=True, slots=True)
class Link:
    """`article` answers `answers` (keys), or only `mentions` it. The words stand in `spoken_in`; `stated`: they say it outright.

    `mention` is what they were read as. `stands_for`: the key of the placeholder that one end would be, or would have of its own,
    were it not captured or spoken of by others too.
    """

    article: str
    answers: str
    mention: Mention
    spoken_in: str
    clue: Clue
    mentions: bool = False
    stands_for: str = ""

    @property
    def stated(self) -> bool:
        """Whether the words themselves say which letter is meant."""
        return self.clue in (Clue.TITLE, Clue.ABSENT) or (self.clue is Clue.OWN and not self.mentions)


@dataclass(slots=True)
class Links:
    """The answers by their ends, and the absent letters by the keys of their placeholders."""

    answers: dict[tuple[str, str], Link] = field(default_factory=dict)
    absent: dict[str, Absent] = field(default_factory=dict)

    def add(self, link: Link) -> None:
        """Of two that name each other, and of two that say the same, the first word stands."""
        if (link.answers, link.article) not in self.answers and link.article != link.answers:
            self.answers.setdefault((link.article, link.answers), link)

    def joins(self, one: str, other: str) -> bool:
        """Whether two are linked, whichever way."""
        return (one, other) in self.answers or (other, one) in self.answers


def find_links(
    letters: Sequence[Letter], names: Mapping[int, Sequence[str]], pinned: Collection[str] = frozenset()
) -> Links:
    """All answers that the letters speak of, and the letters that they speak of and nobody captured.

    `names` says what each voice is called. The placeholders of `pinned` keys are a curator's: no captured letter takes their place.
    """
    shelf, links = Shelf(letters, names), Links()
    ordered = sorted(letters, key=lambda letter: letter.key)
    found: list[Link] = []
    spoken: dict[str, Absent] = {}
    for letter in ordered:
        found += _Reader(letter, shelf, pinned).links(spoken)
    shared = same_letters(spoken, pinned)
    for key in sorted(spoken, key=lambda key: (key != shared[key], key)):
        links.absent[shared[key]] = joined([*filter(None, [links.absent.get(shared[key])]), spoken[key]])
    for link in found:
        links.add(_shared(link, shared))
    for link in [*_own_earlier(ordered, shelf), *_teasers(ordered, shelf)]:
        if not links.joins(link.article, link.answers):
            links.add(link)
    return links


def _shared(link: Link, shared: Mapping[str, str]) -> Link:
    """The link with the placeholder that its letter shares with others in the place of its own."""
    own = next((end for end in (link.article, link.answers) if end in shared), "")
    if not own or shared[own] == own:
        return link
    article, answers = (shared.get(end, end) for end in (link.article, link.answers))
    return replace(link, article=article, answers=answers, stands_for=own)


class _Reader:
    """Reads what one letter says of others."""

    def __init__(self, letter: Letter, shelf: Shelf, pinned: Collection[str]) -> None:
        self.letter, self.shelf, self.pinned = letter, shelf, pinned
        self.answered = letter.first(MentionKind.LETTER)
        self.slot = placeholder_key(letter.key, 1)

    def links(self, spoken: dict[str, Absent]) -> list[Link]:
        """Its links. A letter that it answers and nobody captured is put among the `spoken`."""
        found = list(self._titled())
        answering = [link for link in found if not link.mentions]
        own = _own_before(self.letter, self.shelf) if self.answered and self.answered.again else None
        if self.slot in self.pinned:
            target = None
        elif answering:
            called = self._called_so(answering)
            target = self._standing(called) if called else None
            found = [target if target and link is called else link for link in found]
        else:
            target = self._untitled(own)
            found = [target, *found] if target else found  # before a mention of the same letter
        is_open = not target and (not answering or self.slot in self.pinned)
        if is_open and self.answered and self._is_absent(self.answered, own):
            spoken[self.slot] = self._absent(self.answered)
            target = Link(self.letter.key, self.slot, self.answered, self.letter.key, Clue.ABSENT)
            found.append(target)
        return [*found, *self._to_own(own, target)]

    def _titled(self) -> Iterator[Link]:
        """The letters whose titles it quotes."""
        for mention in self.letter.all(MentionKind.TITLE):
            other = self._only(o for o in self.shelf.titled(mention.words) if may_answer(self.letter, o))
            if other:
                yield self._link(other, mention, Clue.TITLE)

    def _called_so(self, answering: Sequence[Link]) -> Link | None:
        """Which of the letters that it answers by their titles is the one that it speaks of as "a letter"."""
        title = normalised(self.answered.title) if self.answered else ""
        return next((link for link in answering if normalised(link.mention.words) == title), None) or _sole(answering)

    def _untitled(self, own: Letter | None) -> Link | None:
        """The captured letter that is meant where no title says it: by its day, its writer, or whom this is an answer to."""
        said = self.answered or next((each for each in self.letter.all(MentionKind.LETTER) if each.day), None)
        if said:
            pool, clue = self._candidates(said, own)
            other = self._only(pool)
            if other:
                return self._standing(self._link(other, said, clue))
            if said is self.answered and (pool or said.day):
                return None
        return self._addressed(own)

    def _candidates(self, mention: Mention, own: Letter | None) -> tuple[list[Letter], Clue]:
        called = [o for o in self.shelf.titled(mention.title) if may_answer(self.letter, o)] if mention.title else []
        if called:
            return called, Clue.TITLE
        day, named = self._day(mention), self._named(mention, own)
        if not day:
            return ([] if self._is_to_come(mention) else named), Clue.NAME
        of_day = [o for o in self.shelf.of_day(day) if self._fits(o, own) and _may_be_called(o, mention)]
        undated = [o for o in named if o.earliest is None or o.earliest != o.latest]
        perhaps = [o for o in undated if (o.earliest or day) <= day <= (o.latest or day)]
        return [o for o in of_day if o in named] or of_day or perhaps, Clue.DAY

    def _addressed(self, own: Letter | None) -> Link | None:
        for pool, mention, clue in self._addressees(own):
            other = self._only(pool)
            if other:
                return self._standing(self._link(other, mention, clue))
        return None

    def _addressees(self, own: Letter | None) -> Iterator[tuple[list[Letter], Mention, Clue]]:
        """The letters that may be meant by whom this one says that it answers."""
        for mention in self.letter.all(MentionKind.ANSWER):
            phrases = [mention.words, mention.words.rpartition(":")[0], mention.words.partition(":")[0]]
            titled = [other for each in phrases if each for other in self.shelf.titled(each.strip(' .”“"»«'))]
            called = [other for other in titled if may_answer(self.letter, other)]
            by = self.shelf.by(self.shelf.addressed(mention.words))
            earlier = [other for other in by if self._fits(other, own) and is_before(other, self.letter)]
            if self._is_about_itself(mention) and (called or earlier):
                yield (called, mention, Clue.TITLE) if called else (earlier, mention, Clue.NAME)

    def _is_about_itself(self, mention: Mention) -> bool:
        """Whether the answer spoken of is this letter: those who give it are its own writers, or not named."""
        own = {word for name in self.shelf.called(self.letter) for word in name.split()}
        said = [word for word in mention.writer.split() if word[0].isupper()]
        return not said or any(normalised(word) in own for word in said)

    def _day(self, mention: Mention) -> date | None:
        return day_by(mention.day, self.letter.latest)

    def _is_to_come(self, mention: Mention) -> bool:
        """Whether a letter is said to be from a later day than the one that speaks of it: something is misprinted."""
        return bool(mention.day and self.letter.latest and not self._day(mention))

    def _named(self, mention: Mention, own: Letter | None) -> list[Letter]:
        written = self.shelf.by(self.shelf.named_in(mention.evidence))
        return [other for other in written if self._fits(other, own) and _may_be_called(other, mention)]

    def _fits(self, other: Letter, own: Letter | None) -> bool:
        """On the same matter, by others, and not from before our own letter where theirs answers that."""
        if have_one_voice(self.letter, other) or not may_answer(self.letter, other):
            return False
        return are_kin(self.letter, other) and (own is None or is_before(own, other))

    def _is_absent(self, said: Mention, own: Letter | None) -> bool:
        """Whether the letter that it speaks of was not captured: no captured one fits, and its day is none to come."""
        if self.slot in self.pinned:
            return True
        fitting = self._candidates(said, own)[0] or (not said.day and any(True for _each in self._addressees(own)))
        return not (self._is_to_come(said) or fitting)

    def _absent(self, said: Mention) -> Absent:
        return Absent(self.letter.key, said.words, self.letter.latest, self._day(said), said.title, said.writer)

    def _to_own(self, own: Letter | None, target: Link | None) -> Iterator[Link]:
        """The letter that is answered is itself an answer to our earlier one."""
        said = self.letter.first(MentionKind.OWN) or next(iter(self.letter.all(MentionKind.OWN)), None)
        if own and said and target and not target.mentions and target.answers != own.key:
            yield Link(target.answers, own.key, said, self.letter.key, Clue.OWN, stands_for=target.stands_for)

    def _link(self, other: Letter, mention: Mention, clue: Clue) -> Link:
        return Link(self.letter.key, other.key, mention, self.letter.key, clue, mentions=not mention.answered)

    def _standing(self, link: Link) -> Link:
        """In the place of the placeholder that there would be."""
        return replace(link, stands_for=self.slot) if self.answered and not link.mentions else link

    def _only(self, found: Iterable[Letter]) -> Letter | None:
        """The one of them, or the one of them that a box of this letter shows."""
        candidates = list(dict.fromkeys(found))
        if len(candidates) < 2:
            return _sole(candidates)
        shown = {normalised(each.words) for each in self.letter.all(MentionKind.TEASER)}
        presented = {normalised(each.words) for each in self.letter.all(MentionKind.PUBLISHER)}
        return _sole([o for o in candidates if normalised(o.title) in shown or self.shelf.called(o) & presented])


def _may_be_called(other: Letter, mention: Mention) -> bool:
    """Not where the letter is given another title."""
    return not mention.title or not other.title or normalised(mention.title) == normalised(other.title)


def _is_earlier_own(letter: Letter, other: Letter) -> bool:
    return is_before(other, letter) and may_answer(letter, other) and are_kin(letter, other)


def _own_before(letter: Letter, shelf: Shelf) -> Letter | None:
    """The one earlier letter of one's own on the matter."""
    return _sole([other for other in shelf.by(letter.voices) if _is_earlier_own(letter, other)])


def _own_earlier(letters: Iterable[Letter], shelf: Shelf) -> Iterator[Link]:
    """What says "our first letter" mentions that one, where there is one earlier letter of one's own on the matter."""
    for letter in letters:
        said = letter.first(MentionKind.OWN)
        own = _own_before(letter, shelf) if said else None
        if said and own:
            yield Link(letter.key, own.key, said, letter.key, Clue.OWN, mentions=True)


def _teasers(letters: Iterable[Letter], shelf: Shelf) -> Iterator[Link]:
    """Two that lead to each other in their boxes: the later one mentions the other."""
    leads: dict[Letter, dict[Letter, Mention]] = {}
    for letter in letters:
        boxes = ((mention, shelf.titled(mention.words)) for mention in letter.all(MentionKind.TEASER))
        leads[letter] = {found[0]: mention for mention, found in boxes if len(found) == 1 and found[0] is not letter}
    for letter, shown in leads.items():
        for other, mention in shown.items():
            if letter in leads[other] and _is_later(letter, other):
                yield Link(letter.key, other.key, mention, letter.key, Clue.TEASER, mentions=True)


def _is_later(letter: Letter, other: Letter) -> bool:
    return (letter.day or date.max, letter.key) > (other.day or date.max, other.key)


def _sole(found: Sequence[_T]) -> _T | None:
    return found[0] if len(found) == 1 else None
