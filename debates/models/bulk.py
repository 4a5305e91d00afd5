"""Many new rows at once, by PostgreSQL's COPY."""

from collections.abc import Iterator, Sequence

from django.db import connection, models


def reserve_ids(model: type[models.Model], count: int) -> Iterator[int]:
    """So many ids that no other row of the model will have, so that rows may name one another before they are written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([row[0] for row in cursor.fetchall()])


def copy_in(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, ids and all. Database columns that are generated are left to the database."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not field.generated]
    quoted = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{meta.db_table}" ({quoted}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields])
