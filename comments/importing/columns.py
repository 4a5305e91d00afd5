"""What a draft is in the columns of a comment."""

from typing import Any

from debates.models import Source
from debates.pages.combining import CombinedComment


def column_values(combined: CombinedComment, source: Source) -> dict[str, Any]:
    """The columns that an import sets."""
    draft = combined.draft
    return {
        "ordinal": combined.ordinal,
        "posted": draft.posted,
        "printed_name": draft.name,
        "title": draft.title,
        "body": draft.body,
        "captured_title": draft.title,
        "captured_body": draft.body,
        "source_id": source.pk,
        "source_line": draft.line,
        "source_end_line": draft.end_line,
        "vanished": combined.vanished,
        "word_count": len(draft.body.split()),
    }
