"""Keeps the claims and the tree of an article's comments in step with their texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from comments.models import Comment, ReplyClaim
from comments.threading import (
    VERSION,
    Claim,
    ClaimKind,
    Post,
    choose_parent,
    claims,
    paths,
    shallow,
)
from debates.models import Article
from debates.models.debates import Verdict

_TREE = ["parent", "parent_claim", "path", "depth"]


class Placed(Protocol):
    """A comment, written or not, with its place in the tree."""

    id: int
    ordinal: int
    parent_id: int | None
    parent_claim_id: int | None
    path: list[int]
    depth: int


def infer_replies(article: Article) -> None:
    """Find the claims between the article's comments and choose the parents. A curator's verdict stands; running again changes nothing."""
    comments = list(article.comments.defer("search").order_by("ordinal"))
    _store_claims(article, comments)
    _plant(article, comments)


def plant_new(comments: Sequence[Placed], found: Sequence[Claim], ids: Iterator[int]) -> list[ReplyClaim]:
    """Give comments that are not written yet (oldest first, ordinals from 1) their places in the tree.

    `found` are the claims between them; returns their rows, not written yet either.
    """
    rows = [_row((comments[c.comment - 1].id, comments[c.target - 1].id, str(c.kind)), c) for c in found]
    by_claim = dict(zip(found, rows, strict=True))
    said: dict[int, list[Claim]] = defaultdict(list)
    for each, row in by_claim.items():
        row.pk = next(ids)
        said[each.comment].append(each)
    chosen = {ordinal: claim for ordinal, each in said.items() if (claim := choose_parent(each))}
    parents = shallow({c.ordinal: chosen[c.ordinal].target if c.ordinal in chosen else None for c in comments})
    places = paths(parents)
    for comment in comments:
        if parents[comment.ordinal] is not None:
            _move(comment, by_claim[chosen[comment.ordinal]], places[comment.ordinal])
    return rows


def _store_claims(article: Article, comments: Iterable[Comment]) -> None:
    by_ordinal = {comment.ordinal: comment.pk for comment in comments}
    posts = [Post(c.ordinal, c.printed_name, c.captured_title, c.captured_body, c.posted) for c in comments]
    text = f"{article.title}\n{article.lead}\n{article.body}"
    found = {(by_ordinal[c.comment], by_ordinal[c.target], str(c.kind)): c for c in claims(posts, text)}
    present = {
        (row.comment_id, row.target_id, row.kind): row for row in ReplyClaim.objects.filter(comment__article=article)
    }
    stale = [row.pk for key, row in present.items() if key not in found and _is_guess(row)]
    if stale:
        Comment.objects.filter(parent_claim__in=stale).update(parent=None, parent_claim=None)
        ReplyClaim.objects.filter(pk__in=stale).delete()
    ReplyClaim.objects.bulk_create(_row(key, claim) for key, claim in found.items() if key not in present)
    differing = [row for key, row in present.items() if key in found and _differs(row, found[key])]
    ReplyClaim.objects.bulk_update(differing, ["score", "evidence", "version"])


def _is_guess(row: ReplyClaim) -> bool:
    return row.verdict == Verdict.NONE and row.kind != ReplyClaim.Kind.CURATOR


def _row(key: tuple[int, int, str], claim: Claim) -> ReplyClaim:
    comment, target, kind = key
    return ReplyClaim(
        comment_id=comment,
        target_id=target,
        kind=kind,
        score=claim.score,
        evidence=claim.evidence,
        method=kind,
        version=VERSION,
    )


def _differs(row: ReplyClaim, claim: Claim) -> bool:
    if (row.score, row.evidence, row.version) == (claim.score, claim.evidence, VERSION):
        return False
    row.score, row.evidence, row.version = claim.score, claim.evidence, VERSION
    return True


def _plant(article: Article, comments: list[Comment]) -> None:
    """Choose each comment's parent from its claims, and store the tree where it changed."""
    chosen = _choose(article)
    ordinals = {comment.pk: comment.ordinal for comment in comments}
    parents = shallow({c.ordinal: ordinals[chosen[c.pk].target_id] if c.pk in chosen else None for c in comments})
    claims_of = {pk: claim for pk, claim in chosen.items() if parents[ordinals[pk]] is not None}
    found = paths(parents)
    moved = [comment for comment in comments if _move(comment, claims_of.get(comment.pk), found[comment.ordinal])]
    Comment.objects.bulk_update(moved, _TREE, batch_size=500)


def _choose(article: Article) -> dict[int, ReplyClaim]:
    standing: dict[int, list[ReplyClaim]] = defaultdict(list)
    rows = ReplyClaim.objects.filter(comment__article=article).exclude(verdict=Verdict.REJECTED)
    for row in rows.select_related("comment", "target").only(
        "kind", "score", "verdict", "comment__ordinal", "target__ordinal"
    ):
        standing[row.comment_id].append(row)
    chosen = {comment: _parent_claim(rows) for comment, rows in standing.items()}
    return {comment: row for comment, row in chosen.items() if row is not None}


def _parent_claim(rows: list[ReplyClaim]) -> ReplyClaim | None:
    """A curator's word decides; without one, the rules do."""
    decided = [row for row in rows if row.kind == ReplyClaim.Kind.CURATOR or row.verdict == Verdict.ACCEPTED]
    if decided:
        return max(decided, key=lambda row: (row.kind == ReplyClaim.Kind.CURATOR, row.score, row.kind))
    by_claim = {Claim(r.comment.ordinal, r.target.ordinal, ClaimKind(r.kind), r.score, str(r.pk)): r for r in rows}
    claim = choose_parent(list(by_claim))
    return by_claim[claim] if claim else None


def _move(comment: Placed, claim: ReplyClaim | None, path: tuple[int, ...]) -> bool:
    parent = claim.target_id if claim else None
    claim_pk = claim.pk if claim else None
    place = (parent, claim_pk, list(path), len(path) - 1)
    if place == (comment.parent_id, comment.parent_claim_id, comment.path, comment.depth):
        return False
    comment.parent_id, comment.parent_claim_id, comment.path, comment.depth = place
    return True
