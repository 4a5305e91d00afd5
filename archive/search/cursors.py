"""Where a page of hits begins: after the last hit of the page before it, so that page 500 costs what page 1 costs."""

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{1,9})_([-+.e\d]{1,24})_(\d{4}-\d\d-\d\d)_([01])_(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A hit and its number among all; the page goes on after it, or ends before it where `back`."""

    number: int
    rank: float
    day: date
    kind: int
    pk: int
    back: bool = False

    def __str__(self) -> str:
        return f"{self.number}_{self.rank}_{self.day.isoformat()}_{self.kind}_{self.pk}"


def read_cursor(after: str, before: str = "") -> Cursor | None:
    """The cursor of an address; None for the first page, and where nobody has written it so.

    >>> cursor = read_cursor("20_0.6_2018-05-04_1_17")
    >>> cursor.number, str(cursor)
    (20, '20_0.6_2018-05-04_1_17')
    """
    match = _WRITTEN.fullmatch(before or after)
    if match is None:
        return None
    number, rank, day, kind, pk = match.groups()
    try:
        return Cursor(int(number), float(rank), date.fromisoformat(day), int(kind), int(pk), back=bool(before))
    except ValueError:
        return None
