"""Full text search in Danish: the search rows, and that of an article.

A search row stands for a text that everybody may see, and holds what a search asks of it and nothing more, so that a
million of them are soon gone through. The database keeps the rows itself: triggers write them in the same statement that
writes the text, or takes it out of the public archive (`debates/migrations/0006_search_rows.py`).
"""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection, models

# PostgreSQL's Danish, but with the commonest words kept, so that a phrase may hold them.
CONFIGURATION = "archive"
_NOWHERE = "intetsomhelststårsådan"  # a word that no text has
UNDATED = date.min  # so that what has no date is the oldest, and one index gives the order


def words_query(tsquery: str) -> SearchQuery:
    """A query as PostgreSQL writes it: ``words_query("'havn' & 'broen':*")``."""
    return SearchQuery(tsquery, config=CONFIGURATION, search_type="raw")


def lexemes_query(lexemes: Iterable[str]) -> SearchQuery:
    """A query for any of some words as the index has them, which would lose another letter were their endings taken off again."""
    quoted = ["'{}'".format(word.replace("\\", "\\\\").replace("'", "''")) for word in lexemes]
    return SearchQuery(" | ".join(quoted or [_NOWHERE]), config="simple", search_type="raw")


def stems(words: Iterable[str]) -> list[str]:
    """Words as the index has them, each in its place: ``["debatten"]`` is ``["debat"]``. One query."""
    statement = (
        "SELECT coalesce((ts_lexize('danish_words', word))[1], word)"
        " FROM unnest(%s::text[]) WITH ORDINALITY given (word, place) ORDER BY place"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[word.lower() for word in words]])
        return [stem for (stem,) in cursor.fetchall()]


class SearchWord(models.Model):
    """A word that stands or has stood in a public text, as the index has it, its ending taken off. May stand here twice."""

    word = models.TextField(db_collation="C", db_index=True)

    def __str__(self) -> str:
        return self.word


class SearchRow(models.Model):
    """A public text as search sees it: its day or `UNDATED`, whether readers have answered or commented on it, its words."""

    day = models.DateField()
    is_answered = models.BooleanField()
    length = models.PositiveIntegerField()
    title_words = SearchVectorField()
    words = SearchVectorField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class ArticleSearchRow(SearchRow):
    """A public article as search sees it; its day is the best known."""

    article = models.OneToOneField(
        "debates.Article",
        on_delete=models.DO_NOTHING,
        primary_key=True,
        related_name="search_row",
        db_constraint=False,  # the triggers see to it
    )

    class Meta:
        indexes = [
            models.Index(fields=["-day", "-article"], name="article_search_newest"),
            models.Index(
                fields=["-day", "-article"], name="article_search_answered", condition=models.Q(is_answered=True)
            ),
            GinIndex(fields=["words"], name="article_search_words", gin_pending_list_limit=1024),
            GinIndex(fields=["title_words"], name="article_search_title"),
        ]
