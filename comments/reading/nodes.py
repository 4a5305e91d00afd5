"""Comments at their places in nested lists, each with what it is shown to answer and the words that show it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from comments.models import Comment, ReplyClaim
from comments.reading.words import Mark, Words, quoted_of, words_of
from comments.threading import SURE
from debates.models import Article
from debates.models.debates import Verdict

DEEPEST = 4  # levels of indentation; what lies deeper stays on the last one and says whom it answers


@dataclass(frozen=True, slots=True)
class Answer:
    """What a comment is shown to answer. `words` show it, where they still stand in the public text; `is_here`: on the same page.

    `quoted` are the words of the parent that they quote, where both are here; their mark has the anchor `quoted_at`.
    """

    parent: Comment
    claim: ReplyClaim
    is_here: bool
    words: Words | None
    quoted: Words | None
    quoted_at: str

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
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)

    @property
    def title_marks(self) -> Sequence[Mark]:
        """Where in the title words stand that show something, or are quoted."""
        return self.marks.get(ReplyClaim.Part.TITLE, ())

    @property
    def body_marks(self) -> Sequence[Mark]:
        """Where in the body words stand that show something, or are quoted."""
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
    here = {comment.pk: comment for comment in rows}
    answers = {pk: _answer(comment, places[pk], here) for pk, comment in here.items()}
    asides = {pk: _asides(comment) if with_asides else [] for pk, comment in here.items()}
    marks = _marks(answers, asides)
    levels = [min(places[comment.pk].level, DEEPEST) for comment in rows]
    nodes = []
    for comment, before, level, after in zip(rows, [-1, *levels], levels, [*levels[1:], -1], strict=False):
        answer = answers[comment.pk]
        comment.article = article
        if answer:
            answer.parent.article = article
        closes = range(max(0, level - after))
        nodes.append(Node(comment, level > before, closes, answer, asides[comment.pk], marks[comment.pk]))
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


def _answer(comment: Comment, place: Place, here: Mapping[int, Comment]) -> Answer | None:
    """Nothing of a tombstone; no words where they may hold a name that was taken away."""
    if comment.is_withheld or place.parent is None or place.claim is None:
        return None
    if comment.name_hidden and place.claim.is_own:
        return None  # that it goes on with a comment of its writer's would name the writer
    is_gone = place.parent.is_withheld or place.parent.name_hidden
    words = None if is_gone else words_of(comment, place.claim)
    parent = here.get(place.parent.pk)
    quoted = quoted_of(parent, place.claim) if parent and words else None
    return Answer(place.parent, place.claim, parent is not None, words, quoted, f"citat-{comment.key}")


def _asides(comment: Comment) -> list[Aside]:
    return [_aside(comment, row) for row in getattr(comment, "asides", ())]


def _aside(comment: Comment, row: dict[str, Any]) -> Aside:
    letter = {name: row.pop(f"letter_{name}") for name in ("slug", "title", "withheld_at")}
    claim = ReplyClaim(**row)
    has_letter = bool(letter["slug"]) and not letter["withheld_at"]
    shown = Article(slug=letter["slug"], title=letter["title"]) if has_letter else None
    return Aside(claim, words_of(comment, claim), shown)


def _marks(
    answers: Mapping[int, Answer | None], asides: Mapping[int, Sequence[Aside]]
) -> dict[int, dict[str, list[Mark]]]:
    """What is marked in each comment, by its parts: its own words that show something, and those that others quote of it."""
    marks: dict[int, dict[str, list[Mark]]] = {pk: defaultdict(list) for pk in answers}
    for pk, answer in answers.items():
        for said in (answer, *asides[pk]):
            if said and said.words:
                marks[pk][said.words.part].append(Mark(said.words.start, said.words.end))
        if answer and answer.quoted:
            quoted = answer.quoted
            marks[answer.parent.pk][quoted.part].append(Mark(quoted.start, quoted.end, answer.quoted_at))
    return marks
