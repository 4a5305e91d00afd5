"""Two captures beside each other, ready to be set."""

from dataclasses import dataclass
from typing import Self

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from debates.admin.captures import captures_of, compare_url
from debates.admin.differences import Pair, Segment, compare, words
from debates.admin.sheets import MOST_CHARACTERS, MOST_LINES, bare, cut, end_of, text_of
from debates.admin.signs import line_end_name, visible
from debates.models import Source

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


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two captures: its lines without their ends, and which line ends it has."""

    source: Source
    lines: list[str]
    line_ends: str

    @classmethod
    def of(cls, source: Source) -> Self:
        """Decode a stored capture again."""
        lines = cut(text_of(source)[0])
        names = sorted({line_end_name(end) for line in lines if (end := end_of(line))})
        return cls(source, [bare(line) for line in lines], ", ".join(names) or "–")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two captures line by line, or why they can't be compared here."""

    left: Half
    right: Half
    pairs: list[Pair]
    reason: str

    @classmethod
    def of(cls, one: Source, other: Source) -> Self:
        """Compare the lines without their ends; these are told apart."""
        left, right = Half.of(one), Half.of(other)
        reason = _too_much(left, right)
        return cls(left, right, [] if reason else compare(left.lines, right.lines), reason)

    @property
    def halves(self) -> tuple[Half, Half]:
        """Left and right."""
        return self.left, self.right

    @property
    def removed(self) -> int:
        """Lines that stand on the left only."""
        return sum(pair.left is not None and not pair.is_equal for pair in self.pairs)

    @property
    def added(self) -> int:
        """Lines that stand on the right only."""
        return sum(pair.right is not None and not pair.is_equal for pair in self.pairs)

    @property
    def are_equal(self) -> bool:
        """Whether the lines say the same."""
        return not (self.reason or self.removed or self.added)

    def others(self) -> list[tuple[Source, str]]:
        """What else the left one can be compared with."""
        left = self.left.source
        return [(other, compare_url(left, other)) for other in captures_of(left.article_id) if other.pk != left.pk]

    def weight(self, pair: Pair) -> int:
        """How many characters a pair shows at most."""
        left, right = self._lines(pair)
        return min(len(left), 2 * _MOST_SHOWN) + min(len(right), 2 * _MOST_SHOWN)

    def shown(self, pair: Pair) -> ShownRow:
        """A pair, with the words marked that differ."""
        left, right = self._lines(pair)
        of_left, of_right = [Segment(left, not pair.is_equal)], [Segment(right, not pair.is_equal)]
        if pair.left is not None and pair.right is not None and not pair.is_equal:
            of_left, of_right = words(left, right)
        return ShownRow(_kind(pair), _shown_side(pair.left, of_left), _shown_side(pair.right, of_right), pair.folded)

    def _lines(self, pair: Pair) -> tuple[str, str]:
        left = "" if pair.left is None else self.left.lines[pair.left]
        return left, "" if pair.right is None else self.right.lines[pair.right]


def _too_much(left: Half, right: Half) -> str:
    lines = len(left.lines) + len(right.lines)
    characters = max(sum(map(len, half.lines)) for half in (left, right))
    if lines <= MOST_LINES and characters <= MOST_CHARACTERS:
        return ""
    return _(
        "Filerne er for store til at blive sammenlignet her: højst %(characters)d tegn i hver og %(lines)d linjer i alt."
    ) % {"characters": MOST_CHARACTERS, "lines": MOST_LINES}


def _kind(pair: Pair) -> str:
    if pair.folded:
        return "folded"
    if pair.is_equal:
        return "equal"
    return "added" if pair.left is None else "removed" if pair.right is None else "changed"


def _shown_side(at: int | None, segments: list[Segment]) -> ShownSide | None:
    if at is None:
        return None
    return ShownSide(at + 1, [(_text_of(segment), segment.differs) for segment in segments])


def _text_of(segment: Segment) -> SafeString | str:
    """A very long segment by its ends."""
    text = segment.text
    if len(text) > _MOST_SHOWN:
        half = _MOST_SHOWN // 2
        left_out = _("%d tegn udeladt") % (len(text) - 2 * half)
        text = f"{text[:half]} [… {left_out} …] {text[-half:]}"
    return visible(text)
