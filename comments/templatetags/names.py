"""Readers' names and words, made safe to show."""

import re
from collections import Counter
from collections.abc import Sequence

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from comments import names
from comments.models import Comment
from comments.reading import Mark

register = template.Library()

# Stand for the two ends of a mark while a text is made safe; no text may bring its own.
_OPEN, _CLOSE = "\ue000", "\ue001"
_LOST = "\N{REPLACEMENT CHARACTER}"
_ADDRESS = re.compile(rf"https?://[^\s<>\"“”»«{_OPEN}{_CLOSE}]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'’)]}…"


@register.filter
def shown_name(comment: Comment) -> str:
    """Who wrote a comment, as this installation shows private people."""
    return names.shown_name(comment)


@register.filter
def reader_text(text: str, marks: Sequence[Mark] = ()) -> SafeString:
    """A reader's text as paragraphs; single line breaks stay, web addresses become links, everything else is escaped.

    The words of `marks` are marked, each inside one paragraph. One may stand in another; one that would reach out of it ends with it.
    """
    paragraphs = re.split(r"\n{2,}", _with_ends(text, marks).strip("\n"))
    return _set_marks("\n".join(f"<p>{_linked(paragraph)}</p>" for paragraph in paragraphs if paragraph), marks)


@register.filter
def reader_title(title: str, marks: Sequence[Mark] = ()) -> SafeString:
    """A reader's heading, its words marked as in `reader_text`."""
    return _set_marks(escape(_with_ends(title, marks)), marks)


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.anchor))


def _with_ends(text: str, marks: Sequence[Mark]) -> str:
    """The text with a sign at both ends of every mark."""
    text, around = text.replace(_OPEN, _LOST).replace(_CLOSE, _LOST), list[int]()
    if not marks:
        return text
    opens, closes = Counter[int](), Counter[int]()
    for mark in _in_order(marks):
        while around and around[-1] <= mark.start:
            around.pop()
        around.append(min([mark.end, *around[-1:]]))
        opens[mark.start] += 1
        closes[around[-1]] += 1
    pieces, end = [], 0
    for at in sorted(opens.keys() | closes.keys()):
        pieces += [text[end:at], _CLOSE * closes[at], _OPEN * opens[at]]
        end = at
    return "".join([*pieces, text[end:]])


def _set_marks(safe: str, marks: Sequence[Mark]) -> SafeString:
    tags = iter([_tag(mark) for mark in _in_order(marks)])
    return mark_safe(re.sub(_OPEN, lambda _sign: next(tags), safe).replace(_CLOSE, "</mark>"))  # noqa: S308


def _tag(mark: Mark) -> str:
    return format_html('<mark class="quoted" id="{}">', mark.anchor) if mark.anchor else '<mark class="said">'


def _linked(paragraph: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(paragraph):
        address = _without_stops(match[0])
        pieces += [escape(paragraph[end : match.start()]), _link(address)]
        end = match.start() + len(address)
    pieces.append(escape(paragraph[end:]))
    return "".join(pieces).replace("\n", "<br>\n")


def _without_stops(address: str) -> str:
    """Stops after an address belong to the sentence; a closing bracket does only where none was opened."""
    bare = address.rstrip(_AFTER_ADDRESS)
    return f"{bare})" if "(" in bare and address.startswith(f"{bare})") else bare


def _link(address: str) -> str:
    return format_html('<a href="{0}" rel="nofollow ugc noopener">{0}</a>', address)
