"""What an import changed in a row: a field, what stood there, and what stands there now. Pure."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an import changed; the values as text for people."""

    field: str
    before: str
    after: str

    @classmethod
    def of(cls, field: str, before: Any, after: Any) -> "Change":
        """A change between any two values; several values of one field are parted as in the exports.

        >>> Change.of("tags", ["Havn"], ["Havn", "Kaj"])
        Change(field='tags', before='Havn', after='Havn | Kaj')
        """
        return cls(field, _as_text(before), _as_text(after))


def _as_text(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " | ".join(value)
    return "" if value in (None, [], {}) else str(value)
