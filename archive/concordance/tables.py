"""The rows of a concordance as files."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from archive.concordance.answers import Concordance
from archive.concordance.collocates import Collocate
from archive.concordance.filters import ConcordanceFilter
from archive.concordance.groups import Group
from archive.concordance.lines import Occurrence
from archive.exports.tables import read_rows
from archive.exports.texts import KIND, text_columns, told
from archive.search.filters import KINDS
from archive.search.found import NUMBERS
from archive.search.statements import union
from debates.exports import Cell, Column

_BATCH = 500
_KINDS = {NUMBERS[kind]: name for kind, name in KIND.items()}
Row = TypeVar("Row")


def line_columns(base: str) -> tuple[Column, ...]:
    """The columns of the lines."""
    return (
        Column("left", _("Det, der står foran, med mellemrum; ¶ er et nyt afsnit."), "left"),
        Column("match", _("Ordet eller ordene, som de er skrevet."), "match"),
        Column("right", _("Det, der står bagved, med mellemrum; ¶ er et nyt afsnit."), "right"),
        *text_columns(base),
    )


def group_columns() -> tuple[Column, ...]:
    """The columns of `?grupper=`."""
    return (
        Column("word", _("Ordet på pladsen, med små bogstaver. Tomt, hvor teksten intet har der."), "word"),
        Column("lines", _("Antal linjer med det ord på pladsen."), "lines"),
    )


def collocate_columns() -> tuple[Column, ...]:
    """The columns of `?kolokater=`."""
    return (
        Column("word", _("Ordet, med små bogstaver."), "word"),
        Column("near", _("Gange, det står inden for afstanden."), "near"),
        Column("expected", _("Gange, det ville stå der, hvis det stod tilfældigt."), "expected"),
        Column("everywhere", _("Gange, det står i alle de læste tekster."), "everywhere"),
        Column("log_likelihood", _("Log-likelihood, G²."), "log_likelihood"),
    )


def table(asked: ConcordanceFilter, found: Concordance, base: str) -> tuple[tuple[Column, ...], Iterator[list[Cell]]]:
    """The columns and the rows of what is shown; `base` is the site, without a slash at its end."""
    if asked.grouping:
        return group_columns(), ([group.word, group.lines] for group in _of(Group, found))
    if asked.within:
        return collocate_columns(), (_collocate(each) for each in _of(Collocate, found))
    return line_columns(base), _lines(_of(Occurrence, found), base)


def _of(kind: type[Row], found: Concordance) -> list[Row]:
    return [row for row in found.rows if isinstance(row, kind)]


def _collocate(each: Collocate) -> list[Cell]:
    return [each.word, each.near, round(each.expected, 2), each.everywhere, round(each.measure, 2)]


def _lines(lines: Sequence[Occurrence], base: str) -> Iterator[list[Cell]]:
    """Lines with what is told of their texts, in one query a batch; those of a text that has been withheld since are left out."""
    columns = text_columns(base)
    for start in range(0, len(lines), _BATCH):
        batch = lines[start : start + _BATCH]
        texts = {(kind, key): [kind, key, *rest] for kind, key, *rest in read_rows(columns, _texts(batch))}
        for each in batch:
            if text := texts.get((_KINDS[each.where.kind], each.where.key)):
                yield [*each.line, *text]


def _texts(lines: Sequence[Occurrence]) -> Any:
    """The texts that lines stand in, as search rows."""
    places = {each.where.at for each in lines}
    return union(
        rows._default_manager.filter(pk__in=[pk for number, pk in places if number == NUMBERS[kind]])
        .annotate(**told(kind))
        .values_list(*told(kind))
        for kind, rows in KINDS.items()
    )
