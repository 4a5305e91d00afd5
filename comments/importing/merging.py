"""Comments under articles that are one page: those that stand on several become one, the others move. No key changes."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from comments.importing.loading import remove_comments
from comments.models import Comment, ReplyClaim
from debates.models import Article
from debates.pages.combining import CombinedComment

_ERASED = "captured_title"  # a curator sets it only where the words are forgotten for good


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments of several articles in the places that they will have: at each place those that are one, first the one that stays."""

    places: Sequence[Sequence[Comment]]

    @property
    def doubles(self) -> list[Sequence[Comment]]:
        """Those that are one with others."""
        return [rows for rows in self.places if len(rows) > 1]

    @property
    def going(self) -> int:
        """How many become one with another that stays."""
        return sum(len(rows) - 1 for rows in self.doubles)

    def going_from(self, articles: Collection[Article]) -> int:
        """How many of those that go stand under these articles."""
        pks = {article.pk for article in articles}
        return sum(row.article_id in pks for rows in self.doubles for row in rows[1:])

    @property
    def withheld(self) -> int:
        """How many that can be read now are withheld afterwards, for a double of theirs is."""
        return sum(not rows[0].is_withheld and any(row.is_withheld for row in rows) for rows in self.doubles)


def find_thread(kept: Article, others: Sequence[Article], drafts: Sequence[CombinedComment]) -> Thread:
    """Which comments of the articles are one. `drafts` are the comments of all their captures together."""
    at: dict[tuple[str, int], list[Comment]] = defaultdict(list)
    rows = Comment.objects.filter(article__in=[kept, *others]).select_related("source").defer("source__content")
    for row in rows.order_by("ordinal", "pk"):
        at[row.source.sha256, row.source_line].append(row)
    seen: set[int] = set()
    places = []
    for draft in sorted(drafts, key=lambda draft: draft.ordinal):
        there = {row.pk: row for place in draft.places for row in at[place] if row.pk not in seen}
        seen |= there.keys()
        places.append(sorted(there.values(), key=lambda row: (row.article_id != kept.pk, row.ordinal, row.pk)))
    return Thread(places)


def obstacles(thread: Thread) -> list[str]:
    """Where curators have said different things of comments that are one: sentences in Danish."""
    return [*_disagreements(thread), *_backwards(thread)]


def _disagreements(thread: Thread) -> Iterator[str]:
    for rows in thread.doubles:
        keys = {"keys": ", ".join(row.key for row in rows)}
        if len({_ERASED in row.curated_fields for row in rows}) > 1:
            yield _("Ordene er slettet for altid i kun en af kommentarerne %(keys)s: slet dem også i den anden.") % keys
        elif any(len({getattr(row, name) for row in _setting(name, rows)}) > 1 for name in _set_by_hand(rows)):
            yield _("Kommentarerne %(keys)s er en og samme, men rettet forskelligt i hånden: ret dem ens.") % keys


def _set_by_hand(rows: Sequence[Comment]) -> set[str]:
    return {name for row in rows for name in row.curated_fields}


def _setting(name: str, rows: Sequence[Comment]) -> list[Comment]:
    return [row for row in rows if name in row.curated_fields]


def _backwards(thread: Thread) -> Iterator[str]:
    """An answer that a curator has set must not come to stand before what it answers."""
    place = {row.pk: number for number, rows in enumerate(thread.places) for row in rows}
    decided = ReplyClaim.decided().filter(comment__in=place, target__in=place).select_related("comment", "target")
    for claim in decided:
        if claim.target and place[claim.target.pk] > place[claim.comment_id]:
            keys = {"comment": claim.comment.key, "target": claim.target.key}
            yield _("Kommentaren %(comment)s ville komme til at stå før %(target)s, som den svarer på.") % keys


def merge_comments(kept: Article, others: Collection[Article], thread: Thread) -> None:
    """Make those one that are one, with all that curators did to either, and move the others under `kept`.

    Their places in the thread follow when `kept` is loaded again. Needs a transaction.
    """
    standing = {row.pk: rows[0].pk for rows in thread.doubles for row in rows[1:]}
    _move_claims(standing)
    for stays, *going in thread.doubles:
        for row in going:
            _take_over(stays, row)
        stays.save(update_fields=["curated_fields", *sorted(_set_by_hand([stays])), *_TAKEN])
    remove_comments(Comment.objects.filter(pk__in=standing))
    Comment.objects.filter(article__in=others).update(article=kept)


_TAKEN = ("former_keys", "name_hidden", "withheld_at", "withheld_reason")


def _take_over(stays: Comment, going: Comment) -> None:
    for name in _set_by_hand([going]) - _set_by_hand([stays]):
        setattr(stays, name, getattr(going, name))
    stays.curated_fields = sorted(_set_by_hand([stays, going]))
    stays.former_keys = sorted({*stays.former_keys, going.key, *going.former_keys})
    stays.name_hidden = stays.name_hidden or going.name_hidden
    if going.is_withheld and not stays.is_withheld:
        stays.withheld_at, stays.withheld_reason = going.withheld_at, going.withheld_reason


def _move_claims(standing: dict[int, int]) -> None:
    """What a curator has said of a comment that goes is said of the one that stays; where both are spoken of, the latter stands."""
    about = Q(comment__in=standing) | Q(target__in=standing)
    for claim in ReplyClaim.decided().filter(about).order_by("pk"):
        comment = standing.get(claim.comment_id, claim.comment_id)
        target = standing.get(claim.target_id, claim.target_id) if claim.target_id else None
        if comment == target or _has_own_word(comment, claim):
            continue
        there = ReplyClaim.objects.filter(comment=comment, target=target, kind=claim.kind).first()
        if there is None:
            ReplyClaim.objects.filter(pk=claim.pk).update(comment=comment, target=target)
        elif not there.verdict:
            ReplyClaim.objects.filter(pk=there.pk).update(verdict=claim.verdict)


def _has_own_word(comment: int, claim: ReplyClaim) -> bool:
    """A curator has one word only on each comment."""
    by_curator = ReplyClaim.objects.filter(comment=comment, kind=ReplyClaim.Kind.CURATOR).exclude(pk=claim.pk)
    return claim.kind == ReplyClaim.Kind.CURATOR and by_curator.exists()
