"""What reading a page takes of memory is a few times its size, whatever it is made of; so a huge one can be read."""

import tracemalloc

import pytest

from archive.reading import Captured, Reading, read
from bench.shapes import SHAPES

SIZE = 100_000
MOST = {  # bytes for each byte of the page; its text alone takes two, for most pages hold a "•"
    "one line": 7,
    "one line of quotations": 7,
    "lost breaks": 7,
    "blank lines": 40,
    "nested bullets": 19,
    "paragraphs, boxes": 25,
    "comment headers": 14,
    "short comments": 16,
    "quoting comments": 40,  # what is quoted is kept, to be compared
    "ordinary text": 10,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_takes_no_more_than_a_few_times_its_size(shape: str) -> None:
    content = SHAPES[shape](SIZE).encode()
    read(Captured(content))  # what is kept of words from page to page is bounded, and does not count
    tracemalloc.start()
    try:
        assert isinstance(read(Captured(content)), Reading)
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken / len(content) < MOST[shape]
