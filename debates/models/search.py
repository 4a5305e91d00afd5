"""Full text search in Danish."""

import re

from django.contrib.postgres.search import SearchQuery

# PostgreSQL keeps a stack of signs that negate nothing, and overflows at some thirty of them.
_IDLE_MINUS = re.compile(r"-(?![\w\"])")


def web_query(words: str) -> SearchQuery:
    """What a reader typed as a query: ``"en frase" ord -ikke``. Signs that mean nothing are left out."""
    return SearchQuery(_IDLE_MINUS.sub(" ", words.replace("\0", " ")), config="danish", search_type="websearch")
