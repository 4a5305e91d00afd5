"""From comment drafts to rows. Compares before it writes, and never overwrites a curator."""

from comments.importing.adding import NewComment, new_comments
from comments.importing.loading import CommentCounts, load_comments, refresh_counts, remove_comments

__all__ = ["CommentCounts", "NewComment", "load_comments", "new_comments", "refresh_counts", "remove_comments"]
