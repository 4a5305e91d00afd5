"""Two captures beside each other, ready to be set."""

from dataclasses import dataclass
from typing import Self

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from debates.admin.captures import captures_of, compare_url
from debates.admin.differences import Row, Segment, Side, compare
from debates.admin.sheets import MOST_PARSED, cut, end_of, text_of
from debates.admin.signs import line_end_name, visible
from debates.models import Source

MOST_LINES = 200_000
_MOST_SHOWN = 2_000  # characters of one segment


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A line of one side: its number and its segments, each with whether the other side lacks it."""

    number: int
    segments: list[tuple[SafeString | str, bool]]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Two lines beside each other. ``kind`` is equal, changed, removed, added or folded."""

    kind: str
    left: ShownSide | None
    right: ShownSide | None
    folded: int
    weight: int


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two captures, and which others it can be compared with."""

    source: Source
    line_ends: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two captures, or why they can't be compared here."""

    halves: tuple[Half, Half]
    rows: list[ShownRow]
    reason: str
    removed: int
    added: int
    others: list[tuple[Source, str]]

    @classmethod
    def of(cls, left: Source, right: Source) -> Self:
        """Compare line by line, without the line ends; these are told apart."""
        texts = [text_of(source)[0] for source in (left, right)]
        lines = [cut(text) for text in texts]
        halves = Half(left, _line_ends(lines[0])), Half(right, _line_ends(lines[1]))
        reason = _too_much(texts, lines)
        bare = [[line.removesuffix(end_of(line)) for line in each] for each in lines]
        rows = [] if reason else compare(*bare)
        return cls(
            halves=halves,
            rows=[_shown(row) for row in rows],
            reason=reason,
            removed=sum(1 for row in rows if row.left and not row.is_equal),
            added=sum(1 for row in rows if row.right and not row.is_equal),
            others=[(other, compare_url(left, other)) for other in captures_of(left.article_id) if other.pk != left.pk],
        )

    @property
    def are_equal(self) -> bool:
        """Whether the lines say the same."""
        return not (self.reason or self.removed or self.added)


def _line_ends(lines: list[str]) -> str:
    return ", ".join(sorted({line_end_name(end_of(line)) for line in lines if end_of(line)})) or "–"


def _too_much(texts: list[str], lines: list[list[str]]) -> str:
    if max(map(len, texts)) <= MOST_PARSED and sum(map(len, lines)) <= MOST_LINES:
        return ""
    return _(
        "Filerne er for store til at blive sammenlignet her: højst %(characters)d tegn i hver og %(lines)d linjer i alt."
    ) % {
        "characters": MOST_PARSED,
        "lines": MOST_LINES,
    }


def _shown(row: Row) -> ShownRow:
    left, right = _shown_side(row.left), _shown_side(row.right)
    return ShownRow(_kind(row), left, right, row.folded, min(row.weight, 4 * _MOST_SHOWN))


def _kind(row: Row) -> str:
    if row.folded:
        return "folded"
    if row.is_equal:
        return "equal"
    return "changed" if row.left and row.right else "removed" if row.left else "added"


def _shown_side(side: Side | None) -> ShownSide | None:
    return side and ShownSide(side.number, [(_text_of(segment), segment.differs) for segment in side.segments])


def _text_of(segment: Segment) -> SafeString | str:
    """A very long segment by its ends."""
    text = segment.text
    if len(text) > _MOST_SHOWN:
        half = _MOST_SHOWN // 2
        left_out = _("%d tegn udeladt") % (len(text) - 2 * half)
        text = f"{text[:half]} [… {left_out} …] {text[-half:]}"
    return visible(text)
