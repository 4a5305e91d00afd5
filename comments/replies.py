"""Keeps the claims and the tree of an article's comments in step with their texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from comments.models import Comment, ReplyClaim
from comments.threading import (
    VERSION,
    Claim,
    Post,
    Subject,
    choose_parent,
    claims,
    paths,
    shallow,
)
from debates.models import Article
from debates.models.bulk import set_differing
from debates.models.debates import Verdict

_TREE = ["parent", "parent_claim", "path", "depth"]
_SAID = ["score", "evidence", "evidence_part", "evidence_start", "version"]

_Key = tuple[int, int | None, str]  # comment, target and kind: a claim is made once


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
    comments = list(article.comments.order_by("ordinal"))
    _store_claims(article, comments)
    _plant(article, comments)


def point_to_letters() -> None:
    """Say which letter is meant where comments speak of the publisher's own earlier one: the only one in the debate.

    For when debates are gathered. A few queries, whatever the number of comments.
    """
    claims_of = ReplyClaim.objects.filter(kind=ReplyClaim.Kind.LETTER)
    under = Article.objects.filter(pk__in=claims_of.values("comment__article"), debate__isnull=False)
    placed = list(under.exclude(publisher=None, sort_date=None).only("debate", "publisher", "sort_date"))
    earlier = Article.objects.captured().filter(debate__in={article.debate_id for article in placed})
    letters: dict[tuple[int | None, int | None], list[Article]] = defaultdict(list)
    for each in earlier.exclude(publisher=None).only("debate", "publisher", "sort_date"):
        letters[each.debate_id, each.publisher_id].append(each)
    meant = {article.pk: _only_before(article, letters[article.debate_id, article.publisher_id]) for article in placed}
    moved = []
    for claim in claims_of.select_related("comment").only("letter", "comment__article"):
        letter = meant.get(claim.comment.article_id)
        if claim.letter_id != letter:
            claim.letter_id = letter
            moved.append(claim)
    ReplyClaim.objects.bulk_update(moved, ["letter"], batch_size=500)


def _only_before(article: Article, letters: Sequence[Article]) -> int | None:
    earlier = [
        each.pk for each in letters if each.sort_date and article.sort_date and each.sort_date < article.sort_date
    ]
    return earlier[0] if len(earlier) == 1 else None


def plant_new(comments: Sequence[Placed], found: Sequence[Claim], ids: Iterator[int]) -> list[ReplyClaim]:
    """Give comments that are not written yet (oldest first, ordinals from 1) their places in the tree.

    `found` are the claims between them; returns their rows, not written yet either.
    """
    ids_of = {comment.ordinal: comment.id for comment in comments}
    rows = [_row(_key(claim, ids_of), claim) for claim in found]
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
    said = f"{article.title}\n{article.lead}\n{article.body}"
    subject = Subject(said, article.byline, article.publisher_printed)
    found = {_key(claim, by_ordinal): claim for claim in claims(posts, subject)}
    present = {
        (row.comment_id, row.target_id, row.kind): row for row in ReplyClaim.objects.filter(comment__article=article)
    }
    stale = [row.pk for key, row in present.items() if key not in found and _is_guess(row)]
    if stale:
        Comment.objects.filter(parent_claim__in=stale).update(parent=None, parent_claim=None)
        ReplyClaim.objects.filter(pk__in=stale).delete()
    ReplyClaim.objects.bulk_create(_row(key, claim) for key, claim in found.items() if key not in present)
    differing = [row for key, row in present.items() if key in found and set_differing(row, _said(found[key]))]
    ReplyClaim.objects.bulk_update(differing, _SAID)


def _is_guess(row: ReplyClaim) -> bool:
    return row.verdict == Verdict.NONE and row.kind != ReplyClaim.Kind.CURATOR


def _key(claim: Claim, ids_of: Mapping[int, int]) -> _Key:
    return ids_of[claim.comment], ids_of[claim.target] if claim.target is not None else None, str(claim.kind)


def _row(key: _Key, claim: Claim) -> ReplyClaim:
    comment, target, kind = key
    return ReplyClaim(comment_id=comment, target_id=target, kind=kind, method=kind, **_said(claim))


def _said(claim: Claim) -> dict[str, Any]:
    values = (claim.score, claim.evidence, str(claim.part), claim.start, VERSION)
    return dict(zip(_SAID, values, strict=True))


def _plant(article: Article, comments: list[Comment]) -> None:
    """Choose each comment's parent from its claims, and store the tree where it changed."""
    chosen = _choose(article)
    ordinals = {comment.pk: comment.ordinal for comment in comments}
    targets = {pk: claim.target.ordinal for pk, claim in chosen.items() if claim.target}
    parents = shallow({comment.ordinal: targets.get(comment.pk) for comment in comments})
    claims_of = {pk: claim for pk, claim in chosen.items() if parents[ordinals[pk]] is not None}
    found = paths(parents)
    moved = [comment for comment in comments if _move(comment, claims_of.get(comment.pk), found[comment.ordinal])]
    Comment.objects.bulk_update(moved, _TREE, batch_size=500)


def _choose(article: Article) -> dict[int, ReplyClaim]:
    standing: dict[int, list[ReplyClaim]] = defaultdict(list)
    rows = ReplyClaim.objects.filter(comment__article=article, target__isnull=False)
    found = list(rows.select_related("target").only("comment_id", "kind", "score", "verdict", "target__ordinal"))
    rejected = {(row.comment_id, row.target_id) for row in found if row.verdict == Verdict.REJECTED}
    for row in found:
        # What a curator has rejected does not come back as a guess of another kind.
        if row.verdict != Verdict.REJECTED and not (_is_guess(row) and (row.comment_id, row.target_id) in rejected):
            standing[row.comment_id].append(row)
    chosen = {comment: _parent_claim(rows) for comment, rows in standing.items()}
    return {comment: row for comment, row in chosen.items() if row is not None}


def _parent_claim(rows: list[ReplyClaim]) -> ReplyClaim | None:
    """A curator's word decides; without one, the rules do."""
    decided = [row for row in rows if row.kind == ReplyClaim.Kind.CURATOR or row.verdict == Verdict.ACCEPTED]
    if decided:
        return max(decided, key=lambda row: (row.kind == ReplyClaim.Kind.CURATOR, row.score, row.kind))
    return choose_parent(rows)


def _move(comment: Placed, claim: ReplyClaim | None, path: tuple[int, ...]) -> bool:
    parent = claim.target_id if claim else None
    claim_pk = claim.pk if claim else None
    place = (parent, claim_pk, list(path), len(path) - 1)
    if place == (comment.parent_id, comment.parent_claim_id, comment.path, comment.depth):
        return False
    comment.parent_id, comment.parent_claim_id, comment.path, comment.depth = place
    return True
