"""Readers' names and words, made safe to show."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from comments import names
from comments.models import Comment

register = template.Library()

# Stand for the two ends of a mark while a text is made safe; no text may bring its own.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKS = str.maketrans({_OPEN: "\N{REPLACEMENT CHARACTER}", _CLOSE: "\N{REPLACEMENT CHARACTER}"})
_ADDRESS = re.compile(rf"https?://[^\s<>\"“”»«{_OPEN}{_CLOSE}]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'’)]}…"


@register.filter
def shown_name(comment: Comment) -> str:
    """Who wrote a comment, as this installation shows private people."""
    return names.shown_name(comment)


@register.filter
def reader_text(text: str, marks: Sequence[tuple[int, int]] = ()) -> SafeString:
    """A reader's text as paragraphs; single line breaks stay, web addresses become links, everything else is escaped.

    `marks` are places (first and last character) whose words are marked, each inside one line.
    """
    paragraphs = re.split(r"\n{2,}", _with_marks(text, marks).strip("\n"))
    return _set_marks("\n".join(f"<p>{_linked(paragraph)}</p>" for paragraph in paragraphs if paragraph))


@register.filter
def reader_title(title: str, marks: Sequence[tuple[int, int]] = ()) -> SafeString:
    """A reader's heading, its words marked as in `reader_text`."""
    return _set_marks(escape(_with_marks(title, marks)))


def _with_marks(text: str, marks: Sequence[tuple[int, int]]) -> str:
    text = text.translate(_MARKS)
    pieces, end = [], 0
    for first, last in sorted(marks):
        if first >= end:  # one inside another says nothing new
            pieces += [text[end:first], _OPEN, text[first:last], _CLOSE]
            end = last
    return "".join([*pieces, text[end:]])


def _set_marks(safe: str) -> SafeString:
    return mark_safe(safe.replace(_OPEN, '<mark class="said">').replace(_CLOSE, "</mark>"))  # noqa: S308


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
