"""The comments under an article, newest first.

A header is `` • DD.MM.YY NAME``, the next line its title, and every line of a comment is indented by two spaces. Empty
lines stand between comments as between paragraphs, so only the header tells where one begins.
"""

import re
from collections.abc import Iterator
from datetime import date

from debates.pages.blocks import Sheet, paragraphs
from debates.pages.danish_dates import read_short
from debates.pages.drafts import BlockKind, CommentDraft
from debates.pages.furniture import FOOTER, find_line

_HEADER = re.compile(r"• ([0-9]{2}\.[0-9]{2}\.[0-9]{2}) +(\S.*)")
_TEXT_INDENT = 2


def read_comments(sheet: Sheet, first: int) -> tuple[CommentDraft, ...]:
    """The comments from the line after their heading up to the footer; their lines are claimed."""
    footer = find_line(sheet, FOOTER, first)
    stop = len(sheet) if footer is None else footer
    headers = list(_headers(sheet, first, stop))
    ends = [at for at, _, _ in headers[1:]] + [stop]
    return tuple(_comment(sheet, *header, end) for header, end in zip(headers, ends, strict=False))


def _headers(sheet: Sheet, first: int, stop: int) -> Iterator[tuple[int, date, str]]:
    """Where comments begin, with day and name. Days never rise down the page: a line with a later one is text."""
    latest: date | None = None
    for at in range(first, stop):
        match = _HEADER.fullmatch(sheet.text(at)) if sheet.indent(at) == 1 else None
        day = read_short(match[1]) if match else None
        if match and day and (latest is None or day <= latest) and _may_follow_header(sheet, at + 1, stop):
            latest = day
            yield at, day, match[2]


def _may_follow_header(sheet: Sheet, at: int, stop: int) -> bool:
    """A title, or nothing: a title may have been left empty."""
    return at >= stop or sheet.is_blank(at) or sheet.indent(at) >= _TEXT_INDENT


def _comment(sheet: Sheet, header: int, posted: date, name: str, stop: int) -> CommentDraft:
    stop = next((at for at in range(header + 1, stop) if sheet.is_flush(at)), stop)  # no line of a comment is
    last = next(at for at in range(stop - 1, header - 1, -1) if not sheet.is_blank(at))
    sheet.claim(BlockKind.COMMENT, header, last + 1)
    title = sheet.text(header + 1) if header < last else ""
    body = paragraphs(sheet.texts(header + 2, last + 1))
    return CommentDraft(name, title, body, posted, line=header + 1, end_line=last + 1)
