"""What a page is built of, for tests: its headings, landmarks, ids and links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"meta", "link", "input", "br", "hr", "img"}


@dataclass
class Outline:
    """A page as a list of what matters; `unclosed` names tags that were never closed or closed out of order."""

    levels: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    text: str = ""


def outline(html: str) -> Outline:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.found.unclosed += reader.open
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Outline()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found, given = self.found, dict(attrs)
        found.tags.append(tag)
        found.ids += [given["id"] or ""] if "id" in given else []
        found.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        found.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag in _HEADINGS:
            found.levels.append(int(tag[1]))
        if tag in ("script", "style") and "src" not in given:
            found.inline.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.found.unclosed.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found.text += data
