"""What would have hit, where a search finds nothing: other queries that find public texts now, under the same filters."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product, zip_longest

from archive.search.answers import bounded
from archive.search.counting import MOST, count_hits, count_without
from archive.search.filters import SearchFilter
from archive.search.found import Found
from archive.search.names import fields_of
from archive.search.vocabulary import near, parts, written
from debates.models.conditions import ready
from debates.models.search import stems
from debates.query.alternatives import apart, as_fields, asked_words, replaced, shorter, with_known_fields, without
from debates.query.grammar import parse
from debates.query.nodes import Forms, Node, Part, Word
from debates.query.tsquery import spellings

SHOWN = 5
LONGEST = "1s"  # that one statement may take
_WORDS = 2  # that other words are looked for, of those that are not found
_LEAST_OPEN = 4  # letters of a word that is looked for inside others
_EACH = 10  # other words that are tried for one
_NEAREST = 3  # other words that are tried for each of two at once
_SHORTER = 8  # things that are left out in turn


class Kind(StrEnum):
    """How another query was made."""

    FIELD = "field"  # words as the value of a field that they were not asked of
    FILTER = "filter"  # without a filter
    NEAR = "near"  # a word that is spelled nearly so
    APART = "apart"  # the words of a phrase in any order
    SHORTER = "shorter"  # without something
    INSIDE = "inside"  # words that have the word in them
    PART = "part"  # a part of the word


# That are shown at most.
_OF_A_KIND = {
    Kind.FIELD: 3,
    Kind.FILTER: 3,
    Kind.NEAR: 3,
    Kind.APART: 1,
    Kind.SHORTER: 4,
    Kind.INSIDE: 2,
    Kind.PART: 2,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that finds something, its address and how many hits it has; `about` is what it leaves out or puts another word for."""

    kind: Kind
    query: str
    about: str
    hits: int
    address: str

    @property
    def has_more(self) -> bool:
        """Whether there are more hits than were counted."""
        return self.hits > MOST

    @property
    def shown(self) -> int:
        """The hits that were counted."""
        return min(self.hits, MOST)


@dataclass(frozen=True, slots=True)
class _Idea:
    """A query to try: `node` is what is counted; in it `known` stand for words of the archive, as the index has them."""

    kind: Kind
    node: Node
    about: str
    known: tuple[Forms, ...] = ()
    far: int = 0


def suggestions(asked: SearchFilter) -> list[Suggestion]:
    """Other queries for one that finds nothing, a few.

    Twenty-five queries at most, and those that make what was asked ready.
    """
    with bounded(LONGEST):
        found = Found(asked)
        wider = _wider(found) if asked.is_narrowed else []
        node = found.node or asked.query.node
        if node is None:
            return wider
        ideas = list(_ideas(found, node))
        counted = zip(ideas, count_hits(found, [idea.node for idea in ideas]), strict=True)
        chosen = _chosen((idea, hits) for idea, hits in counted if hits)
        forms = written({known.part.text for idea, _hits in chosen for known in idea.known})
    shown = (_suggestion(asked, idea, hits, forms) for idea, hits in chosen)
    others = {each.query: each for each in shown if each}
    fields = [each for each in others.values() if each.kind is Kind.FIELD]
    return [*fields, *wider, *(each for each in others.values() if each not in fields)][:SHOWN]


def _wider(found: Found) -> list[Suggestion]:
    """The same query without each of its filters, or without any where that alone helps."""
    asked = found.asked
    names = asked.narrowing
    *each, without_any = count_without(found, names)
    wider: list[tuple[Sequence[str], int]] = [([name], hits) for name, hits in zip(names, each, strict=True) if hits]
    if not wider and without_any:
        wider = [(names, without_any)]
    something_left = [each for each in wider if asked.words or len(each[0]) < len(names)]
    return [_without(asked, left_out, hits) for left_out, hits in something_left[: _OF_A_KIND[Kind.FILTER]]]


def _without(asked: SearchFilter, names: Collection[str], hits: int) -> Suggestion:
    chips = ", ".join(f"{chip.label}: {chip.value}" for chip in asked.chips_of(names))
    return Suggestion(Kind.FILTER, asked.words, chips, hits, asked.query_with(**dict.fromkeys(names)))


def _ideas(found: Found, node: Node) -> Iterator[_Idea]:
    """What to try: words as names; the words of phrases in any order and, if that finds nothing either, what may be made of them."""
    yield from (_Idea(Kind.FIELD, other, "") for other in _as_fields(found.asked, node))
    loose = apart(node)
    if loose != node:
        (hits,) = count_hits(found, [loose], most=0)
        yield _Idea(Kind.APART, loose, "")
        node = node if hits else loose
    for left_out, rest in islice(shorter(node), _SHORTER):
        yield _Idea(Kind.SHORTER, rest, str(left_out))
    yield from _of_words(found, node)


