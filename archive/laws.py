"""The laws that the database holds: do they stand, and does every row keep them?

They can't be broken while they stand and watch; but a half of a backup, a tool that puts them to sleep, or a hand in the tables may leave
rows that break them, or take one away. Read from the catalog, so a new law is tested without a line here.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeGuard

from django.apps import apps
from django.db import connection, models
from psycopg import sql

_APPS = ("debates", "comments")
_TRIGGERS = {
    "comment_parent_law": "comments_comment",
    "comment_answers_law": "comments_comment",
    "article_merge_law": "debates_article",
    "article_search_inserted": "debates_article",
    "article_search_updated": "debates_article",
    "article_search_deleted": "debates_article",
    "comment_search_inserted": "comments_comment",
    "comment_search_updated": "comments_comment",
    "comment_search_deleted": "comments_comment",
    "comment_search_with_article": "debates_article",
}


class Law(NamedTuple):
    """A law by its name in the database, and the table that it is about."""

    table: str
    name: str


class Breach(NamedTuple):
    """A law, and how many rows (or groups of equal rows) break it; None where the law itself is gone."""

    law: Law
    rows: int | None


def breaches() -> Iterator[Breach]:
    """All laws that are gone or broken."""
    yield from (Breach(law, None) for law in _missing())
    for law, broken in (*_checks(), *_foreign_keys(), *_uniques()):
        rows = _ask(broken)[0][0]
        if rows:
            yield Breach(law, rows)


def _models() -> list[type[models.Model]]:
    return [model for label in _APPS for model in apps.get_app_config(label).get_models()]


def _tables() -> list[str]:
    return [model._meta.db_table for model in _models()]


def _ask(statement: sql.Composable | str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def _missing() -> Iterator[Law]:
    """What the models and migrations say, and the database does not."""
    named = {
        name
        for (name,) in _ask("SELECT conname FROM pg_constraint WHERE contype <> 't' UNION SELECT relname FROM pg_class")
    }
    named |= {name for (name,) in _ask("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")}
    bound = set(
        _ask(
            "SELECT conrelid::regclass::text, attname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid"
            " AND attnum = ANY (conkey) WHERE contype = 'f'"
        )
    )
    made = set(_ask("SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attgenerated <> ''"))
    for model in _models():
        table = model._meta.db_table
        yield from (Law(table, str(law.name)) for law in model._meta.constraints if law.name not in named)
        for field in model._meta.concrete_fields:
            is_bound = not _is_bound(field) or (table, field.column) in bound
            is_made = not field.generated or (table, field.column) in made
            if not (is_bound and is_made):
                yield Law(table, str(field.column))
    yield from (Law(table, name) for name, table in _TRIGGERS.items() if name not in named)


def _is_bound(field: "models.Field[Any, Any]") -> TypeGuard["models.ForeignKey[Any, Any]"]:
    """Whether the database itself holds a foreign key; of the search rows it does not, their triggers see to that."""
    return isinstance(field, models.ForeignKey) and bool(getattr(field, "db_constraint", True))


def _checks() -> Iterator[tuple[Law, sql.Composable]]:
    rows = _ask(
        "SELECT conrelid::regclass::text, conname, pg_get_expr(conbin, conrelid) FROM pg_constraint"
        " WHERE contype = 'c' AND conrelid::regclass::text = ANY (%s) ORDER BY 1, 2",
        [_tables()],
    )
    for table, name, expression in rows:
        statement = sql.SQL("SELECT count(*) FROM {} WHERE NOT ({})")
        yield Law(table, name), statement.format(sql.Identifier(table), sql.SQL(expression))


def _foreign_keys() -> Iterator[tuple[Law, sql.Composable]]:
    for model in _models():
        for field in model._meta.concrete_fields:
            if _is_bound(field):
                table, other = model._meta.db_table, field.related_model._meta.db_table
                statement = sql.SQL(
                    "SELECT count(*) FROM {table} row WHERE {column} IS NOT NULL"
                    " AND NOT EXISTS (SELECT FROM {other} other WHERE other.id = row.{column})"
                ).format(table=sql.Identifier(table), column=sql.Identifier(field.column), other=sql.Identifier(other))
                yield Law(table, str(field.column)), statement


def _uniques() -> Iterator[tuple[Law, sql.Composable]]:
    rows = _ask(
        "SELECT indrelid::regclass::text, indexrelid::regclass::text,"
        " (SELECT string_agg(pg_get_indexdef(indexrelid, place, true), ', ') FROM generate_series(1, indnkeyatts) place),"
        " indnullsnotdistinct"
        " FROM pg_index WHERE indisunique AND indrelid::regclass::text = ANY (%s) ORDER BY 1, 2",
        [_tables()],
    )
    for table, name, columns, nulls_are_equal in rows:
        statement = sql.SQL("SELECT count(*) FROM (SELECT FROM {} WHERE {} GROUP BY {} HAVING count(*) > 1) equal")
        counted = sql.SQL("true" if nulls_are_equal else f"num_nulls({columns}) = 0")
        yield Law(table, name), statement.format(sql.Identifier(table), counted, sql.SQL(columns))
