"""Many rows at once: new ones by PostgreSQL's COPY, standing ones where they differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils import timezone
from psycopg.types.json import Jsonb

Convert = Callable[[Any], Any]


def set_differing(row: models.Model, values: Mapping[str, Any]) -> bool:
    """Give a row the values that it does not have yet, without writing it; whether there were any."""
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def reserve_ids(model: type[models.Model], count: int) -> Iterator[int]:
    """So many ids that no other row of the model will have, so that rows may name one another before they are written."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([row[0] for row in cursor.fetchall()])


def copy_in(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Write new rows, ids and all: instances of the model, or anything that has its columns as attributes.

    Rows are taken one by one, so that the next can be made while the database is busy with the last; making one must not ask the database.
    Columns that the database generates are left to it. A column that rows do not have as an attribute must have a default
    in the model.
    """
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    quoted = ", ".join(f'"{field.column}"' for field in fields)
    columns = [(field.attname, _convert(field)) for field in fields]
    connection = connections[DEFAULT_DB_ALIAS]
    with (
        connection.wrap_database_errors,  # Django does so for all statements but COPY
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({quoted}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(
                [convert(getattr(row, name)) if convert else getattr(row, name) for name, convert in columns]
            )


def _convert(field: models.Field[Any, Any]) -> Convert | None:
    """What makes of a field's value what the driver takes. Most are taken as they are; going through the field is dear."""
    if isinstance(field, models.JSONField):
        return Jsonb
    if getattr(field, "auto_now_add", False):
        return lambda value: value or timezone.now()
    if field.choices:
        return lambda value: value.value if isinstance(value, Enum) else value
    return None
