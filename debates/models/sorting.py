"""Danish alphabetical order without an ICU collation."""

from typing import Any

from django.db import models
from django.db.models.functions import Collate, Left

from debates.pages.alphabet import FROM, TO

_LENGTH = 200  # an index key may not pass 2.7 kB


class _Translate(models.Func):
    function = "translate"


def danish_sort_key(field: str) -> models.GeneratedField:
    """A stored column that sorts `field` as Danish dictionaries do: a ... z, æ, ø, å, whatever the case.

    `Århus` becomes `}rhus`, which sorts after `zebra`.
    """
    output: models.Field[Any, Any] = models.CharField(max_length=_LENGTH, db_collation="C")
    return models.GeneratedField(expression=_folded(field), output_field=output, db_persist=True)


def danish_order(field: str) -> Collate:
    """The same order for `order_by`, where no stored column holds it."""
    return Collate(_folded(field), "C")


def _folded(field: str) -> _Translate:
    return _Translate(Left(field, _LENGTH), models.Value(FROM), models.Value(TO))
