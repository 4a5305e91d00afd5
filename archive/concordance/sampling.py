"""A sample of lines that can be drawn again. Pure."""

from collections.abc import Sequence
from hashlib import blake2b
from heapq import nsmallest

from archive.concordance.lines import Occurrence


def sample(found: Sequence[Occurrence], size: int, seed: int) -> list[Occurrence]:
    """So many lines by lot, in their order. The same seed draws the same lines in every database, whatever their order."""
    return [
        found[place] for place in sorted(nsmallest(size, range(len(found)), key=lambda place: _lot(found[place], seed)))
    ]


def _lot(each: Occurrence, seed: int) -> bytes:
    """What a line draws: by where it stands, so that texts that come later push out few."""
    return blake2b(f"{seed} {each.where.key} {each.part} {each.first}".encode(), digest_size=8).digest()
