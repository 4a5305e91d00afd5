"""A body as running text for exports, and as JSON for storing."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from debates.pages.drafts import BodyKind, BodyPart, BoxKind

_T = TypeVar("_T")
_KEYS = tuple(field.name for field in fields(BodyPart))


def body_text(parts: Sequence[BodyPart]) -> str:
    """Paragraphs, subheads and lists in order, parted by one empty line; single line breaks stay, no boxes."""
    texts = (_part_text(part) for part in parts if part.kind is not BodyKind.BOX)
    return "\n\n".join(text for text in texts if text)


def _part_text(part: BodyPart) -> str:
    if part.kind is BodyKind.LIST:
        return "\n".join(f"- {item}" for item in part.items)
    return part.text


def parts_to_json(parts: Sequence[BodyPart]) -> list[dict[str, Any]]:
    """Plain dicts for a JSON column; what is empty is left out."""
    return [_to_dict(part) for part in parts]


def parts_from_json(rows: Sequence[Mapping[str, Any]]) -> tuple[BodyPart, ...]:
    """The parts of ``parts_to_json``; raises ``ValueError`` that says which row and what is wrong with it."""
    return tuple(_from_dict(number, row) for number, row in enumerate(rows, start=1))


def _to_dict(part: BodyPart) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": part.kind.value}
    if part.box is not None:
        row["box"] = part.box.value
    if part.items:
        row["items"] = list(part.items)
    plain = {"text": part.text, "title": part.title, "link_text": part.link_text, "line": part.line}
    return row | {key: value for key, value in plain.items() if value}


def _from_dict(number: int, row: Mapping[str, Any]) -> BodyPart:
    unknown = sorted(set(row) - set(_KEYS))
    if unknown:
        raise ValueError(f"Body part {number}: unknown keys {', '.join(unknown)}; known are {', '.join(_KEYS)}.")
    if "kind" not in row:
        raise ValueError(f"Body part {number}: no kind.")
    items = row.get("items", [])
    if not isinstance(items, list | tuple):
        raise ValueError(f"Body part {number}: items must be a list of texts.")
    try:
        return BodyPart(
            kind=BodyKind(row["kind"]),
            text=_text(row, "text"),
            items=tuple(_checked(item, str) for item in items),
            box=BoxKind(row["box"]) if row.get("box") is not None else None,
            title=_text(row, "title"),
            link_text=_text(row, "link_text"),
            line=_checked(row.get("line", 0), int),
        )
    except ValueError as error:
        raise ValueError(f"Body part {number}: {error}.") from None


def _text(row: Mapping[str, Any], key: str) -> str:
    return _checked(row.get(key, ""), str)


def _checked(value: Any, wanted: type[_T]) -> _T:
    if not isinstance(value, wanted):
        raise ValueError(f"{value!r} is no {wanted.__name__}")
    return value
