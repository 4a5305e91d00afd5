"""From claims to a tree: which of them decides a parent, and where everything stands."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Protocol, TypeVar

from comments.threading.posts import OWN, SURE

DEEPEST = 60  # steps from the top of a tree


class Weighed(Protocol):
    """A claim, as found or as stored."""

    @property
    def target(self) -> Hashable | None:
        """What is answered."""

    @property
    def kind(self) -> str:
        """What it rests on."""

    @property
    def score(self) -> float:
        """How sure it is."""


W = TypeVar("W", bound=Weighed)


def choose_parent(found: Sequence[W], least: float = SURE) -> W | None:
    """The claim of one comment that decides its parent: one target with at least that score, or nobody.

    What the comment says of others goes before what it continues of its own.
    """
    sure = [claim for claim in found if claim.score >= least and claim.target is not None]
    spoken = [claim for claim in sure if claim.kind not in OWN]
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