def _as_fields(asked: SearchFilter, node: Node) -> Iterator[Node]:
    """The query with its words as names, as far as anybody or anything has such a one; and with the nearest field for a misspelt one."""
    corrected = parse(with_known_fields(asked.words)).node if asked.query.notes else None
    if corrected and str(corrected) != str(asked.query):
        yield ready(corrected) or corrected
    for other in as_fields(node, fields_of(node)):
        yield ready(other) or other


def _of_words(found: Found, node: Node) -> Iterator[_Idea]:
    """What may be meant by the words that find nothing by themselves."""
    words = [word for word in asked_words(node) if word.text.isalpha()]
    here = count_hits(found, words, most=0)
    anywhere = count_hits(found, words, most=0, filtered=False) if found.asked.is_narrowed else here
    missing = [(word, bool(hits)) for word, under, hits in zip(words, here, anywhere, strict=True) if not under]
    tried = missing[:_WORDS]
    misspelt: list[tuple[Word, list[tuple[str, int]]]] = []
    for (word, is_known), stem in zip(tried, stems(word.text for word, _known in tried), strict=True):
        rest = without(node, {other for other, _known in missing} - {word}) or node
        if not is_known:
            misspelt.append((word, _nearest(word, stem)))
            yield from (_idea(Kind.NEAR, rest, {word: known}, far) for known, far in misspelt[-1][1])
            yield from (_idea(Kind.PART, rest, {word: part}) for part in parts(stem)[:_EACH])
        inside = ready(Part(word.text, before=True, after=True)) if len(word.text) >= _LEAST_OPEN else None
        if isinstance(inside, Forms):
            yield _Idea(Kind.INSIDE, replaced(rest, word, inside), word.text)
    if len(misspelt) == len(missing) == _WORDS:
        yield from _both(node, *misspelt)


def _nearest(word: Word, stem: str) -> list[tuple[str, int]]:
    """Words of the archive that are spelled nearly so, with their distance, the best first."""
    found = near(word.text.lower(), stem)
    first = word.text[:1].lower()
    best = sorted(found, key=lambda known: (found[known], known[:1] != first, len(known), known))
    return [(known, found[known]) for known in best[:_EACH]]


def _both(
    node: Node, one: tuple[Word, list[tuple[str, int]]], other: tuple[Word, list[tuple[str, int]]]
) -> Iterator[_Idea]:
    """Two misspelt words put right together."""
    (word, near_one), (second, near_other) = one, other
    for (known, far), (also, farther) in product(near_one[:_NEAREST], near_other[:_NEAREST]):
        yield _idea(Kind.NEAR, node, {word: known, second: also}, far + farther)


def _idea(kind: Kind, node: Node, words: Mapping[Word, str], far: int = 0) -> _Idea:
    """The query with words of the archive, as the index has them, for some of the reader's."""
    known = []
    for old, word in words.items():
        known.append(Forms(Part(word, before=False, after=False), tuple(spellings(word))))
        node = replaced(node, old, known[-1])
    return _Idea(kind, node, " ".join(word.text for word in words), tuple(known), far)


def _chosen(counted: Iterable[tuple[_Idea, int]]) -> list[tuple[_Idea, int]]:
    """The best of each kind by turns, until there are enough; in the order of the kinds."""
    found = sorted(counted, key=lambda each: _worth(*each))
    kinds = [[each for each in found if each[0].kind is kind][: _OF_A_KIND[kind]] for kind in Kind]
    turns = [each for turn in zip_longest(*kinds) for each in turn if each][:SHOWN]
    return sorted(turns, key=lambda each: list(Kind).index(each[0].kind))


def _worth(idea: _Idea, hits: int) -> tuple[int, int, int]:
    """Near words by how many are put right, by their distance and then by their hits; the others as they come."""
    return (-len(idea.known), idea.far, -hits) if idea.kind is Kind.NEAR else (0, 0, 0)


def _suggestion(asked: SearchFilter, idea: _Idea, hits: int, forms: Mapping[str, str]) -> Suggestion | None:
    """The query as a reader would type it; none where that would be understood otherwise."""
    meant = idea.node
    for known in idea.known:
        meant = replaced(meant, known, Word(forms.get(known.part.text, "")))
    printed = str(meant)
    if str(parse(printed)) != printed:
        return None
    other = asked.known.copy()
    other["q"] = printed
    return Suggestion(idea.kind, printed, idea.about, hits, f"?{other.urlencode()}")
