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
from comments.importing.merging import Thread, find_thread, merge_comments, obstacles

__all__ = [
    "CommentCounts",
    "NewComment",
    "Thread",
    "find_thread",
    "has_touched_comments",
    "load_comments",
    "merge_comments",
    "new_comments",
    "obstacles",
    "refresh_counts",
    "release_keys",
    "remove_comments",
]
