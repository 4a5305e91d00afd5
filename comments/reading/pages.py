"""Which comments of an article stand on a page, in what order and under what.

Withheld comments keep their place as tombstones, so that what answered them still stands where it stood.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, CommentQuerySet, ReplyClaim
from comments.reading.cutting import Cut, cut
from comments.reading.nodes import Node, Place, nested
from comments.threading import LIKELY, choose_parent, paths, shallow
from debates.models import Article
from debates.models.debates import Verdict

PAGED_FROM = 500  # comments under one article
PAGE = 200  # comments on one page of many, at most: more only where a single thread has more

_OF_ITSELF = (
    *("key", "article", "ordinal", "posted", "printed_name", "name_hidden", "title", "body", "path", "depth"),
    *("vanished", "withheld_at"),
)
_OF_PARENT = ("key", "printed_name", "name_hidden", "withheld_at", "article", "posted", "title")
_OF_CLAIM = ("kind", "score", "evidence", "evidence_part", "evidence_start", "verdict", "method", "version")
_SHOWN = (
    *_OF_ITSELF,
    *("parent", "parent_claim"),
    *(f"parent__{column}" for column in _OF_PARENT),
    *(f"parent_claim__{column}" for column in _OF_CLAIM),
)
_OF_ASIDE = {
    **{column: column for column in _OF_CLAIM},
    **{f"letter_{column}": f"letter__{column}" for column in ("slug", "title", "withheld_at")},
}
_TO_MANY = (ReplyClaim.Kind.COLLECTIVE, ReplyClaim.Kind.LETTER)


class Order(models.TextChoices):
    """How a reader may have the comments set."""

    THREAD = "traad", _("Som tråd: sikre svar")
    LIKELY = "sandsynlige", _("Også sandsynlige svar")
    ORIGINAL = "original", _("Som på siden dengang")
    TIME = "tid", _("Ældste først")

    @classmethod
    def asked_for(cls, value: str) -> "Order":
        """The order of an address; an unknown one is the thread."""
        return cls(value) if value in cls.values else cls.THREAD

    @property
    def is_flat(self) -> bool:
        """Whether no comment stands under another."""
        return self in (Order.ORIGINAL, Order.TIME)


class Likely:
    """The tree of an article's comments where likely answers count too. Two queries, and light ones, however many comments.

    A sure parent, or one that a curator set, stays; where there is none, one likely candidate takes its place.
    """

    def __init__(self, article: Article) -> None:
        rows = list(Comment.objects.places().filter(article=article))
        ordinals = {pk: ordinal for pk, ordinal, _parent in rows}
        self.claims = _likely_claims(article)
        parents = {ordinal: ordinals[parent] if parent else self._guess(pk, ordinals) for pk, ordinal, parent in rows}
        found = paths(shallow(parents))
        self.paths = {pk: found[ordinal] for pk, ordinal, _parent in rows}
        self.pks = {ordinal: pk for pk, ordinal, _parent in rows}

    def _guess(self, pk: int, ordinals: Mapping[int, int]) -> int | None:
        claim = self.claims.get(pk)
        return ordinals[claim.target_id] if claim and claim.target_id else None

    def threads(self) -> Counter[int]:
        """The ordinals at the top of the tree, each with how many comments stand there and below."""
        return Counter(path[0] for path in self.paths.values())

    def on_page(self, page: Cut) -> list[int]:
        """The ids of the comments whose threads stand on a page."""
        return [pk for pk, path in self.paths.items() if page.holds(path[0])]

    def places(self, comments: Iterable[Comment]) -> dict[int, Place]:
        """Where each of some comments stands; the parents are among them."""
        by_pk = {comment.pk: comment for comment in comments}
        return {pk: self._place(comment, by_pk) for pk, comment in by_pk.items()}

    def _place(self, comment: Comment, by_pk: Mapping[int, Comment]) -> Place:
        path = self.paths[comment.pk]
        if comment.is_withheld or comment.parent_id or len(path) == 1:
            return _as_stored(comment)._replace(rank=path, level=len(path) - 1)
        return Place(path, len(path) - 1, by_pk.get(self.pks[path[-2]]), self.claims[comment.pk])


def _likely_claims(article: Article) -> dict[int, ReplyClaim]:
    """For each public comment without a parent the claim that likely gives it one. One query."""
    claims = ReplyClaim.objects.filter(
        comment__in=Comment.objects.public().filter(article=article, parent=None),
        target__isnull=False,
        score__gte=LIKELY,
    )
    said: dict[int, list[ReplyClaim]] = defaultdict(list)
    for claim in (
        claims.exclude(verdict=Verdict.REJECTED)
        .select_related("target")
        .only("comment_id", "target__ordinal", "target__withheld_at", *_OF_CLAIM)
    ):
        said[claim.comment_id].append(claim)
    likely = {pk: choose_parent(found, LIKELY) for pk, found in said.items()}
    return {pk: each for pk, each in likely.items() if each and each.target and not each.target.is_withheld}


def comments_of(articles: Sequence[Article], among: Q | None = None, *, with_tombstones: bool = True) -> list[Comment]:
    """The public comments of some articles and the tombstones of the others, in no order. A query, and one more for tombstones."""
    wanted = Q(article__in=articles) if among is None else Q(article__in=articles) & among
    removed = Comment.objects.tombstones().filter(wanted) if with_tombstones else ()
    return [*_ready(Comment.objects.public().filter(wanted)), *removed]


def _ready(comments: CommentQuerySet) -> CommentQuerySet:
    """With what they are shown to answer, and what they say to all who wrote before or of the publisher's earlier letter."""
    claims = ReplyClaim.objects.filter(comment=OuterRef("pk"), kind__in=_TO_MANY, score__gte=LIKELY)
    said = claims.exclude(verdict=Verdict.REJECTED).order_by("kind").values(row=JSONObject(**_OF_ASIDE))
    return comments.select_related("parent", "parent_claim").only(*_SHOWN).annotate(asides=ArraySubquery(said))


