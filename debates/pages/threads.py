"""The comments of several captures of one page merged into one row, each once."""

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from debates.pages.drafts import CommentDraft
from debates.pages.keys import normalised


@dataclass(frozen=True, slots=True)
class ThreadComment:
    """A comment, the capture that it is taken from, and which of equal day and title it is, from 1, the oldest."""

    draft: CommentDraft
    source: str
    nth: int


@dataclass(slots=True, eq=False)
class _Entry:
    draft: CommentDraft
    source: str


def merge_threads(threads: Sequence[tuple[str, Sequence[CommentDraft]]]) -> list[ThreadComment]:
    """Merge the comments of captures: latest capture first, each with its newest comment first. Gives oldest first.

    A comment that two captures have is taken from the later. One that only an earlier has keeps its place: right after
    the next older comment that both have, and never before one of an earlier day.
    """
    union: list[_Entry] = []
    for source, comments in threads:
        union = _merged(union, [_Entry(draft, source) for draft in reversed(comments)])
    union.sort(key=lambda entry: entry.draft.posted)  # stable
    counts: Counter[tuple[date, str]] = Counter()
    merged = []
    for entry in union:
        equal = (entry.draft.posted, normalised(entry.draft.title))
        counts[equal] += 1
        merged.append(ThreadComment(entry.draft, entry.source, counts[equal]))
    return merged


def _merged(union: list[_Entry], earlier: list[_Entry]) -> list[_Entry]:
    """The union with what only the earlier capture has, each after the comment that stands below it there."""
    matches = _matches(union, earlier)
    followers: defaultdict[int | None, list[_Entry]] = defaultdict(list)
    anchor: int | None = None
    for entry in earlier:
        matched = matches.get(id(entry))
        if matched is None:
            followers[anchor].append(entry)
        else:
            anchor = id(matched)
    merged = followers[None]
    for entry in union:
        merged.append(entry)
        merged.extend(followers.get(id(entry), ()))
    return merged


def _matches(union: Sequence[_Entry], earlier: Sequence[_Entry]) -> dict[int, _Entry]:
    """Which comment of the union each of an earlier capture is, by identity.

    Same day, name and title; of several such those of one text, then those of one place, counted from the oldest. The
    text goes first: where one of four equal ones is gone, the others must not change places.
    """
    found: dict[int, _Entry] = {}
    left = list(earlier)
    for text_too in (True, False):
        taken = {id(entry) for entry in found.values()}
        waiting: defaultdict[tuple[object, ...], deque[_Entry]] = defaultdict(deque)
        for entry in union:
            if id(entry) not in taken:
                waiting[_identity(entry.draft, text_too=text_too)].append(entry)
        for entry in left:
            candidates = waiting[_identity(entry.draft, text_too=text_too)]
            if candidates:
                found[id(entry)] = candidates.popleft()
        left = [entry for entry in left if id(entry) not in found]
    return found


def _identity(draft: CommentDraft, *, text_too: bool) -> tuple[object, ...]:
    return draft.posted, draft.name, draft.title, draft.body if text_too else None
