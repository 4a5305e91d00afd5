"""The articles of the archive and all that an article needs. One module a family."""

from debates.models.articles import Article, ArticleQuerySet
from debates.models.authors import Alias, Author, Authorship
from debates.models.debates import Debate, Reply
from debates.models.operations import Operation
from debates.models.runs import ImportedFile, ImportRun
from debates.models.search import ArticleSearchRow, SearchWord
from debates.models.sources import Source
from debates.models.tags import Tag, Tagging
from debates.models.visibility import WithheldReason, Withholdable

__all__ = [
    "Alias",
    "Article",
    "ArticleQuerySet",
    "ArticleSearchRow",
    "Author",
    "Authorship",
    "Debate",
    "ImportRun",
    "ImportedFile",
    "Operation",
    "Reply",
    "SearchWord",
    "Source",
    "Tag",
    "Tagging",
    "WithheldReason",
    "Withholdable",
]
