"""The comments of several captures of one page merged into one row, each once."""

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from debates.pages.drafts import CommentDraft
from debates.pages.keys import normalised

_TELLING = 20  # characters: a shorter text may well be written twice on a day


@dataclass(frozen=True, slots=True)
class ThreadComment:
    """A comment, the capture that it is taken from, and where it stands in each capture that has it.

    ``title`` is the one that it was first seen with, and ``nth`` which of equal day and such title it is, from 1, the oldest:
    an edit at the source changes neither.
    """

    draft: CommentDraft
    source: str
    title: str
    nth: int
    places: tuple[tuple[str, int], ...]  # capture and line


@dataclass(slots=True, eq=False)
class _Entry:
    draft: CommentDraft
    source: str
    title: str
    places: list[tuple[str, int]]


def merge_threads(threads: Sequence[tuple[str, Sequence[CommentDraft]]]) -> list[ThreadComment]:
    """Merge the comments of captures: latest capture first, each with its newest comment first. Gives oldest first.

    A comment that two captures have is taken from the later. One that only an earlier has keeps its place: right after
    the next older comment that both have, and never before one of an earlier day.
    """
    union: list[_Entry] = []
    for source, comments in threads:
        entries = [_Entry(draft, source, draft.title, [(source, draft.line)]) for draft in reversed(comments)]
        union = _merged(union, entries)
    union.sort(key=lambda entry: entry.draft.posted)  # stable
    counts: Counter[tuple[date, str]] = Counter()
    merged = []
    for entry in union:
        equal = (entry.draft.posted, normalised(entry.title))
        counts[equal] += 1
        merged.append(ThreadComment(entry.draft, entry.source, entry.title, counts[equal], tuple(entry.places)))
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
            matched.title = entry.title
            matched.places += entry.places
            anchor = id(matched)
    merged = followers[None]
    for entry in union:
        merged.append(entry)
        merged.extend(followers.get(id(entry), ()))
    return merged


def _matches(union: Sequence[_Entry], earlier: Sequence[_Entry]) -> dict[int, _Entry]:
    """Which comment of the union each of an earlier capture is, by identity.

    Same day, name and title; of several such those of one text, then those of one place, counted from the oldest. The
    text goes first: where one of four equal ones is gone, the others must not change places. What is left may have been
    edited at the source: a long text tells that it is the same under another title, or another name.
    """
    found: dict[int, _Entry] = {}
    left = list(earlier)
    for identity in (_same_words, _same_place, _same_text_and_name, _same_text_and_title):
        if not left or len(found) == len(union):
            break
        taken = {id(entry) for entry in found.values()}
        waiting: defaultdict[tuple[object, ...], deque[_Entry]] = defaultdict(deque)
        for entry in union:
            if id(entry) not in taken and (words := identity(entry.draft)):
                waiting[words].append(entry)
        for entry in left:
            candidates = waiting.get(identity(entry.draft))
            if candidates:
                found[id(entry)] = candidates.popleft()
        left = [entry for entry in left if id(entry) not in found]
    return found


def _same_words(draft: CommentDraft) -> tuple[object, ...]:
    return draft.posted, normalised(draft.name), normalised(draft.title), normalised(draft.body)


def _same_place(draft: CommentDraft) -> tuple[object, ...]:
    return draft.posted, normalised(draft.name), normalised(draft.title)


def _same_text_and_name(draft: CommentDraft) -> tuple[object, ...]:
    text = normalised(draft.body)
    return (draft.posted, normalised(draft.name), text) if len(text) >= _TELLING else ()


def _same_text_and_title(draft: CommentDraft) -> tuple[object, ...]:
    text = normalised(draft.body)
    return (draft.posted, normalised(draft.title), text) if len(text) >= _TELLING else ()
