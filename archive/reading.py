"""Reads captures in worker processes. Knows neither Django nor the database, so that a worker starts quickly and shares nothing."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

from debates.pages.decoding import decode
from debates.pages.drafts import ArticleDraft, Page
from debates.pages.parsing import parse
from debates.pages.refused import Refused

_NOTHING = Page("", (), ArticleDraft())


@dataclass(frozen=True, slots=True)
class Reading:
    """A capture read, or why it was refused."""

    page: Page = _NOTHING
    encoding: str = ""
    refused: str = ""


def read(capture: tuple[bytes, str]) -> Reading:
    """Read one capture: its bytes and address (or "") in, its page out, or the reason why not."""
    content, address = capture
    try:
        decoded = decode(content)
        return Reading(parse(decoded.text, address), decoded.encoding.value)
    except Refused as refused:
        return Reading(refused=str(refused))


def readings(captures: Sequence[tuple[bytes, str]], workers: int) -> list[Reading]:
    """Read captures with so many processes, in the order given."""
    if workers < 2 or len(captures) < workers:
        return [read(capture) for capture in captures]
    return list(_pool(workers).map(read, captures, chunksize=max(1, len(captures) // (4 * workers))))


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """Workers that are started fresh: a forked one would share the parent's connection to the database."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
