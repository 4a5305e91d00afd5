"""Which captures of one title show one article, told by their words, whatever the order in which they came. Pure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from debates.pages.bodies import body_text
from debates.pages.drafts import ArticleDraft
from debates.pages.keys import normalised

SAME_TEXT = 0.6  # share of the shorter text's words that the longer one holds too
TELLING_TEXT = 20  # words: a shorter text may be like many
_WORD = re.compile(r"\w+")

_Edge = tuple[Any, ...]  # how alike, their hashes, their numbers


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capture: a number to call it by, its sha256, what its title hashes to, and the words of its text."""

    id: int
    sha256: str
    title_key: str
    words: AbstractSet[str]

    @property
    def is_telling(self) -> bool:
        """Whether there is text enough to tell it from others."""
        return len(self.words) >= TELLING_TEXT


def words_of(draft: ArticleDraft) -> set[str]:
    """The words of a text, for `share`."""
    return words(draft.lead, body_text(draft.body))


def words(*texts: str) -> set[str]:
    """The words of texts, each once, as comparisons see them."""
    return {word for text in texts for word in _WORD.findall(normalised(text))}


def share(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """How many of the fewer words are among the others too, from 0 to 1; 1 where nothing tells the texts apart."""
    return len(one & other) / min(len(one), len(other)) if one and other else 1.0


def group(candidates: Sequence[Candidate], bound: Sequence[Collection[int]] = ()) -> set[frozenset[int]]:
    """The captures as articles. Two of one title that are alike are one article, and so are all that a chain of such holds together.

    A text that is too short to tell makes no chain: it goes to the one that it is most like. Those in one of the `bound`
    sets are one article as they are; no two such sets become one: what is like both goes to the one that it is most like.
    """
    groups = _Groups(candidates, bound)
    telling = [each for each in candidates if each.is_telling]
    groups.join(_alike(_pairs(telling)))
    telling_ids = {each.id for each in telling}
    short = [each for each in candidates if not groups.has_any(each, telling_ids)]
    nearest = [sorted(_alike((each, other) for other in telling))[:1] for each in short]
    groups.join(edge for found in nearest for edge in found)
    groups.join(_alike(_pairs([each for each, found in zip(short, nearest, strict=True) if not found])))
    return groups.sets()


def _pairs(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Every two of one title."""
    by_title: dict[str, list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_title[each.title_key].append(each)
    return (pair for same in by_title.values() for pair in combinations(same, 2))


def _alike(pairs: Iterable[tuple[Candidate, Candidate]]) -> Iterator[_Edge]:
    """Pairs that are alike, to be sorted: the most alike first, and of equals what they hold decides."""
    for one, other in pairs:
        if one.title_key == other.title_key and (found := share(one.words, other.words)) >= SAME_TEXT:
            yield -found, *sorted((one.sha256, other.sha256)), one.id, other.id


class _Groups:
    """Sets of captures that grow together, but for those that must stay apart."""

    def __init__(self, candidates: Sequence[Candidate], bound: Sequence[Collection[int]]) -> None:
        self._set_of = {each.id: {each.id} for each in candidates}
        for together in map(set, bound):
            self._set_of |= dict.fromkeys(together, together)
        self._bound = {each for together in bound for each in together}

    def join(self, edges: Iterable[_Edge]) -> None:
        for *_rank, one, other in sorted(edges):
            mine, theirs = self._set_of[one], self._set_of[other]
            if mine is not theirs and (mine.isdisjoint(self._bound) or theirs.isdisjoint(self._bound)):
                mine |= theirs
                self._set_of |= dict.fromkeys(theirs, mine)

    def has_any(self, one: Candidate, ids: AbstractSet[int]) -> bool:
        return not self._set_of[one.id].isdisjoint(ids)

    def sets(self) -> set[frozenset[int]]:
        return {frozenset(each) for each in self._set_of.values()}
