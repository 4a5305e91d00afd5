"""The articles and comments that are most like a text: those that share its telling words."""

from dataclasses import dataclass

from django.db import connection

from archive.related.telling import Said, telling
from archive.search.answers import bounded
from archive.search.found import NUMBERS
from archive.search.rows import At, rows_at
from archive.search.vocabulary import written
from comments.models import Comment
from debates.models import Article

SHOWN = 5
LONGEST = "500ms"  # that one statement may take
_ARTICLE, _COMMENT = NUMBERS["artikler"], NUMBERS["kommentarer"]
_PER_ARTICLE = 2  # of which the article and its comments together
_MOST = 200  # texts of a kind that are looked at for a word, as they come
_TRIED = 30
_WORDS = 4  # that are shown of those that two texts share

# The words of a text, each with the part of all texts that has it, as the database last counted them.
_SAID = """
WITH counted (word, part) AS (
    SELECT unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs)
    FROM pg_stats WHERE schemaname = current_schema AND tablename = '{table}' AND attname = 'words'
)
SELECT lexeme, cardinality(positions), 'A' = ANY (weights), part
FROM (SELECT (unnest(words)).* FROM {table} WHERE {key} = %s) said LEFT JOIN counted ON counted.word = said.lexeme
"""
# What shares two words or more; the longer a text is, the more it shares by chance.
_LIKE = """
SELECT kind, pk, article_id, array_agg(word ORDER BY weight DESC, word)
FROM unnest(%s::text[], %s::real[]) asked (word, weight) CROSS JOIN LATERAL ({kinds}) found
GROUP BY kind, pk, article_id HAVING count(*) > 1
ORDER BY sum(weight) / ln(50 + max(length)) DESC, kind, pk DESC LIMIT %s
"""
_OF_KIND = """(
    SELECT {number} AS kind, {key} AS pk, article_id, length FROM {table}
    WHERE words @@ quote_literal(asked.word)::tsquery
        AND article_id <> ALL (ARRAY(SELECT id FROM debates_article WHERE id = %s OR debate_id = %s))
    LIMIT {most}
)"""
_TABLES = {
    _ARTICLE: ("debates_articlesearchrow", "article_id"),
    _COMMENT: ("comments_commentsearchrow", "comment_id"),
}


@dataclass(frozen=True, slots=True)
class Related:
    """A text that is like another, with the most telling of the words that both have, as a public text writes them."""

    row: Article | Comment
    words: list[str]

    @property
    def is_comment(self) -> bool:
        """Whether it is a comment."""
        return isinstance(self.row, Comment)


def like_article(article: Article) -> list[Related]:
    """The texts most like an article, of other debates; `TooDearError` where the database takes too long.

    Six queries at most, however large the archive.
    """
    return _like(_ARTICLE, article.pk, article)


def like_comment(comment: Comment) -> list[Related]:
    """The texts most like a comment, under other articles and of other debates, as with an article."""
    return _like(_COMMENT, comment.pk, comment.article)


def _like(kind: int, pk: int, article: Article) -> list[Related]:
    with bounded(LONGEST):
        words = telling(_said(kind, pk))
        shared = _shared(words, article) if words else {}
        forms = written({word for each in shared.values() for word in each})
    articles = Article.objects.public().select_related("publisher").defer("body", "parts", "spoken", "lead")
    comments = Comment.objects.public().for_lists().defer("body", "article__lead")
    rows = rows_at(shared, articles, comments)
    return [
        Related(rows[place], [forms[word] for word in words if word in forms])
        for place, words in shared.items()
        if place in rows
    ]


def _said(kind: int, pk: int) -> list[Said]:
    table, key = _TABLES[kind]
    with connection.cursor() as cursor:
        cursor.execute(_SAID.format(table=table, key=key), [pk])
        return [Said(*row) for row in cursor.fetchall()]


def _shared(words: dict[str, float], article: Article) -> dict[At, list[str]]:
    """The most alike, each with the words that it shares: of one article and its comments only a few."""
    selects = " UNION ALL ".join(
        _OF_KIND.format(number=kind, table=table, key=key, most=_MOST) for kind, (table, key) in _TABLES.items()
    )
    others = [article.pk, article.debate_id] * len(_TABLES)
    with connection.cursor() as cursor:
        cursor.execute(_LIKE.format(kinds=selects), [list(words), list(words.values()), *others, _TRIED])
        found = cursor.fetchall()
    taken: dict[int, int] = {}
    shared: dict[At, list[str]] = {}
    for kind, pk, of, both in found:
        taken[of] = taken.get(of, 0) + 1
        if taken[of] <= _PER_ARTICLE and len(shared) < SHOWN:
            shared[kind, pk] = both[:_WORDS]
    return shared
