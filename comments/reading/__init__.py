"""The comments of an article for reading: which of them stand on a page, in what order, how they are nested, and why."""

from comments.reading.nodes import Node, has_answers, nested, told_of
from comments.reading.pages import (
    PAGED_FROM,
    Likely,
    Order,
    as_tree,
    comments_of,
    cuts,
    family,
    page_number,
    read,
)
from comments.reading.words import Mark

__all__ = [
    "PAGED_FROM",
    "Likely",
    "Mark",
    "Node",
    "Order",
    "as_tree",
    "comments_of",
    "cuts",
    "family",
    "has_answers",
    "nested",
    "page_number",
    "read",
    "told_of",
]
