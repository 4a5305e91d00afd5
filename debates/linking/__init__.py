"""Keeps the answers between articles, and the placeholders for letters that are spoken of and absent, in step with the texts."""

from debates.linking.filling import filled_by, goes_back, let_go
from debates.linking.inferring import infer_links

__all__ = ["filled_by", "goes_back", "infer_links", "let_go"]
