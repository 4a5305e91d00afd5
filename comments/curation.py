"""Forgetting the words of a comment for good, where withholding them is not enough."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from comments.models import Comment, ReplyClaim
from debates.curation import purge
from debates.curation.snapshots import row_id
from debates.models import Operation

_WORDS = ("printed_name", "title", "body", "captured_title", "captured_body")


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
