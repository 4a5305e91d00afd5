"""Full text search in Danish: the search row of an article.

A search row stands for a text that everybody may see, and holds what a search asks of it and nothing more, so that a
million of them are soon gone through. The database keeps the rows itself: triggers write them in the same statement that
writes the text, or takes it out of the public archive (`debates/migrations/0006_search_rows.py`).
"""

from datetime import date

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models

# PostgreSQL's Danish, but with the commonest words kept, so that a phrase may hold them.
CONFIGURATION = "archive"
UNDATED = date.min  # so that what has no date is the oldest, and one index gives the order


def words_query(tsquery: str) -> SearchQuery:
    """A query as PostgreSQL writes it: ``words_query("'havn' & 'broen':*")``."""
    return SearchQuery(tsquery, config=CONFIGURATION, search_type="raw")


class ArticleSearchRow(models.Model):
    """A public article as search sees it: its best known day or `UNDATED`, and whether readers have commented on it."""

    article = models.OneToOneField(
        "debates.Article",
        on_delete=models.DO_NOTHING,
        primary_key=True,
        related_name="search_row",
        db_constraint=False,  # the triggers see to it
    )
    day = models.DateField()
    is_answered = models.BooleanField()
    words = SearchVectorField()

    class Meta:
        indexes = [
            models.Index(fields=["-day", "-article"], name="article_search_newest"),
            GinIndex(fields=["words"], name="article_search_words", gin_pending_list_limit=1024),
        ]

    def __str__(self) -> str:
        return str(self.pk)
