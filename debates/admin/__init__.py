"""Curation of articles and what belongs to them. Articles, debates, replies and operations are registered in `archive.admin`,
for a change to them reaches the comments too."""

from debates.admin import authors, provenance, tags

__all__ = ["authors", "provenance", "tags"]
