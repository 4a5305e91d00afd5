"""The law for whole files: any bytes are refused, or the blocks joined and encoded again are those bytes."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading import Captured, Reading, read
from debates.pages.decoding import Encoding, decode, encode
from debates.pages.parsing import parse
from debates.pages.refused import Refused
from tests.captures import FIXTURES
from tests.debates.pages.invented import dated_page, foreign_page, tagged_page, wordpress_page

TEXTS = st.sampled_from(
    [path.read_text() for path in sorted(FIXTURES.glob("*.txt"))]
    + [tagged_page(), dated_page(), foreign_page(), wordpress_page()]
)
ENCODINGS = st.sampled_from(Encoding)
ENDS = st.sampled_from(("\n", "\r\n", "\r"))
PIECES = st.binary(max_size=8) | st.sampled_from(
    (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xa0", b"\r", b"\n\n", b"\x1b")
)


def keeps_the_law(data: bytes) -> bool:
    """Is a file refused, or given back byte for byte? Reading it to the end must not fail in any other way."""
    reading = read(Captured(data))
    with suppress(Refused):
        decoded = decode(data)
        page = parse(decoded.text)
        assert encode("".join(block.raw for block in page.blocks), decoded.encoding) == data
        return isinstance(reading, Reading) or bool(reading)
    return isinstance(reading, str) and bool(reading)


@given(st.binary(max_size=400))
def test_random_bytes(data: bytes) -> None:
    assert keeps_the_law(data)


@given(TEXTS, ENCODINGS, ENDS)
@settings(max_examples=60)
def test_captures_encoded_anew(text: str, encoding: Encoding, end: str) -> None:
    data = encode(text.replace("\n", end), encoding)
    assert keeps_the_law(data)
    assert isinstance(read(Captured(data)), Reading)


@given(TEXTS, ENCODINGS, st.integers(0, 50_000), PIECES, st.integers(0, 40))
def test_captures_with_bytes_replaced(text: str, encoding: Encoding, at: int, put: bytes, gone: int) -> None:
    data = encode(text, encoding)
    at %= len(data)
    assert keeps_the_law(data[:at] + put + data[at + gone :])


@given(TEXTS, ENCODINGS, st.integers(0, 50_000))
def test_captures_cut_short(text: str, encoding: Encoding, length: int) -> None:
    data = encode(text, encoding)
    assert keeps_the_law(data[: length % len(data)])


@given(TEXTS, TEXTS, st.integers(0, 50_000), st.integers(0, 50_000))
def test_two_captures_spliced(one: str, other: str, at: int, other_at: int) -> None:
    assert keeps_the_law((one[: at % len(one)] + other[other_at % len(other) :]).encode())


@pytest.mark.parametrize("encoding", Encoding)
def test_an_encoding_gives_the_page_that_utf_8_gives(encoding: Encoding) -> None:
    text = tagged_page()
    found = read(Captured(encode(text, encoding)))
    assert isinstance(found, Reading)
    assert (found.encoding, found.capture.draft) == (encoding, parse(text).article)
