"""The database itself holds the tree: what the code gets wrong is refused when the transaction ends."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from comments.models import Comment, ReplyClaim
from debates.models import Article
from tests.factories import make_article, make_claim, make_comment

pytestmark = pytest.mark.django_db


def hang(comment: Comment, parent: Comment) -> None:
    """Make `parent` the parent, and ask the deferred laws at once."""
    with transaction.atomic():
        claim = make_claim(comment, parent)
        Comment.objects.filter(pk=comment.pk).update(parent=parent, parent_claim=claim)
        connection.check_constraints()


def test_an_earlier_comment_of_the_article_may_be_the_parent() -> None:
    article = make_article()
    first, second = make_comment(article), make_comment(article)
    hang(second, first)
    assert Comment.objects.get(pk=second.pk).parent == first


def later_parent(article: Article) -> None:
    first, second = make_comment(article), make_comment(article)
    hang(first, second)


def parent_elsewhere(article: Article) -> None:
    other = make_comment(make_article("En anden"))
    make_comment(article)
    hang(make_comment(article), other)


def own_parent(article: Article) -> None:
    comment = make_comment(article)
    claim = make_claim(make_comment(article), comment)
    Comment.objects.filter(pk=comment.pk).update(parent=comment, parent_claim=claim)


def parent_moved_up(article: Article) -> None:
    first, second = make_comment(article), make_comment(article)
    hang(second, first)
    with transaction.atomic():
        Comment.objects.filter(pk=first.pk).update(ordinal=9)
        connection.check_constraints()


def parent_without_a_claim(article: Article) -> None:
    first, second = make_comment(article), make_comment(article)
    Comment.objects.filter(pk=second.pk).update(parent=first)


def two_at_one_place(article: Article) -> None:
    make_comment(article, ordinal=1)
    with transaction.atomic():
        make_comment(article, ordinal=1, title="En anden")
        connection.check_constraints()


def claim_to_itself(article: Article) -> None:
    comment = make_comment(article)
    make_claim(comment, comment)


def claim_twice(article: Article) -> None:
    first, second = make_comment(article), make_comment(article)
    make_claim(second, first)
    make_claim(second, first)


def score_over_one(article: Article) -> None:
    first, second = make_comment(article), make_comment(article)
    ReplyClaim.objects.create(comment=second, target=first, kind=ReplyClaim.Kind.NAMED, score=1.1)


def withheld_without_a_reason(article: Article) -> None:
    comment = make_comment(article)
    Comment.objects.filter(pk=comment.pk).update(withheld_reason="request")


BREACHES: list[Callable[[Article], None]] = [
    later_parent,
    parent_elsewhere,
    own_parent,
    parent_moved_up,
    parent_without_a_claim,
    two_at_one_place,
    claim_to_itself,
    claim_twice,
    score_over_one,
    withheld_without_a_reason,
]


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.__name__)
def test_the_database_refuses(breach: Callable[[Article], None]) -> None:
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        breach(article)
