"""Pages that list articles and are none: a person's, a tag's."""

from debates.pages.blocks import Sheet, chunks
from debates.pages.furniture import is_said_everywhere
from debates.pages.pieces import is_head

_LEAST = 2


def is_listing(sheet: Sheet) -> bool:
    """Whether the page is made of pairs: a category or title, and right below it a teaser text."""
    blocks = [
        block for block in chunks(sheet, 0, len(sheet)) if not any(is_said_everywhere(sheet.text(at)) for at in block)
    ]
    pairs = [block for block in blocks if _is_pair(sheet, block)]
    return len(pairs) >= _LEAST and len(pairs) * 2 > len(blocks) and blocks[0] == pairs[0]


def _is_pair(sheet: Sheet, block: range) -> bool:
    return len(block) == 2 and is_head(sheet.text(block[0])) and not is_head(sheet.text(block[1]))
