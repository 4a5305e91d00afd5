"""Full text search in Danish."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db import connection

# PostgreSQL keeps a stack of signs that negate nothing, and overflows at some thirty of them.
_IDLE_MINUS = re.compile(r"-(?![\w\"])")


def web_query(words: str) -> SearchQuery:
    """What a reader typed as a query: ``"en frase" ord -ikke``. Signs that mean nothing are left out."""
    return SearchQuery(_without_idle_signs(words), config="danish", search_type="websearch")


def is_indexed(words: str) -> bool:
    """Whether the index knows any of the words: it has neither signs nor the commonest words, such as »og« and »ikke«."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery('danish', %s)) > 0", [_without_idle_signs(words)])
        return bool(cursor.fetchone()[0])


def _without_idle_signs(words: str) -> str:
    return _IDLE_MINUS.sub(" ", words.replace("\0", " "))
