"""Full text search in Danish."""

import re

from django.contrib.postgres.search import SearchQuery

# PostgreSQL keeps a stack of signs that negate nothing, and overflows at some thirty of them.
_IDLE_MINUS = re.compile(r"-(?![\w\"])")
# A phrase, which stays as it is, or an "eller" between two words.
_PHRASE_OR_ELLER = re.compile(r"\"[^\"]*\"?|(?<=\S\s)eller(?=\s+\S)", re.IGNORECASE)


def web_query(words: str) -> SearchQuery:
    """What a reader typed as a query: ``"en frase" ord eller andet -ikke``. Signs that mean nothing are left out."""
    meant = _IDLE_MINUS.sub(" ", words.replace("\0", " "))
    return SearchQuery(_with_or(" ".join(meant.split())), config="danish", search_type="websearch")


def _with_or(words: str) -> str:
    """PostgreSQL knows the word in English.

    >>> _with_or('skole eller "ja eller nej" eller bibliotek')
    'skole or "ja eller nej" or bibliotek'
    """
    return _PHRASE_OR_ELLER.sub(lambda found: "or" if found[0].lower() == "eller" else found[0], words)
