"""What a parsed page is made of: blocks that keep every character, and drafts that say what was understood.

Nothing here knows Django or the database. A draft keeps the printed words beside what was made of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class BlockKind(StrEnum):
    """What a run of lines in a capture was read as."""

    TITLE = "title"
    LEAD = "lead"
    CAPTION = "caption"
    CATEGORY = "category"
    DATE = "date"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST = "list"
    TEASER = "teaser"
    TAGS = "tags"
    PUBLISHER = "publisher"
    FURNITURE = "furniture"
    COMMENT = "comment"
    BLANK = "blank"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of whole lines. ``"".join(block.raw for block in page.blocks) == text`` holds for every page."""

    kind: BlockKind
    raw: str
    line: int  # number of its first line in the capture, counted from 1


class BodyKind(StrEnum):
    """How a piece of an article's body is set."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST = "list"
    BOX = "box"


class BoxKind(StrEnum):
    """What a box in the middle of a body is for. Boxes are shown apart and left out of the exported body."""

    TEASER = "teaser"  # leads to other pages
    PUBLISHER = "publisher"  # says who publishes
    NEWSLETTER = "newsletter"
    SEE_ALSO = "see_also"


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One piece of a body, in reading order.

    ``text`` of a paragraph keeps its single line breaks. A list has ``items``; a box has ``title``, ``text`` and
    ``link_text``.
    """

    kind: BodyKind
    text: str = ""
    items: tuple[str, ...] = ()
    box: BoxKind | None = None
    title: str = ""
    link_text: str = ""
    line: int = 0  # first line in the capture


class Precision(StrEnum):
    """How exactly a publication date is known."""

    MINUTE = "minute"
    DAY = "day"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date with its precision, bounds and the words that it rests on.

    MINUTE has ``day`` and ``clock``; DAY has ``day``; INTERVAL has at least one of ``not_before`` and ``not_after``;
    UNKNOWN has none.
    """

    precision: Precision = Precision.UNKNOWN
    day: date | None = None
    clock: time | None = None
    not_before: date | None = None
    not_after: date | None = None
    evidence: str = ""  # Danish, for readers: "trykt på siden: 01/11/2018 15:47", "ældste kommentar: 26.02.18"


@dataclass(frozen=True, slots=True)
class Publisher:
    """The line ``NAME på DenOffentlige.dk BLURB`` and the counts printed under it."""

    name: str
    blurb: str = ""
    articles: int | None = None
    events: int | None = None
    competences: int | None = None


@dataclass(frozen=True, slots=True)
class CommentDraft:
    """One reader comment as printed. ``body`` parts paragraphs by one empty line and keeps single line breaks."""

    name: str
    title: str
    body: str
    posted: date
    line: int  # of its header in the capture
    end_line: int  # of its last line that is not blank


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as one capture shows it. Empty string: not printed there."""

    title: str = ""
    lead: str = ""
    body: tuple[BodyPart, ...] = ()
    byline: str = ""  # the whole line as printed
    authors: tuple[str, ...] = ()  # names found in the byline, in printed order
    publisher: Publisher | None = None
    category: str = ""
    tags: tuple[str, ...] = ()
    published: PublicationDate = field(default_factory=PublicationDate)
    photo_caption: str = ""
    photo_credit: str = ""
    comments: tuple[CommentDraft, ...] = ()  # in printed order: newest first


@dataclass(frozen=True, slots=True)
class Page:
    """A capture read by one format: its blocks, what they say, and how many lines nobody understood."""

    format: str
    cut: Iterable[Block] = field(
        repr=False
    )  # makes the blocks anew each time: on a huge page they weigh as much as its text
    article: ArticleDraft

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The whole page, cut into runs of lines."""
        return tuple(self.cut)

    @property
    def unread_lines(self) -> int:
        """Lines in blocks of kind UNREAD."""
        return sum(len(block.raw.splitlines()) for block in self.cut if block.kind is BlockKind.UNREAD)
