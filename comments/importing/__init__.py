"""From comment drafts to rows. Compares before it writes, and never overwrites a curator."""

from comments.importing.adding import NewComment, new_comments
from comments.importing.loading import (
    CommentCounts,
    has_touched_comments,
    load_comments,
    refresh_counts,
    release_keys,
    remove_comments,
)

__all__ = [
    "CommentCounts",
    "NewComment",
    "has_touched_comments",
    "load_comments",
    "new_comments",
    "refresh_counts",
    "release_keys",
    "remove_comments",
]
