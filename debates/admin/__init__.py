"""Curation of articles and what belongs to them. Articles, debates, replies, operations and sources are registered in
`archive.admin`, for a change to them reaches the comments too, or their pages lead there."""

from debates.admin import authors, runs, tags

__all__ = ["authors", "runs", "tags"]
