"""The rows that search reads, against the texts that they stand for: which are wrong, and all of them made anew."""

from collections.abc import Iterator

from django.db import connection, transaction

# The words of each text as the database makes them today, beside those of its row.
_ARTICLES = """
SELECT coalesce(article.key, told.article_id::text)
FROM (SELECT * FROM debates_article article WHERE article_is_public(article)) article
FULL JOIN debates_articlesearchrow told ON told.article_id = article.id
WHERE article.id IS NULL OR told.article_id IS NULL
    OR told.day <> coalesce(article.sort_date, '0001-01-01')
    OR told.is_answered <> (article.comment_count > 0)
    OR told.length <> regexp_count(article.title || ' ' || article.lead || ' ' || article.body, '\\S+')
    OR told.title_words <> to_tsvector('archive', left(article.title, 10000))
    OR told.words <> article_search_words(article.title, article.lead, article.body)
ORDER BY 1
"""
_COMMENTS = """
SELECT coalesce(comment.key, told.comment_id::text)
FROM (
    SELECT comment.* FROM comments_comment comment JOIN debates_article article ON article.id = comment.article_id
    WHERE comment.withheld_at IS NULL AND article_is_public(article)
) comment
FULL JOIN comments_commentsearchrow told ON told.comment_id = comment.id
WHERE comment.id IS NULL OR told.comment_id IS NULL
    OR told.article_id <> comment.article_id
    OR told.day <> comment.posted
    OR told.length <> comment.word_count
    OR told.is_answer <> (comment.parent_id IS NOT NULL)
    OR told.is_answered <> comment_is_answered(comment.id)
    OR told.title_words <> to_tsvector('archive', left(comment.title, 10000))
    OR told.words <> comment_search_words(comment.title, comment.body)
ORDER BY 1
"""
_REBUILD = """
TRUNCATE debates_articlesearchrow, comments_commentsearchrow;
SELECT article_search_add(ARRAY(SELECT id FROM debates_article));
SELECT comment_search_add(ARRAY(SELECT id FROM comments_comment));
"""


def wrong_articles() -> Iterator[str]:
    """The keys of articles without a row that should have one, and of those whose row tells something else than they do.

    A row that stands for nothing is called by its number. Goes through all texts.
    """
    return _keys(_ARTICLES)


def wrong_comments() -> Iterator[str]:
    """The same of comments."""
    return _keys(_COMMENTS)


def rebuild() -> None:
    """Make all rows anew. Nobody searches meanwhile; whoever tries waits."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_REBUILD)


def _keys(statement: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        yield from (key for (key,) in cursor.fetchall())
