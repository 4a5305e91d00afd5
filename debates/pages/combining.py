"""Several captures of one page made into one article: what each lends, and which comments came and went.

Nothing here depends on the order in which the captures are given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from debates.pages.drafts import ArticleDraft, CommentDraft, Precision
from debates.pages.formats import FORMATS
from debates.pages.threads import merge_threads

# Fields that stand or fall together: an author without the byline that names him would be worth little.
_FIELDS: Final = (
    ("title",),
    ("lead",),
    ("body",),
    ("byline", "authors"),
    ("publisher",),
    ("category",),
    ("tags",),
    ("photo_caption", "photo_credit"),
)
_LAYOUTS: Final = {form.NAME: rank for rank, form in enumerate(FORMATS)}  # the best first
_PRINT_COMMENTS: Final = frozenset(form.NAME for form in FORMATS if form.PRINTS_COMMENTS)
_EXACTNESS: Final = (Precision.MINUTE, Precision.DAY, Precision.INTERVAL, Precision.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Capture:
    """What one file says of a page. ``captured``: when it was taken, where an index tells."""

    draft: ArticleDraft
    format: str
    sha256: str
    captured: datetime | None = None


@dataclass(frozen=True, slots=True)
class CombinedComment:
    """A comment of the page, from the latest capture that shows it."""

    draft: CommentDraft
    sha256: str  # of that capture
    title: str  # that it was first seen with
    nth: int  # which of equal day and such title, counted from the oldest, from 1
    places: tuple[tuple[str, int], ...]  # capture and line of each capture that shows it
    ordinal: int  # its place among all, 1 = the oldest
    vanished: bool  # a later capture no longer has it


@dataclass(frozen=True, slots=True)
class Combined:
    """The article as all captures show it together; comments newest first, the vanished ones in their places."""

    article: ArticleDraft
    origins: Mapping[str, str]  # name of a field that is not empty -> sha256 of the capture that gave it
    comments: tuple[CombinedComment, ...]


def combine(captures: Sequence[Capture]) -> Combined:
    """Combine the captures of one page, at least one."""
    if not captures:
        raise ValueError("No captures to combine.")
    once = {each.capture.sha256: each for each in _ranked(captures)}
    in_time = sorted(once.values(), key=_Ranked.order)
    values, origins = _lend([ranked.capture for ranked in in_time])
    comments = _combine_comments(in_time)
    article = replace(ArticleDraft(), **values, comments=tuple(comment.draft for comment in comments))
    return Combined(article, origins, comments)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A capture with its place in time. Times of capture decide where there are some, comments where there are none."""

    capture: Capture
    weight: tuple[date, int]  # newest comment and number of comments, of this or an earlier timed capture

    def order(self) -> tuple[tuple[date, int], bool, float, str]:
        """What captures are sorted by, earliest first. The hash only makes an order where none can be known."""
        captured = self.capture.captured
        return self.weight, captured is not None, captured.timestamp() if captured else 0.0, self.capture.sha256

    def is_surely_after(self, other: "_Ranked") -> bool:
        """Whether this capture is later than the other, and not merely sorted after it."""
        if self.weight != other.weight:
            return self.weight > other.weight
        mine, others = self.capture.captured, other.capture.captured
        return mine is not None and others is not None and mine > others


def _ranked(captures: Sequence[Capture]) -> list[_Ranked]:
    """Give each capture its weight; a timed one weighs no less than those timed before it, so both orders agree."""
    ranked = [_Ranked(each, _weight(each)) for each in captures if each.captured is None]
    heaviest = (date.min, 0)
    for each in sorted((each for each in captures if each.captured), key=_time):
        heaviest = max(heaviest, _weight(each))
        ranked.append(_Ranked(each, heaviest))
    return ranked


def _time(capture: Capture) -> tuple[float, tuple[date, int], str]:
    return capture.captured.timestamp() if capture.captured else 0.0, _weight(capture), capture.sha256


def _weight(capture: Capture) -> tuple[date, int]:
    comments = capture.draft.comments
    return max((comment.posted for comment in comments), default=date.min), len(comments)


def _lend(in_time: Sequence[Capture]) -> tuple[dict[str, Any], dict[str, str]]:
    """Each field from the best layout, and of that from the latest capture; empty ones from the next that has them."""
    preferred = list(reversed(in_time))
    preferred.sort(key=_layout)  # stable: of each layout the latest first
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for group in _FIELDS:
        lender = next((each for each in preferred if any(getattr(each.draft, name) for name in group)), preferred[0])
        values |= {name: getattr(lender.draft, name) for name in group}
        origins |= {name: lender.sha256 for name in group if values[name]}
    dated = min(preferred, key=_exactness)  # min takes the first of equals, so the preferred one
    values["published"] = dated.draft.published
    if dated.draft.published.precision is not Precision.UNKNOWN:
        origins["published"] = dated.sha256
    return values, origins


def _layout(capture: Capture) -> int:
    return _LAYOUTS.get(capture.format, len(_LAYOUTS))


def _exactness(capture: Capture) -> tuple[int, date]:
    published = capture.draft.published
    return _EXACTNESS.index(published.precision), published.not_after or date.max


def _combine_comments(in_time: Sequence[_Ranked]) -> tuple[CombinedComment, ...]:
    """The union of all comments. Only the layout that prints comments can tell that one has vanished."""
    showing = [each for each in in_time if each.capture.format in _PRINT_COMMENTS or each.capture.draft.comments]
    if not showing:
        return ()
    latest = showing[-1]
    ranks = {each.capture.sha256: each for each in showing}
    threads = [(each.capture.sha256, each.capture.draft.comments) for each in reversed(showing)]
    oldest_first = [
        CombinedComment(
            comment.draft,
            comment.source,
            comment.title,
            comment.nth,
            comment.places,
            ordinal,
            vanished=comment.source != latest.capture.sha256 and latest.is_surely_after(ranks[comment.source]),
        )
        for ordinal, comment in enumerate(merge_threads(threads), start=1)
    ]
    return tuple(reversed(oldest_first))
