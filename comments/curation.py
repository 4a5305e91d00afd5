"""What curators do to comments and claims: what is held meanwhile, and forgetting words for good where withholding is not enough."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from comments.models import Comment, ReplyClaim
from debates.curation import purge
from debates.curation.snapshots import row_id
from debates.models import Article, Operation

_WORDS = ("printed_name", "title", "body", "captured_title", "captured_body")


def resting_on_claims(pks: Collection[int]) -> list[QuerySet[Any]]:
    """What an act on claims keeps from others, in the order that an import takes it: the tree of the article rests on them."""
    return [
        Article.objects.filter(comments__claims__in=pks),
        Comment.objects.filter(claims__in=pks),
        ReplyClaim.objects.filter(pk__in=pks),
    ]


@transaction.atomic
def erase(comment: Comment, *, by: User, reason: str) -> Operation:
    """Blank name and words of a withheld comment, here and in what operations remember. It can't be undone.

    The fields are marked as a curator's, so that the next import leaves them blank. The captured file keeps what was
    captured. The caller infers the replies anew, for they rested on the words.
    """
    if not comment.is_withheld:
        raise ValueError(f"Comment {comment.key} is public: withhold it first.")
    for name in _WORDS:
        setattr(comment, name, "")
    comment.word_count, comment.name_hidden = 0, True
    comment.curated_fields = sorted({*comment.curated_fields, *_WORDS, "word_count"})
    comment.save(update_fields=[*_WORDS, "word_count", "name_hidden", "curated_fields"])
    claims = ReplyClaim.objects.filter(Q(comment=comment) | Q(target=comment))
    for claim in claims:
        purge(*row_id(claim))
    claims.update(evidence="", evidence_part="", evidence_start=None)
    label, key = row_id(comment)
    for each in (key, *comment.former_keys):
        purge(label, each)
    return Operation.objects.create(
        kind=Operation.Kind.DELETE,
        label=label,
        key=key,
        name=_("Ordene er slettet for altid"),
        changes=[{"label": label, "key": key, "before": {}, "after": {}, "purged": True}],
        reason=reason,
        by=by,
        by_name=by.get_username(),
    )
