"""The rows of a concordance as files."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from archive.concordance.answers import Concordance, Shown, shown
from archive.concordance.collocates import Collocate
from archive.concordance.filters import ConcordanceFilter
from archive.concordance.groups import Group
from archive.concordance.lines import Occurrence
from debates.exports import Cell, Column, as_cell

_BATCH = 500
Row = TypeVar("Row")


def line_columns() -> tuple[Column, ...]:
    """The columns of the lines."""
    return (
        Column("left", _("Det, der står foran, med mellemrum; ¶ er et nyt afsnit."), "left"),
        Column("key", _("Ordet eller ordene, som de er skrevet."), "key"),
        Column("right", _("Det, der står bagved, med mellemrum; ¶ er et nyt afsnit."), "right"),
        Column("date", _("Dagen, teksten er fra. Tom, hvor kun grænser er kendt."), "date"),
        Column("kind", _("`article` eller `comment`."), "kind"),
        Column("title", _("Artiklens titel eller kommentarens overskrift."), "title"),
        Column("url", _("Sidens adresse i arkivet."), "url"),
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
    return line_columns(), _lines(_of(Occurrence, found), base)


def _of(kind: type[Row], found: Concordance) -> list[Row]:
    return [row for row in found.rows if isinstance(row, kind)]


def _collocate(each: Collocate) -> list[Cell]:
    return [each.word, each.near, round(each.expected, 2), each.everywhere, round(each.measure, 2)]


def _lines(lines: Sequence[Occurrence], base: str) -> Iterator[list[Cell]]:
    for start in range(0, len(lines), _BATCH):
        yield from (_line(each, base) for each in shown(lines[start : start + _BATCH]))


def _line(each: Shown, base: str) -> list[Cell]:
    kind = "comment" if each.is_comment else "article"
    address = base + each.row.get_absolute_url()
    return [*each.line, as_cell(each.day), kind, each.row.title, address]
