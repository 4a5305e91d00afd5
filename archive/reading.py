"""Reads captures in worker processes. Knows neither Django nor the database, so that a worker starts quickly and shares nothing."""

import gc
import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from threading import Thread

from comments.threading import Claim, Post, Subject, claims
from debates.pages.bodies import body_text
from debates.pages.combining import Capture, Combined, combine
from debates.pages.decoding import decode
from debates.pages.drafts import ArticleDraft
from debates.pages.formats import SHORTENED
from debates.pages.keys import article_key, normalised
from debates.pages.mentions import Mention, mentions
from debates.pages.parsing import parse
from debates.pages.refused import Refused


@dataclass(frozen=True, slots=True)
class Captured:
    """The bytes of a capture, and where and when it was taken, if known."""

    content: bytes
    address: str = ""
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a capture says, taken alone: ``claims`` between its comments, by ordinal, and of whom the article has ``spoken``."""

    capture: Capture
    title_key: str  # what all pages of this title share
    encoding: str
    unread_lines: int
    alone: Combined
    claims: tuple[Claim, ...]
    spoken: tuple[Mention, ...]

    @property
    def is_shortened(self) -> bool:
        """Whether it makes no article of its own, and is only kept beside a whole capture of its page."""
        return self.capture.format in SHORTENED


def read(captured: Captured) -> Reading | str:
    """Read one capture; a reason in words where it was refused."""
    try:
        with no_collecting():
            return _read(captured)
    except Refused as refused:
        return str(refused)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Drafts and rows hold no cycles, and looking for some among a million of them costs as much as making them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(captured: Captured) -> Reading:
    capture, encoding, unread_lines = _parsed(captured)
    article, alone = capture.draft, combine([capture])
    return Reading(
        capture,
        article_key(article.title, article.lead),
        encoding,
        unread_lines,
        alone,
        tuple(_claims(alone)),
        tuple(mentions(article.lead, article.body, article.title)),
    )


def _parsed(captured: Captured) -> tuple[Capture, str, int]:
    """The drafts of a capture, its encoding and how many lines were not understood; the text of the page is let go of."""
    decoded = decode(captured.content)
    page = parse(decoded.text, captured.address)
    if not normalised(page.article.title + page.article.lead):
        raise Refused("Siden har hverken titel eller manchet. Hent siden igen, og gem hele dens tekst.")
    sha256 = hashlib.sha256(captured.content).hexdigest()
    capture = Capture(page.article, page.format, sha256, captured.captured_at)
    return capture, decoded.encoding.value, page.unread_lines


def _claims(page: Combined) -> list[Claim]:
    posts = [Post(c.ordinal, c.draft.name, c.draft.title, c.draft.body, c.draft.posted) for c in page.comments]
    return claims(posts, _subject(page.article))


def _subject(article: ArticleDraft) -> Subject:
    said = f"{article.title}\n{article.lead}\n{body_text(article.body)}"
    return Subject(said, article.byline, article.publisher.name if article.publisher else "")


def start_reading(captured: Sequence[Captured], workers: int) -> Callable[[], list[Reading | str]]:
    """Begin to read captures with so many processes; call the answer for what they say, in the order given."""
    if workers < 2 or len(captured) < workers:
        return lambda: [read(each) for each in captured]
    found = _pool(workers).map(read, captured, chunksize=max(1, len(captured) // (4 * workers)))
    return lambda: list(found)


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """Workers that are started fresh: a forked one would share the parent's connection to the database."""
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """Stand back behind the database, which all wait for; and end with the parent, even where that was killed."""
    os.nice(10)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
