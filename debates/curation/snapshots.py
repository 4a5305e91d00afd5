"""Rows as JSON and back.

A row is named by its label (``debates.article``) and its key, or by its id where it has no key. What only says something
together with its row is part of it: the authors and tags of an article, the aliases of an author.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Field, ForeignKey, GeneratedField, Model, QuerySet
from django.utils.translation import gettext_lazy as _

from debates.models import Alias, Authorship, Tagging

RowId = tuple[str, str]  # label and key
Values = dict[str, Any]
State = dict[RowId, Values]


class GoneError(Exception):
    """A row that a value names stands no more."""

    def __init__(self, model: type[Model], key: str) -> None:
        super().__init__(f"{model._meta.label_lower} {key}")
        self.model, self.key = model, key


@dataclass(frozen=True, slots=True)
class Owned:
    """Rows that are kept as a list of their owner: the column that names it, and those that count, in order."""

    model: type[Model]
    owner: str
    columns: tuple[str, ...]


OWNED: Mapping[str, Mapping[str, Owned]] = {
    "debates.article": {
        "authors": Owned(Authorship, "article", ("position", "author", "printed")),
        "tags": Owned(Tagging, "article", ("position", "tag")),
    },
    "debates.author": {"aliases": Owned(Alias, "author", ("printed",))},
}
# Fields that an import sets together go by one name.
_TOGETHER = {"published": _("udgivelsesdato"), "photo": _("billede")}


def row_id(row: Model) -> RowId:
    """``("debates.tag", "t3k5...")``"""
    return row._meta.label_lower, _key_of(row)


def model_of(label: str) -> type[Model]:
    """The model of a label."""
    return apps.get_model(label)


def rows_of(ids: Iterable[RowId]) -> list[QuerySet[Model]]:
    """The rows of these names that still stand, one queryset a model."""
    keys: dict[str, list[str]] = defaultdict(list)
    for label, key in ids:
        keys[label].append(key)
    return [model_of(label)._base_manager.filter(**{f"{_key_column(label)}__in": keys[label]}) for label in keys]


def find(model: type[Model], key: str) -> Model:
    """The row of that key, locked until the transaction ends; `GoneError` where it stands no more."""
    label = model._meta.label_lower
    row = model._base_manager.select_for_update(of=("self",)).filter(**{_key_column(label): key}).first()
    if row is None:
        raise GoneError(model, key)
    return row


def state(querysets: Iterable[QuerySet[Any]]) -> State:
    """All values of the rows, as JSON. A fixed number of queries for each queryset."""
    found: State = {}
    for queryset in querysets:
        fields = columns(queryset.model)
        unread = [field.name for field in queryset.model._meta.concrete_fields if isinstance(field, GeneratedField)]
        rows = list(queryset.defer(*unread).annotate(**_keys_of_others(fields)))
        lists = _owned_lists(queryset.model, [row.pk for row in rows])
        for row in rows:
            found[row_id(row)] = {field.name: _as_json(row, field) for field in fields} | lists[row.pk]
    return found


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns that somebody sets: neither the id nor what the database makes itself."""
    return [f for f in model._meta.concrete_fields if not (f.primary_key or isinstance(f, GeneratedField))]


def set_values(row: Model, values: Values) -> None:
    """Write values of a `state` into a row that stands."""
    fields = {field.name: field for field in columns(type(row))}
    names = [name for name in values if name in fields]
    for name in names:
        setattr(row, fields[name].attname, _from_json(fields[name], values[name]))
    row.save(update_fields=names)
    _set_owned_lists(row, values)


def create(label: str, key: str, values: Values) -> None:
    """Make a row anew from a whole `state` of it."""
    model = model_of(label)
    row = model(**{field.attname: _standing(field, values) for field in columns(model) if field.name in values})
    if _key_column(label) == "pk":
        row.pk = int(key)
    row.save(force_insert=True)
    _set_owned_lists(row, values)


def set_owned(row: Model, name: str, items: Sequence[Values]) -> None:
    """Put a list of owned rows in the place of what stands."""
    owned = OWNED[row._meta.label_lower][name]
    fields = {field.name: field for field in columns(owned.model)}
    manager = owned.model._base_manager
    manager.filter(**{owned.owner: row}).delete()
    owner = {fields[owned.owner].attname: row.pk}
    manager.bulk_create(
        owned.model(**owner, **{fields[column].attname: _from_json(fields[column], item[column]) for column in item})
        for item in items
    )


def field_label(label: str, name: str) -> str:
    """What a field is called in Danish."""
    try:
        return str(getattr(model_of(label)._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return str(_TOGETHER.get(name, name))


def _standing(field: Field[Any, Any], values: Values) -> Any:
    """The value of a column. What no curator has set, such as a debate that was gathered, may have gone meanwhile."""
    try:
        return _from_json(field, values[field.name])
    except GoneError:
        if field.null and field.name not in values.get("curated_fields", [field.name]):
            return None
        raise


def _set_owned_lists(row: Model, values: Values) -> None:
    for name in OWNED.get(row._meta.label_lower, {}):
        if name in values:
            set_owned(row, name, values[name])


def _owned_lists(model: type[Model], pks: Sequence[Any]) -> dict[Any, Values]:
    lists: dict[Any, Values] = {pk: {} for pk in pks}
    for name, owned in OWNED.get(model._meta.label_lower, {}).items():
        fields = [field for field in columns(owned.model) if field.name in owned.columns]
        rows = owned.model._base_manager.filter(**{f"{owned.owner}__in": pks}).order_by(owned.columns[0])
        for values in lists.values():
            values[name] = []
        for item in rows.annotate(**_keys_of_others(fields)):
            lists[getattr(item, f"{owned.owner}_id")][name].append({f.name: _as_json(item, f) for f in fields})
    return lists


def _key_column(label: str) -> str:
    return "key" if any(field.name == "key" for field in model_of(label)._meta.concrete_fields) else "pk"


def _key_of(row: Model) -> str:
    return str(getattr(row, _key_column(row._meta.label_lower)))


def _is_keyed(field: Field[Any, Any]) -> bool:
    """Whether it points to rows that have keys, which outlive ids."""
    return isinstance(field, ForeignKey) and _key_column(field.related_model._meta.label_lower) == "key"


def _keys_of_others(fields: Iterable[Field[Any, Any]]) -> dict[str, F]:
    return {f"key_of_{field.name}": F(f"{field.name}__key") for field in fields if _is_keyed(field)}


def _as_json(row: Model, field: Field[Any, Any]) -> Any:
    if _is_keyed(field):
        return getattr(row, f"key_of_{field.name}")
    value = getattr(row, field.attname)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value


def _from_json(field: Field[Any, Any], value: Any) -> Any:
    if _is_keyed(field) and value is not None:
        return find(cast(type[Model], field.related_model), value).pk
    return field.to_python(value)
