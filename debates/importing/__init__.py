"""From drafts to rows: articles, their authors, publishers and tags. Compares before it writes, and never overwrites a curator."""

from debates.importing.adding import NewArticles, NewPage, new_articles
from debates.importing.articles import (
    Loaded,
    captures_of,
    combine_captures,
    find_article,
    find_copied,
    find_withheld,
    load_article,
    stored_capture,
)
from debates.importing.names import UsedNames, forget_unused, used_names
from debates.importing.twins import has_stood, own_keys, settle_twins, stood_since

__all__ = [
    "Loaded",
    "NewArticles",
    "NewPage",
    "UsedNames",
    "captures_of",
    "combine_captures",
    "find_article",
    "find_copied",
    "find_withheld",
    "forget_unused",
    "has_stood",
    "load_article",
    "new_articles",
    "own_keys",
    "settle_twins",
    "stood_since",
    "stored_capture",
    "used_names",
]
