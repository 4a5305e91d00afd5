"""Search over articles and comments: which texts hold what was asked for, where they stand, and how they spread."""
