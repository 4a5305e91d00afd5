"""Which stored comment each comment of the captures is, and which key it bears.

A comment is told by where it was read: a line of a capture. So what a curator did to it stays with it, whatever a later capture
brings or edits at the source.
"""

from collections.abc import Collection, Sequence
from itertools import count

from comments.models import Comment
from debates.models import Article
from debates.pages.combining import CombinedComment
from debates.pages.keys import comment_key


def match(
    article: Article,
    rows: Sequence[Comment],
    drafts: Sequence[CombinedComment],
    touched: Collection[int],
    doubles: Collection[str] = (),
) -> list[Comment | None]:
    """The stored comment of each draft, each at most once. `rows` come with their sources.

    `doubles` are the keys of the articles that were merged into this one: some comments bear keys of theirs.
    """
    waiting = {row.pk: row for row in rows}
    places = {(row.source.sha256, row.source_line): row.pk for row in rows}
    found: list[Comment | None] = []
    for draft in drafts:
        there = {pk for place in draft.places if (pk := places.get(place)) in waiting}
        found.append(waiting.pop(min(there, key=lambda pk: (pk not in touched, pk))) if there else None)
    # A new parser may count lines otherwise: then the key tells. Keys of several articles count apart: first the words.
    if doubles:
        by_words = {_words_of(row): row.pk for row in waiting.values()}
        found = [
            row or waiting.pop(by_words.pop(_words(draft), 0), None) for row, draft in zip(found, drafts, strict=True)
        ]
    by_key = {row.key: row for row in waiting.values()}
    for key in (article.key, *doubles):
        found = [row or by_key.pop(_key(key, draft), None) for row, draft in zip(found, drafts, strict=True)]
    return found


def _words_of(row: Comment) -> tuple[object, ...]:
    return row.posted, row.printed_name, row.captured_title, row.captured_body


def _words(draft: CombinedComment) -> tuple[object, ...]:
    return draft.draft.posted, draft.draft.name, draft.draft.title, draft.draft.body


def choose_keys(
    article: Article,
    drafts: Sequence[CombinedComment],
    found: Sequence[Comment | None],
    kept: Collection[str],
) -> list[str]:
    """The key of each draft: what all captures together give, whatever came first.

    But the keys that curators know comments by (`kept`) stay with those comments, and no other comment gets one.
    """
    given = [_key(article.key, draft) for draft in drafts]
    taken = {*given, *kept}
    keys = []
    for draft, row, key in zip(drafts, found, given, strict=True):
        if row is not None and row.key in kept:
            keys.append(row.key)
        elif key in kept:
            numbered = (comment_key(article.key, draft.draft.posted, draft.title, nth) for nth in count(draft.nth + 1))
            keys.append(next(each for each in numbered if each not in taken))
            taken.add(keys[-1])
        else:
            keys.append(key)
    return keys


def _key(article: str, draft: CombinedComment) -> str:
    return comment_key(article, draft.draft.posted, draft.title, draft.nth)
