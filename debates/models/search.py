"""Full text search in Danish."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db import connection

# PostgreSQL keeps a stack of signs that negate nothing, and overflows at some thirty of them.
_IDLE_MINUS = re.compile(r"-(?![\w\"])")
# A phrase, which stays as it is, or an "eller" between two words.
_PHRASE_OR_ELLER = re.compile(r"\"[^\"]*\"?|(?<=\S\s)eller(?=\s+\S)", re.IGNORECASE)


def web_query(words: str) -> SearchQuery:
    """What a reader typed as a query: ``"en frase" ord eller andet -ikke``. Signs that mean nothing are left out."""
    return SearchQuery(_meant(words), config="danish", search_type="websearch")


def is_indexed(words: str) -> bool:
    """Whether the index knows any of the words: it has neither signs nor the commonest words, such as »og« and »ikke«."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery('danish', %s)) > 0", [_meant(words)])
        return bool(cursor.fetchone()[0])


def _meant(words: str) -> str:
    return _with_or(" ".join(_IDLE_MINUS.sub(" ", words.replace("\0", " ")).split()))


def _with_or(words: str) -> str:
    """PostgreSQL knows the word in English.

    >>> _with_or('skole eller "ja eller nej" eller bibliotek')
    'skole or "ja eller nej" or bibliotek'
    """
    return _PHRASE_OR_ELLER.sub(lambda found: "or" if found[0].lower() == "eller" else found[0], words)
