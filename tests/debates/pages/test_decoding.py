"""A file's text comes back to its bytes, or the file is refused with a reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.decoding import Encoding, decode, encode
from debates.pages.refused import Refused
from tests.debates.pages.invented import article, tagged_page

WORDS = "Så blev kajen lukket – for ”altid”.\r\nOg åen\u00a0med."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(WORDS.encode(), Encoding.UTF_8, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), Encoding.UTF_8_BOM, id="utf-8 with a mark"),
        pytest.param(b"\xff\xfe" + WORDS.encode("utf-16-le"), Encoding.UTF_16_LE, id="utf-16 little endian"),
        pytest.param(b"\xfe\xff" + WORDS.encode("utf-16-be"), Encoding.UTF_16_BE, id="utf-16 big endian"),
        pytest.param(WORDS.encode("cp1252"), Encoding.WINDOWS_1252, id="windows-1252"),
    ],
)
def test_each_encoding_gives_the_same_text_and_its_bytes_back(data: bytes, encoding: Encoding) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (WORDS, encoding)
    assert decoded.encode() == encode(decoded.text, encoding.value) == data


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b"", "tom", id="empty"),
        pytest.param(b" \r\n\t\n", "tom", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "tom", id="a byte mark alone"),
        pytest.param("\u00a0\n\u00a0".encode(), "tom", id="nothing but no-break spaces"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG", id="jpeg"),
        pytest.param(b"%PDF-1.7 plain words follow", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04word/document.xml", "zip", id="office document"),
        pytest.param(bytes(range(256)), "tekst", id="every byte once"),
        pytest.param(b"\x7fELF" + b"\0" * 60, "tekst", id="program"),
        pytest.param(b"\xff\xfea", "beskadiget", id="half a utf-16 sign"),
        pytest.param("Bådehavnen er åben".encode()[:-4] + b"\xc3", "byte 16", id="cut in the middle of a letter"),
        pytest.param(b"K\x81jen", "Windows-1252", id="a byte that no encoding has"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, word: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)
    assert word in refused.value.reason


@pytest.mark.parametrize("prefix", ["", "\ufeff"], ids=["no mark", "mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["no last line end", "last line end"])
def test_line_ends_and_marks_change_nothing_in_what_is_read(prefix: str, line_end: str, end: str) -> None:  # case 53
    page = tagged_page()
    data = (prefix + (page + end).replace("\n", line_end)).encode()
    assert article(decode(data).text) == article(page)


def test_a_nul_stays_in_the_text_and_is_made_visible_in_drafts() -> None:
    page = tagged_page(body=("Bænken er\0 væk.",))
    decoded = decode(page.encode())
    assert "\0" in decoded.text
    assert article(decoded.text).body[0].text == "Bænken er\ufffd væk."


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    decoded = None
    with suppress(Refused):
        decoded = decode(data)
    assert decoded is None or decoded.encode() == data
