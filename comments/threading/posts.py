"""What the rules see, and what they say: posts in, claims out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SURE = 0.8  # a claim below this score is kept, but chooses no parent
LIKELY = 0.5  # from here on it is shown to a reader who asks for likely answers too


class ClaimKind(StrEnum):
    """What a claim rests on."""

    NAMED = "named"
    QUOTE = "quote"
    RETITLE = "retitle"
    CONTINUATION = "continuation"
    AFTERTHOUGHT = "afterthought"
    SPOKEN = "spoken"
    COLLECTIVE = "collective"
    LETTER = "letter"
    ARTICLE = "article"
    PUBLISHER = "publisher"
    PERSON = "person"


OWN = (ClaimKind.CONTINUATION, ClaimKind.AFTERTHOUGHT)
UNTARGETED = (ClaimKind.COLLECTIVE, ClaimKind.LETTER, ClaimKind.ARTICLE, ClaimKind.PUBLISHER, ClaimKind.PERSON)


class ClaimPart(StrEnum):
    """Where in a comment the words of a claim stand."""

    TITLE = "title"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Subject:
    """The article that the comments stand under: all that it says, and who signs and publishes it, as printed."""

    text: str = ""
    byline: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A comment as the rules see it. Ordinals count from 1 at the oldest comment of the article."""

    ordinal: int
    name: str
    title: str
    body: str
    posted: date

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self.title}\n{self.body}"

    def text_of(self, part: ClaimPart) -> str:
        """What one part of it says."""
        return self.title if part is ClaimPart.TITLE else self.body

    def parts(self) -> tuple[tuple[ClaimPart, str], ...]:
        """The title and the body."""
        return (ClaimPart.TITLE, self.title), (ClaimPart.BODY, self.body)


@dataclass(frozen=True, slots=True)
class Claim:
    """``comment`` answers ``target`` (ordinals), says ``kind``, for the words in ``evidence``.

    The words stand in ``part`` of the comment, from its character ``start`` on. Of the kinds in UNTARGETED ``target`` is None.
    """

    comment: int
    target: int | None
    kind: ClaimKind
    score: float
    evidence: str
    part: ClaimPart
    start: int


@dataclass(frozen=True, slots=True)
class Span:
    """Some characters of one part of a post."""

    part: ClaimPart
    start: int
    end: int

    def claim(self, post: Post, kind: ClaimKind, score: float, target: int | None = None) -> Claim:
        """What these characters show."""
        evidence = post.text_of(self.part)[self.start : self.end]
        return Claim(post.ordinal, target, kind, score, evidence, self.part, self.start)
