"""The comments of an article for reading: which of them stand on a page, in what order, how they are nested, and why."""

from comments.reading.nodes import Node, has_answers, nested, told_of
from comments.reading.pages import (
    PAGED_FROM,
    STEPS,
    Likely,
    Order,
    as_tree,
    comments_of,
    family,
    page_number,
    read,
    steps,
)

__all__ = [
    "PAGED_FROM",
    "STEPS",
    "Likely",
    "Node",
    "Order",
    "as_tree",
    "comments_of",
    "family",
    "has_answers",
    "nested",
    "page_number",
    "read",
    "steps",
    "told_of",
]
