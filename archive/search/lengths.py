"""How many words the archive has of each month, which the hits of a month are measured by."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from archive.search.filters import KINDS
from archive.search.found import NUMBERS

# By days first: there are few of them, and to name the month of each row would cost more than to read it.
_OF_KIND = """
SELECT {:d}, to_char(day, 'YYYY-MM-01'), sum(length) FROM (SELECT day, sum(length) AS length FROM {} GROUP BY day) days GROUP BY 1, 2"""


def words_by_month(kinds: Collection[str]) -> dict[tuple[date, int], int]:
    """The words of all public texts of some kinds, by the first day of the month and the kind. Reads every row; one query."""
    statement = " UNION ALL ".join(_OF_KIND.format(NUMBERS[kind], KINDS[kind]._meta.db_table) for kind in kinds)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('enable_seqscan', 'on', true)"
        )  # `bounded` forbids it to those who need few rows
        cursor.execute(statement)
        return {(date.fromisoformat(month), kind): int(words) for kind, month, words in cursor.fetchall()}
