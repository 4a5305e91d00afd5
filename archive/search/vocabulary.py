"""The words of the archive that are like a given one. What they are found in is another's to prove: some stood in texts that are gone."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from archive.search.passages import START, STOP
from debates.models import SearchWord
from debates.models.search import CONFIGURATION
from debates.query.spelling import distance, pieces_of, slips, without_endings

_MOST_MEASURED = 3_000  # words whose distance is measured
_MARKED = re.compile(f"{START}([^{START}{STOP}]*){STOP}")

# Letters that only one of two words has are slips.
_NEAR = """
SELECT DISTINCT word FROM debates_searchword
WHERE length(word) BETWEEN %(shortest)s AND %(longest)s
    AND length(translate(word, %(letters)s, '')) <= %(slips)s AND length(translate(%(least)s, word, '')) <= %(slips)s
LIMIT %(most)s
"""
# One text of each kind for each word, so that its forms can be read there.
_WRITTEN = """
SELECT given.word, ts_headline(%(configuration)s, left(said.text, 20000), quote_literal(given.word)::tsquery, %(marks)s)
FROM unnest(%(words)s::text[]) given (word) CROSS JOIN LATERAL (
    (
        SELECT concat_ws(' ', article.title, article.lead, article.body) AS text
        FROM debates_articlesearchrow found JOIN debates_article article ON article.id = found.article_id
        WHERE found.words @@ quote_literal(given.word)::tsquery LIMIT 1
    ) UNION ALL (
        SELECT concat_ws(' ', comment.title, comment.body)
        FROM comments_commentsearchrow found JOIN comments_comment comment ON comment.id = found.comment_id
        WHERE found.words @@ quote_literal(given.word)::tsquery LIMIT 1
    )
) said
"""


def near(word: str, stem: str) -> dict[str, int]:
    """The words of the archive that a misspelt one may be, as the index has them, with their distance. One query."""
    most = slips(word)
    if not most:
        return {}
    ways = list(dict.fromkeys([*without_endings(word), stem]))
    lengths = [len(way) for way in ways]
    given: dict[str, Any] = {
        "shortest": min(lengths) - most,
        "longest": max(lengths) + most,
        "letters": word,
        "least": min(ways, key=len),
        "slips": most,
        "most": _MOST_MEASURED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, given)
        found = [known for (known,) in cursor.fetchall() if known.isalpha() and known != stem]
    measured = {known: min(distance(way, known, most) for way in ways) for known in found}
    return {known: far for known, far in measured.items() if far <= most}


def parts(stem: str) -> list[str]:
    """The words of the archive that a compound ends or begins with, as the index has them, the most telling first. One query."""
    pieces = pieces_of(stem)
    known = set(SearchWord.objects.filter(word__in=pieces).values_list("word", flat=True)) if pieces else set()
    return [piece for piece in pieces if piece in known]


def written(words: Collection[str]) -> dict[str, str]:
    """Words as a public text writes them, in their shortest form there: ``{"skol": "skole"}``. One query."""
    given: dict[str, Any] = {
        "words": list(words),
        "configuration": CONFIGURATION,
        "marks": f"HighlightAll=true, StartSel={START}, StopSel={STOP}",
    }
    forms: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, given)
        for word, text in cursor.fetchall():
            forms.setdefault(word, []).extend(_MARKED.findall(text))
    return {word: _plainest(found) for word, found in forms.items() if found}


def _plainest(forms: Iterable[str]) -> str:
    return min(forms, key=lambda form: (len(form), not form.islower(), form))
