"""Draws the links over the whole archive: which article answers which, what belongs together, of which letters comments speak."""

from comments.replies import point_to_letters
from debates.gathering import gather_debates
from debates.linking import infer_links


def link() -> None:
    """Infer all links again, and what rests on them. Needs a transaction; running again changes nothing."""
    infer_links()
    gather()


def gather() -> None:
    """Gather the debates from the links that stand, and point comments to the letters in them."""
    gather_debates()
    point_to_letters()
