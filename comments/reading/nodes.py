"""Comments at their places in nested lists, each with what it is shown to answer and the words that show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from comments.models import Comment, ReplyClaim
from comments.threading import SURE
from debates.models import Article
from debates.models.debates import Verdict

DEEPEST = 4  # levels of indentation; what lies deeper stays on the last one and says whom it answers


class Words(NamedTuple):
    """The words of a claim, where they stand in the public title or body."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a comment is shown to answer. `words` show it, where they still stand in the public text; `is_here`: on the same page."""

    parent: Comment
    claim: ReplyClaim
    is_here: bool
    words: Words | None

    @property
    def evidence(self) -> str:
        """The words that show it."""
        return self.claim.evidence if self.words else ""

    @property
    def is_curated(self) -> bool:
        """Whether a person has said so, or agreed."""
        return self.claim.kind == ReplyClaim.Kind.CURATOR or self.claim.verdict == Verdict.ACCEPTED

    @property
    def is_likely_only(self) -> bool:
        """Whether nobody has said so and the words only hint at it."""
        return not self.is_curated and self.claim.score < SURE


class Told(NamedTuple):
    """How many answers are shown: surely inferred, likely, and set or accepted by a curator."""

    sure: int
    likely: int
    curated: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Whom a comment speaks to beside single comments: everybody who wrote, or of the publisher's earlier letter."""

    claim: ReplyClaim
    words: Words | None
    letter: Article | None

    @property
    def evidence(self) -> str:
        """The words that show it."""
        return self.claim.evidence if self.words else ""


@dataclass(frozen=True, slots=True)
class Node:
    """A comment, or the tombstone of one, at its place in nested lists.

    `opens`: it begins a list one level deeper; `closes` counts the lists that end after it.
    """

    comment: Comment
    opens: bool
    closes: range
    answer: Answer | None
    asides: Sequence[Aside] = ()
    marks: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)

    @property
    def title_marks(self) -> Sequence[tuple[int, int]]:
        """Where in the title words stand that show something."""
        return self.marks.get(ReplyClaim.Part.TITLE, ())

    @property
    def body_marks(self) -> Sequence[tuple[int, int]]:
        """Where in the body words stand that show something."""
        return self.marks.get(ReplyClaim.Part.BODY, ())


class Place(NamedTuple):
    """Where a comment stands among others: a sort key, its level, and what it is shown to answer and why."""

    rank: tuple[int, ...]
    level: int
    parent: Comment | None
    claim: ReplyClaim | None


def nested(
    comments: Iterable[Comment],
    article: Article,
    places: Mapping[int, Place],
    *,
    with_asides: bool = True,
) -> list[Node]:
    """The comments of one article as nodes, in the order of their places (by id)."""
    rows = sorted(comments, key=lambda comment: places[comment.pk].rank)
    here = {comment.pk for comment in rows}
    levels = [min(places[comment.pk].level, DEEPEST) for comment in rows]
    nodes = []
    for at, (comment, level) in enumerate(zip(rows, levels, strict=True)):
        before, after = levels[at - 1] if at else -1, levels[at + 1] if at + 1 < len(rows) else -1
        answer = _answer(comment, places[comment.pk], here)
        aside = [_aside(comment, row) for row in getattr(comment, "asides", ())] if with_asides else []
        comment.article = article
        if answer:
            answer.parent.article = article
        closes = range(max(0, level - after))
        nodes.append(Node(comment, level > before, closes, answer, aside, _marks(answer, aside)))
    return nodes


def has_answers(nodes: Iterable[Node]) -> bool:
    """Whether any of the comments is said to answer another."""
    return any(node.answer for node in nodes)


def told_of(nodes: Iterable[Node]) -> Told:
    """How many of the comments are shown to answer another, and how that is known."""
    answers = [node.answer for node in nodes if node.answer]
    curated = sum(answer.is_curated for answer in answers)
    likely = sum(answer.is_likely_only for answer in answers)
    return Told(len(answers) - curated - likely, likely, curated)


def words_of(comment: Comment, claim: ReplyClaim) -> Words | None:
    """Where the words of a claim stand in the public text; None where a curator has taken them away."""
    words = claim.evidence
    if not words or "\n\n" in words:
        return None
    parts = ((ReplyClaim.Part.TITLE, comment.title), (ReplyClaim.Part.BODY, comment.body))
    start = claim.evidence_start
    for part, text in parts:
        if claim.evidence_part == part and start is not None and text.startswith(words, start):
            return Words(part, start, start + len(words))
    for part, text in parts:
        if (found := text.find(words)) >= 0:
            return Words(part, found, found + len(words))
    return None


def _answer(comment: Comment, place: Place, here: set[int]) -> Answer | None:
    """Nothing of a tombstone; no words where they may hold a name that was taken away."""
    if comment.is_withheld or place.parent is None or place.claim is None:
        return None
    if comment.name_hidden and place.claim.is_own:
        return None  # that it goes on with a comment of its writer's would name the writer
    is_gone = place.parent.is_withheld or place.parent.name_hidden
    words = None if is_gone else words_of(comment, place.claim)
    return Answer(place.parent, place.claim, place.parent.pk in here, words)


def _aside(comment: Comment, row: dict[str, Any]) -> Aside:
    letter = {name: row.pop(f"letter_{name}") for name in ("slug", "title", "withheld_at")}
    claim = ReplyClaim(**row)
    has_letter = bool(letter["slug"]) and not letter["withheld_at"]
    shown = Article(slug=letter["slug"], title=letter["title"]) if has_letter else None
    return Aside(claim, words_of(comment, claim), shown)


def _marks(answer: Answer | None, asides: Sequence[Aside]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for said in (answer, *asides):
        if said and said.words:
            found.setdefault(said.words.part, []).append((said.words.start, said.words.end))
    return found
