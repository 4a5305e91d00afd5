"""All that an import makes, to be compared between two archives: every column, with keys in the place of ids."""

from typing import Any

from django.db import models

from comments.models import Comment, ReplyClaim
from debates.models import Alias, Article, Author, Authorship, Debate, Reply, Source, Tag, Tagging

TABLES: dict[str, type[models.Model]] = {
    "sources": Source,
    "articles": Article,
    "authors": Author,
    "aliases": Alias,
    "authorships": Authorship,
    "tags": Tag,
    "taggings": Tagging,
    "debates": Debate,
    "replies": Reply,
    "comments": Comment,
    "claims": ReplyClaim,
}
_NAMES: dict[type[models.Model], str] = {Source: "sha256", ReplyClaim: "kind"}  # the others have a key


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table, sorted: no ids, no times of the import, nothing that the database makes of other columns."""
    return {
        name: sorted(model._default_manager.values_list(*columns(model)), key=repr) for name, model in TABLES.items()
    }


def columns(model: type[models.Model]) -> list[str]:
    """What of a table can be compared between two archives."""
    return [_column(field) for field in model._meta.concrete_fields if not (field.primary_key or _is_of_the_run(field))]


def _is_of_the_run(field: Any) -> bool:
    elsewhere = field.is_relation and field.related_model not in TABLES.values()
    return field.generated or elsewhere or field.name == "added_at"


def _column(field: Any) -> str:
    return f"{field.name}__{_NAMES.get(field.related_model, 'key')}" if field.is_relation else field.name


def difference(one: dict[str, list[tuple[Any, ...]]], other: dict[str, list[tuple[Any, ...]]]) -> str:
    """In which tables two archives differ, and by how many rows; nothing where they are equal."""
    differing = []
    for name, rows in one.items():
        mine, theirs = set(map(repr, rows)), set(map(repr, other[name]))
        if rows != other[name]:
            differing.append(f"{name}: {len(mine - theirs)} rows here alone, {len(theirs - mine)} there alone")
    return "; ".join(differing)
