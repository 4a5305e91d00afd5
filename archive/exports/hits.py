"""What a search finds, articles and comments together, as the rows of one file."""

from datetime import date
from typing import Any

from django.db.models import F, FloatField, Value
from django.utils.translation import gettext_lazy as _

from archive.exports.texts import text_columns, told
from archive.search.filters import BEST, NEWEST, OLDEST
from archive.search.found import Found
from archive.search.statements import union
from debates.exports import Cell, Column
from debates.models.conditions import rank

_ORDERS = {BEST: ("-rank", "-stands", "key"), NEWEST: ("-stands", "key"), OLDEST: ("stands", "key")}
_NO_DAYS = (date.min, date.max)  # what stands for none, so that it comes last


def hit_columns(base: str) -> tuple[Column, ...]:
    """The columns of `find_hits`."""
    return (
        *text_columns(base),
        Column(
            "day",
            _(
                "Dagen, som rækkefølgen hviler på. Er artiklens dag kun kendt som et interval, er det den seneste mulige, "
                "ellers den tidligste; se `published_precision`."
            ),
            "stands",
            _day,
        ),
        Column("rank", _("Hvor godt teksten passer til ordene; kun til sammenligning inden for én fil."), "rank"),
    )


def find_hits(found: Found) -> Any:
    """Every hit of a search in its order, however many there are."""
    return union(_told(found, kind) for kind in found.asked.kinds).order_by(*_ORDERS[found.order])


def _told(found: Found, kind: str) -> Any:
    columns = {
        **told(kind),
        "stands": F(found.date_column),
        "rank": rank(found.node) or Value(0.0, FloatField()),
    }
    return found.matching(kind).annotate(**columns).values_list(*columns)


def _day(day: date) -> Cell:
    return None if day in _NO_DAYS else day.isoformat()
