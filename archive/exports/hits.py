"""What a search finds, articles and comments together, as the rows of one file."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, FloatField, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from archive.search.filters import BEST, NEWEST, OLDEST
from archive.search.found import Found
from archive.search.statements import union
from debates.exports import Cell, Column, address_of
from debates.models.conditions import rank

_ORDERS = {BEST: ("-rank", "-stands", "key"), NEWEST: ("-stands", "key"), OLDEST: ("stands", "key")}
_NO_DAYS = (date.min, date.max)  # what stands for none, so that it comes last


class _Told(NamedTuple):
    """Where the cells of a kind of search row are found."""

    kind: str
    key: str
    title: str
    article: str
    address: str


_KINDS: Mapping[str, _Told] = {
    "artikler": _Told("article", "article__key", "article__title", "article__key", "article__slug"),
    "kommentarer": _Told("comment", "comment__key", "comment__title", "article__key", "comment__key"),
}


def hit_columns(base: str) -> tuple[Column, ...]:
    """The columns of `find_hits`."""
    address = {kind: address_of(kind, base) for kind in ("article", "comment")}
    return (
        Column("kind", _("`article` eller `comment`."), "kind"),
        Column("key", _("Artiklens eller kommentarens faste nøgle."), "key"),
        Column("title", _("Artiklens titel eller kommentarens overskrift."), "title"),
        Column("article", _("Nøglen på artiklen selv, eller på den, som kommentaren står under."), "of"),
        Column("day", _("Artiklens bedste kendte dag, eller dagen, kommentaren blev skrevet."), "stands", _day),
        Column("rank", _("Hvor godt teksten passer til ordene; kun til sammenligning inden for én fil."), "rank"),
        Column("url", _("Sidens adresse i arkivet."), "page", lambda page: address[page[0]](page[1])),
    )


def find_hits(found: Found) -> Any:
    """Every hit of a search in its order, however many there are."""
    return union(_told(found, kind) for kind in found.asked.kinds).order_by(*_ORDERS[found.order])


def _told(found: Found, kind: str) -> Any:
    told = _KINDS[kind]
    page: Combinable = Func(
        Value(told.kind),
        F(told.address),
        template="ARRAY[%(expressions)s]::text[]",
        output_field=ArrayField(TextField()),
    )
    columns = {
        "kind": Value(told.kind, TextField()),
        "key": F(told.key),
        "title": F(told.title),
        "of": F(told.article),
        "stands": F(found.date_column),
        "rank": rank(found.node) or Value(0.0, FloatField()),
        "page": page,
    }
    return found.matching(kind).annotate(**columns).values_list(*columns)


def _day(day: date) -> Cell:
    return None if day in _NO_DAYS else day.isoformat()
