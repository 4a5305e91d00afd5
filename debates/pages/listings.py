"""Pages that list articles and are none: a person's, a tag's."""

from debates.pages.blocks import Sheet, chunks
from debates.pages.pieces import is_head

_LEAST = 2


def is_listing(sheet: Sheet, stop: int | None = None) -> bool:
    """Whether the page up to ``stop`` is made of pairs: a category or title, and right below it a teaser text."""
    blocks = list(chunks(sheet, 0, len(sheet) if stop is None else stop))
    pairs = [block for block in blocks if _is_pair(sheet, block)]
    return len(pairs) >= _LEAST and len(pairs) * 2 > len(blocks) and blocks[0] in pairs[:1]


def _is_pair(sheet: Sheet, block: range) -> bool:
    return len(block) == 2 and is_head(sheet.text(block[0])) and not is_head(sheet.text(block[1]))
