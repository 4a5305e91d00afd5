"""Pages that list articles and are none: a person's, a tag's."""

from itertools import pairwise

from debates.pages.blocks import Sheet, chunks
from debates.pages.danish_dates import looks_like_stamp
from debates.pages.furniture import is_said_everywhere
from debates.pages.pieces import NOT_OF_A_HEAD, is_head

_LEAST = 2  # pairs
_MOST_HEADINGS = 2  # blocks above the first pair: a name and what the person is, or a tag
_TITLE_LENGTH = 90
_FIRST_ROWS = 8
_ENTRY_LINES = 5  # at most so many lines from the date of one entry to that of the next


def is_listing(sheet: Sheet) -> bool:
    """Whether the page is made of entries and not of one article."""
    return _is_made_of_pairs(sheet) or _repeats_dates(sheet)


def _is_made_of_pairs(sheet: Sheet) -> bool:
    """A category or title, and right below it a teaser text; and so on, perhaps under a heading."""
    blocks = [
        block for block in chunks(sheet, 0, len(sheet)) if not any(is_said_everywhere(sheet.text(at)) for at in block)
    ]
    first = next((at for at, block in enumerate(blocks) if not _is_heading(sheet, block)), 0)
    entries = blocks[first:]
    paired = [block for block in entries if _is_paired(sheet, block)]
    enough = sum(map(len, paired)) >= 2 * _LEAST and len(paired) * 2 > len(entries)
    return first <= _MOST_HEADINGS and enough and entries[0] == paired[0]


def _is_heading(sheet: Sheet, block: range) -> bool:
    return len(block) == 1 and is_head(sheet.text(block[0]))


def _is_paired(sheet: Sheet, block: range) -> bool:
    """One pair, or several without an empty line between them."""
    titles, texts = block[::2], block[1::2]
    return (
        len(titles) == len(texts)
        and all(_may_be_title(sheet.text(at)) for at in titles)
        and not any(is_head(sheet.text(at)) for at in texts)
    )


def _may_be_title(text: str) -> bool:
    """A title may end in any sign."""
    return len(text) <= _TITLE_LENGTH and not text.startswith(NOT_OF_A_HEAD)


def _repeats_dates(sheet: Sheet) -> bool:
    """A date under a title or category, and a few lines on another: an article has only one, in its head."""
    rows = sheet.first_written(_FIRST_ROWS + _ENTRY_LINES)
    dated = [row for row, (above, at) in enumerate(pairwise(rows), start=1) if _is_dated(sheet, above, at)]
    return len(dated) > 1 and dated[0] < _FIRST_ROWS and dated[1] - dated[0] <= _ENTRY_LINES


def _is_dated(sheet: Sheet, above: int, at: int) -> bool:
    return looks_like_stamp(sheet.text(at)) and is_head(sheet.text(above)) and not looks_like_stamp(sheet.text(above))
