"""Operations as a curator reads them: what changed, from what to what, in Danish words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import DateField, Field, Model, TimeField
from django.urls import NoReverseMatch, reverse
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from debates.curation.snapshots import OWNED, Owned, columns, field_label, model_of, rows_of
from debates.models import Article, Operation
from debates.pages.bodies import parts_from_json
from debates.pages.dates_in_words import published_in_words
from debates.pages.notation import write_parts

_CONTEXT = 60  # characters shown on either side of what changed in a long text
_NOTHING = "–"
# What follows from the parts, the captures or the other comments; undoing puts it back too, but nobody needs to read it.
_DERIVED = {
    *(("debates.article", name) for name in ("body", "spoken", "origins", "comment_count", "latest_comment")),
    *(("comments.comment", name) for name in ("ordinal", "path", "depth", "parent_claim")),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that an operation made, changed or deleted."""

    kind: str
    name: str
    url: str
    act: str
    purged: bool
    fields: tuple[FieldChange, ...]


def readable(operation: Operation) -> list[RowChange]:
    """The changes of an operation, row by row; without rows of which nothing changed but what follows from the others."""
    names: dict[tuple[str, str], str] = {}
    return [_row_change(change, names) for change in operation.changes if not _only_follows(change)]


def link(row: Model | None, text: str = "") -> SafeString | str:
    """A link to the page of a row in the admin."""
    if row is None:
        return _NOTHING
    return format_html('<a href="{}">{}</a>', change_url(row._meta.label_lower, row.pk), text or row)


def undo_url(operation: Operation) -> str:
    """The page that shows what undoing an operation puts back, and puts it back."""
    return reverse("admin:debates_operation_undo", args=[operation.pk])


def change_url(label: str, pk: Any) -> str:
    """The address of a row's page in the admin, or nothing where it has none."""
    try:
        return reverse(f"admin:{label.replace('.', '_')}_change", args=[pk])
    except NoReverseMatch:
        return ""


def published(article: Article) -> str:
    """The day of an article with what is known of it, as the public pages say it."""
    bounds = (article.published_not_before, article.published_not_after)
    return published_in_words(article.published_precision, article.published_on, None, *bounds)


def _only_follows(change: Mapping[str, Any]) -> bool:
    if change["before"] is None or change["after"] is None or change.get("purged"):
        return False
    return all((change["label"], name) in _DERIVED for name in {**change["before"], **change["after"]})


def _row_change(change: Mapping[str, Any], names: dict[tuple[str, str], str]) -> RowChange:
    label, key = change["label"], change["key"]
    before, after = change["before"], change["after"]
    row = _find(label, key)
    fields = [
        _field_change(label, field, before, after, names)
        for field in {**(before or {}), **(after or {})}
        if (label, field) not in _DERIVED
    ]
    return RowChange(
        kind=str(model_of(label)._meta.verbose_name),
        name=str(row) if row else key,
        url=change_url(label, row.pk) if row else "",
        act=_("oprettet") if before is None else _("slettet") if after is None else _("ændret"),
        purged=bool(change.get("purged")),
        fields=tuple(each for each in fields if each.before != each.after),
    )


def _find(label: str, key: str) -> Model | None:
    return rows_of([(label, key)])[0].first()


def _field_change(
    label: str,
    name: str,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    names: dict[tuple[str, str], str],
) -> FieldChange:
    old, new = (_in_words(label, name, (side or {}).get(name), names) for side in (before, after))
    return FieldChange(field_label(label, name), *_trimmed(old, new))


def _in_words(label: str, name: str, value: Any, names: dict[tuple[str, str], str]) -> str:
    if value in (None, "", [], {}):
        return _NOTHING
    if (label, name) == ("debates.article", "parts"):
        return write_parts(parts_from_json(value))
    if owned := OWNED.get(label, {}).get(name):
        return "\n".join(_owned_in_words(owned, item, names) for item in value)
    if name == "curated_fields":
        return ", ".join(field_label(label, field) for field in value)
    field = next(field for field in columns(model_of(label)) if field.name == name)
    return _value_in_words(field, value, names)


def _owned_in_words(owned: Owned, item: Mapping[str, Any], names: dict[tuple[str, str], str]) -> str:
    fields = {field.name: field for field in columns(owned.model)}
    words = [_value_in_words(fields[name], item[name], names) for name in owned.columns]
    return " · ".join(dict.fromkeys(words))


def _value_in_words(field: Field[Any, Any], value: Any, names: dict[tuple[str, str], str]) -> str:
    if field.is_relation:
        model: Any = field.related_model
        return _name_of(model._meta.label_lower, str(value), names)
    if isinstance(value, dict | list):
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(field, DateField | TimeField):
        moment = field.to_python(value)
        return str(localize(localtime(moment) if isinstance(moment, datetime) else moment))
    return str(dict(field.flatchoices).get(value, value))


def _name_of(label: str, key: str, names: dict[tuple[str, str], str]) -> str:
    if (label, key) not in names:
        row = _find(label, key)
        names[label, key] = str(row) if row else key
    return names[label, key]


def _trimmed(before: str, after: str) -> tuple[str, str]:
    """Two long texts without the most of what they share at their ends."""
    start = _shared(before, after)
    stop = min(_shared(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    head, tail = max(start - _CONTEXT, 0), max(stop - _CONTEXT, 0)
    return _cut(before, head, tail), _cut(after, head, tail)


def _shared(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _cut(text: str, head: int, tail: int) -> str:
    return ("… " if head else "") + text[head : len(text) - tail] + (" …" if tail else "")
