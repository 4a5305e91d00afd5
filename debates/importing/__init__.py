"""From drafts to rows: articles, their authors, publishers and tags. Compares before it writes, and never overwrites a curator."""

from debates.importing.adding import NewArticles, NewPage, new_articles
from debates.importing.articles import Loaded, combine_captures, find_article, find_copied, find_withheld, load_article

__all__ = [
    "Loaded",
    "NewArticles",
    "NewPage",
    "combine_captures",
    "find_article",
    "find_copied",
    "find_withheld",
    "load_article",
    "new_articles",
]
