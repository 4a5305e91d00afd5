"""Who answers whom among the comments of one article. Pure: posts in, claims and paths out.

The captures carry no reply links, and most comments answer the article and nobody else. So a rule speaks only where one
candidate is left; a tie is "unknown". Ordinals count from 1 at the oldest comment: an answer always has the higher one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comments.quotations import Phrases, quotes
from debates.pages.keys import normalised

VERSION = "2"
DEEPEST = 60  # steps from the top of a tree
SURE = 0.8  # a claim below this score is kept, but never chooses a parent


class ClaimKind(StrEnum):
    """What a claim rests on."""

    NAMED = "named"
    QUOTE = "quote"
    RETITLE = "retitle"
    CONTINUATION = "continuation"


@dataclass(frozen=True, slots=True)
class Post:
    """A comment as the rules see it."""

    ordinal: int
    name: str
    title: str
    body: str
    posted: date


@dataclass(frozen=True, slots=True)
class Claim:
    """``comment`` answers ``target`` (ordinals), says ``kind``, for the words in ``evidence``."""

    comment: int
    target: int
    kind: ClaimKind
    score: float
    evidence: str


_NAME = r"[^\W\d_][\w.'-]*(?:[ -][A-ZÆØÅÉ][\w.'-]*){0,3}"
_CALLED_ANYWHERE = re.compile(
    rf"(?:\b[Ee]nige? med|@ ?|\b[Ss]var til|\b[Ss]om|\b[Tt]ak(?: for [\w ]{{1,40}})?,|\b[Rr]et,|\b[Hh]ør nu(?: her)?,?) ?({_NAME})"
)
_CALLED_AT_START = re.compile(rf"(?:[Kk]ære|[Hh]ej|[Tt]il|[Gg]odt skrevet,?|[Nn]ej,?|[Jj]a,?|[Jj]o,?) ({_NAME})")
_RETITLED = re.compile(r"(?:re|sv|svar)\s*:\s*(.+)", re.IGNORECASE)
_PART = re.compile(r"[\W_]*+(?:\bdel\b|\bnr\b)?[\W_]*+\d*+(?:/\d++)?[\W_]*+$")
_PART_LENGTH = 40  # of a title's end; the pattern is tried from each of its characters
_WORD = re.compile(r"\w+")
_ARTICLE = 0  # stands where the ordinals of comments stand


def claims(posts: Sequence[Post], article_text: str = "") -> list[Claim]:
    """Every claim between the comments of one article, in the order of the answering comments.

    `article_text` guards against taking the article's own words or people for a comment's.

    >>> day = date(2018, 3, 1)
    >>> karen, bo = Post(1, "Karen Friis", "Nej", "Skolen skal blive.", day), Post(2, "Bo", "Ja", "Enig med Karen Friis!", day)
    >>> [(claim.comment, claim.target, claim.evidence) for claim in claims([karen, bo])]
    [(2, 1, 'Enig med Karen Friis')]
    """
    thread = _Thread(article_text, Phrases(quote for post in posts for quote in quotes(_text(post))))
    found: list[Claim] = []
    for post in sorted(posts, key=lambda post: post.ordinal):
        found += thread.claims_of(post)
        thread.add(post)
    return found


def choose_parent(found: Sequence[Claim]) -> Claim | None:
    """The claim of one comment that decides its parent: one sure target, or nobody.

    What the comment says of others goes before what it continues of its own.
    """
    sure = [claim for claim in found if claim.score >= SURE]
    spoken = [claim for claim in sure if claim.kind is not ClaimKind.CONTINUATION]
    candidates = spoken or sure
    if len({claim.target for claim in candidates}) != 1:
        return None
    return max(candidates, key=lambda claim: (claim.score, claim.kind))


def shallow(parents: Mapping[int, int | None]) -> dict[int, int | None]:
    """The parents (ordinals), without those that would hang a comment deeper than any reader follows.

    One writer may go on for thousands of comments; a path of thousands of steps helps nobody.
    """
    depths: dict[int, int] = {}
    kept: dict[int, int | None] = {}
    for ordinal in sorted(parents):
        parent = parents[ordinal]
        depth = depths[parent] + 1 if parent is not None else 0
        kept[ordinal], depths[ordinal] = (None, 0) if depth > DEEPEST else (parent, depth)
    return kept


def paths(parents: Mapping[int, int | None]) -> dict[int, tuple[int, ...]]:
    """From each comment's parent (ordinals) the path from its root down to itself.

    >>> paths({1: None, 2: 1, 3: 2})
    {1: (1,), 2: (1, 2), 3: (1, 2, 3)}
    """
    found: dict[int, tuple[int, ...]] = {}
    for ordinal in sorted(parents):  # a parent is always earlier, so its path stands already
        parent = parents[ordinal]
        found[ordinal] = (*(found[parent] if parent is not None else ()), ordinal)
    return found


class _Thread:
    """What has been written so far under one article, looked up by name, by title and by words."""

    def __init__(self, article_text: str, quotable: Phrases) -> None:
        article = normalised(article_text)
        self.article_words = set(_WORD.findall(article))
        self.quotable = quotable
        self.quotable.add(_ARTICLE, article_text)
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self.by_first_name: dict[str, set[str]] = defaultdict(set)
        self.by_title: dict[str, list[int]] = defaultdict(list)
        self.called: set[str] = set()  # the first word of every name
        self.names: dict[int, str | None] = {_ARTICLE: None}
        self.latest: Post | None = None

    def add(self, post: Post) -> None:
        name = normalised(post.name)
        self.by_name[name].append(post.ordinal)
        self.by_first_name[name.split(" ")[0]].add(name)
        self.by_title[normalised(post.title)].append(post.ordinal)
        self.called.update(_WORD.findall(name)[:1])
        self.names[post.ordinal] = name
        self.latest = post
        self.quotable.add(post.ordinal, _text(post))

    def claims_of(self, post: Post) -> Iterator[Claim]:
        yield from _once(self._named(post))
        yield from _once(self._retitled(post))
        yield from _once(self._quoted(post))
        yield from self._continued(post)

    def _named(self, post: Post) -> Iterator[Claim]:
        if self.called.isdisjoint(_WORD.findall(_text(post).casefold())):
            return  # nobody's name stands in it: the dear search can be spared
        for called, evidence in _calls(post):
            target = self._only_post_by(called, post)
            if target is not None:
                yield Claim(post.ordinal, target, ClaimKind.NAMED, 0.9 if " " in called else 0.85, evidence)

    def _only_post_by(self, called: str, post: Post) -> int | None:
        """The one earlier comment by whoever is called so; a first name counts if one earlier writer only bears it."""
        name = normalised(called)
        names = {name} if name in self.by_name else set()
        if " " not in name:
            if self.article_words.issuperset(_WORD.findall(name)):
                return None  # the article has a person of that name
            names = self.by_first_name.get(name) or names
        if len(names) != 1 or names == {normalised(post.name)}:
            return None
        (only,) = names
        posts = self.by_name[only]
        return posts[0] if len(posts) == 1 else None

    def _retitled(self, post: Post) -> Iterator[Claim]:
        match = _RETITLED.match(post.title)
        earlier = self.by_title.get(normalised(match[1]), []) if match else []
        if len(earlier) == 1:
            yield Claim(post.ordinal, earlier[0], ClaimKind.RETITLE, 0.9, post.title)

    def _quoted(self, post: Post) -> Iterator[Claim]:
        own = normalised(post.name)
        for quote in quotes(_text(post)):
            origin = self.quotable.origin(quote)
            sources = {source for source in origin.sources if self.names[source] != own}
            if len(sources) == 1 and _ARTICLE not in sources:
                score = 0.9 if origin.is_exact else 0.85
                yield Claim(post.ordinal, sources.pop(), ClaimKind.QUOTE, score, quote.printed)

    def _continued(self, post: Post) -> Iterator[Claim]:
        before = self.latest
        if before is None or before.posted != post.posted or self.names[before.ordinal] != normalised(post.name):
            return
        if _go_on(before.title, post.title):
            yield Claim(post.ordinal, before.ordinal, ClaimKind.CONTINUATION, 0.85, post.title)


def _text(post: Post) -> str:
    return f"{post.title}\n{post.body}"


def _calls(post: Post) -> Iterator[tuple[str, str]]:
    """The names a comment calls, each with the words that call it, longest form first."""
    for text in (post.title, *post.body.split("\n")):
        for match in (_CALLED_AT_START.match(text), *_CALLED_ANYWHERE.finditer(text)):
            if match:
                yield from _forms(match)


def _forms(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    words = match[1].split(" ")
    for length in range(len(words), 0, -1):
        called = " ".join(words[:length]).rstrip(".,!?'")
        yield called, match[0][: match.start(1) - match.start() + len(called)]


def _once(found: Iterator[Claim]) -> Iterator[Claim]:
    seen: set[int] = set()
    for claim in found:
        if claim.target not in seen:
            seen.add(claim.target)
            yield claim


def _go_on(before: str, after: str) -> bool:
    """Whether the later title is the earlier one over again, or one opens the other: ``Til rådet, del 1`` and ``Til rådet (2)``."""
    one, other = _without_part(normalised(before)), _without_part(normalised(after))
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and longer.startswith(shorter)


def _without_part(title: str) -> str:
    return title[:-_PART_LENGTH] + _PART.sub("", title[-_PART_LENGTH:])