def in_order(comments: Iterable[Comment], order: Order = Order.THREAD) -> dict[int, Place]:
    """Where comments stand in an order, as stored."""
    return {comment.pk: _placed(comment, order) for comment in comments}


def _placed(comment: Comment, order: Order) -> Place:
    place = _as_stored(comment)
    if order is Order.TIME:
        return place._replace(rank=(comment.ordinal,), level=0)
    if order is Order.ORIGINAL:  # what the page said, and nothing else
        return Place((-comment.ordinal,), 0, None, None)
    return place


def _as_stored(comment: Comment) -> Place:
    if comment.is_withheld:
        return Place(tuple(comment.path), comment.depth, None, None)
    return Place(tuple(comment.path), comment.depth, comment.parent, comment.parent_claim)


def as_tree(comments: Iterable[Comment], article: Article) -> list[Node]:
    """Comments of one article as the nodes of its stored tree."""
    rows = list(comments)
    return nested(rows, article, in_order(rows))


def family(comment: Comment) -> list[Comment]:
    """A comment with all that it answers, up to the top, and what answers it directly. Two queries."""
    return comments_of([comment.article], Q(ordinal__in=comment.path) | Q(parent=comment.pk))


def cuts(article: Article, order: Order, likely: Likely | None = None) -> list[Cut]:
    """The pages of an article's many comments; nothing where they all stand on one. In a flat order each comment is a thread. One query."""
    if article.comment_count <= PAGED_FROM:
        return []
    threads = likely.threads() if likely else _threads(article, order)
    return cut(sorted(threads.items(), reverse=order is Order.ORIGINAL), PAGE)


def _threads(article: Article, order: Order) -> dict[int, int]:
    places = Comment.objects.places().filter(article=article).order_by()
    return dict(places.values_list(_top(order)).annotate(Count("pk")))


def _top(order: Order) -> str:
    return "ordinal" if order.is_flat else "path__0"


def read(
    article: Article,
    order: Order,
    page: Cut | None = None,
    likely: Likely | None = None,
    *,
    with_tombstones: bool = True,
) -> list[Node]:
    """The comments of an article in an order: all, or those of a page. A query, and one more for tombstones where there may be some.

    `likely` is the tree for an order that shows likely answers.
    """
    comments = comments_of([article], _among(order, page, likely) if page else None, with_tombstones=with_tombstones)
    places = likely.places(comments) if likely else in_order(comments, order)
    return nested(comments, article, places, with_asides=order is not Order.ORIGINAL)


def _among(order: Order, page: Cut, likely: Likely | None) -> Q:
    return Q(pk__in=likely.on_page(page)) if likely else Q(**{f"{_top(order)}__range": page})


def page_number(comment: Comment) -> int:
    """On which page of its article's thread a comment stands. A query where there are pages."""
    found = cuts(comment.article, Order.THREAD)
    return next((number for number, page in enumerate(found, start=1) if page.holds(comment.path[0])), 1)
