"""The parts of a body as plain text that a person can edit, and back again.

    Et afsnit. Enkelte linjeskift
    bliver stående.

    # En mellemrubrik

    - et punkt
    - et punkt, der går
      over to linjer

    [henvisning]
    Titel: Læs også
    Tekst: Hvad kassen siger.
    Link: Læs mere

Empty lines part the parts. A backslash keeps the next sign from meaning anything: `\\#`, `\\-`, `\\[`, `\\\\`; `\\r` is a
carriage return, and a blank line that belongs to a text begins with a backslash. The line numbers of the capture are not
shown: `read_parts` takes them over from the parts that stood before. The law:
``read_parts(write_parts(parts), parts) == parts``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from enum import StrEnum

from debates.pages.drafts import BodyKind, BodyPart, BoxKind

BOXES = {
    "henvisning": BoxKind.TEASER,
    "udgiver": BoxKind.PUBLISHER,
    "nyhedsbrev": BoxKind.NEWSLETTER,
    "se også": BoxKind.SEE_ALSO,
    "kasse": None,
}
_BOX_NAMES = {kind: name for name, kind in BOXES.items()}
FIELDS = {"Titel": "title", "Tekst": "text", "Link": "link_text"}
_MARKS = ("#", "-", "[")
_INDENT = "  "
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)


class Problem(StrEnum):
    """What a line of the notation can have wrong."""

    BOX = "box"  # a box of no known kind
    FIELD = "field"  # a line in a box that is neither a field nor goes on from one
    REPEATED = "repeated"  # a field that stands twice in its box
    ITEM = "item"  # a line in a list that is neither an item nor goes on from one
    SUBHEAD = "subhead"  # text right under a subhead, without an empty line between
    ESCAPE = "escape"  # a backslash before something that needs none


class NotationError(ValueError):
    """What is wrong, and in which line (from 1)."""

    def __init__(self, line: int, problem: Problem) -> None:
        super().__init__(f"Line {line}: {problem}")
        self.line, self.problem = line, problem


def write_parts(parts: Sequence[BodyPart]) -> str:
    """The parts as text. Empty lists, which nobody can see, are left out."""
    return "\n\n".join(text for text in map(_write, parts) if text)


def read_parts(text: str, before: Sequence[BodyPart] = ()) -> tuple[BodyPart, ...]:
    """The parts that a text says; what stood `before` lends its line numbers. Raises `NotationError`."""
    parts = [_read(first, lines) for first, lines in _chunks(text)]
    return tuple(_numbered(parts, before))


def _write(part: BodyPart) -> str:
    match part.kind:
        case BodyKind.SUBHEAD:
            return "\n".join(f"# {_escaped(line)}" for line in part.text.split("\n"))
        case BodyKind.LIST:
            return "\n".join(f"- {_indented(item)}" for item in part.items)
        case BodyKind.BOX:
            fields = {label: getattr(part, name) for label, name in FIELDS.items()}
            lines = [f"{label}: {_indented(value)}" for label, value in fields.items() if value]
            return "\n".join([f"[{_BOX_NAMES[part.box]}]", *lines])
        case BodyKind.PARAGRAPH:
            return "\n".join(_guarded(_escaped(line)) for line in part.text.split("\n"))


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("\r", "\\r")


def _guarded(line: str) -> str:
    """A line that begins with a mark or is blank would mean something else: a backslash says that it does not."""
    return f"\\{line}" if line.startswith(_MARKS) or not line.strip() else line


def _indented(text: str) -> str:
    first, *more = (_escaped(line) for line in text.split("\n"))
    return "\n".join([first, *(_INDENT + (line if line.strip() else f"\\{line}") for line in more)])


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not blank, each with the number of its first line."""
    chunk: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield number - len(chunk), chunk
            chunk = []


def _read(first: int, lines: list[str]) -> BodyPart:
    match lines[0][0]:
        case "#":
            return BodyPart(BodyKind.SUBHEAD, "\n".join(_subhead_lines(first, lines)))
        case "-":
            return BodyPart(BodyKind.LIST, items=tuple(_items(first, lines)))
        case "[":
            return _box(first, lines)
    return BodyPart(BodyKind.PARAGRAPH, "\n".join(_plain(first + at, line) for at, line in enumerate(lines)))


def _subhead_lines(first: int, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=first):
        if not line.startswith("#"):
            raise NotationError(number, Problem.SUBHEAD)
        yield _plain(number, line.removeprefix("#").removeprefix(" "))


def _items(first: int, lines: list[str]) -> list[str]:
    items: list[str] = []
    for number, line in enumerate(lines, start=first):
        if line.startswith("-"):
            items.append(_plain(number, line.removeprefix("-").removeprefix(" ")))
        elif line.startswith(_INDENT):
            items[-1] += "\n" + _plain(number, line.removeprefix(_INDENT))
        else:
            raise NotationError(number, Problem.ITEM)
    return items


def _box(first: int, lines: list[str]) -> BodyPart:
    kind = lines[0].strip().removeprefix("[").removesuffix("]").strip().lower()
    if kind not in BOXES or not lines[0].rstrip().endswith("]"):
        raise NotationError(first, Problem.BOX)
    fields = _fields(first + 1, lines[1:])
    text, title, link_text = (fields.get(name, "") for name in ("text", "title", "link_text"))
    return BodyPart(BodyKind.BOX, text, box=BOXES[kind], title=title, link_text=link_text)


def _fields(first: int, lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for number, line in enumerate(lines, start=first):
        label, colon, value = line.partition(":")
        if line.startswith(_INDENT) and name:
            found[name] += "\n" + _plain(number, line.removeprefix(_INDENT))
        elif colon and label in FIELDS:
            name = FIELDS[label]
            if name in found:
                raise NotationError(number, Problem.REPEATED)
            found[name] = _plain(number, value.removeprefix(" "))
        else:
            raise NotationError(number, Problem.FIELD)
    return found


def _plain(number: int, line: str) -> str:
    """A line without its backslashes."""
    if line.startswith("\\") and (line[1:2] in _MARKS or not line[1:].strip()):
        line = line[1:]

    def unescaped(match: re.Match[str]) -> str:
        if match[1] not in ("\\", "r"):
            raise NotationError(number, Problem.ESCAPE)
        return "\r" if match[1] == "r" else "\\"

    return _ESCAPE.sub(unescaped, line)


def _numbered(parts: list[BodyPart], before: Sequence[BodyPart]) -> Iterator[BodyPart]:
    """Each part with the line of the part that it is, or that it replaces."""
    old = [replace(part, line=0) for part in before]
    for tag, start, stop, new_start, new_stop in SequenceMatcher(None, old, parts, autojunk=False).get_opcodes():
        same_place = tag == "equal" or stop - start == new_stop - new_start
        lines = [part.line for part in before[start:stop]] if same_place else [0] * (new_stop - new_start)
        yield from (replace(part, line=line) for part, line in zip(parts[new_start:new_stop], lines, strict=True))
