"""From the bytes of a file to its text and back, without losing a byte."""

import re
from dataclasses import dataclass
from enum import StrEnum

from debates.pages.refused import Refused


class Encoding(StrEnum):
    """The encodings that captures come in. A byte order mark belongs to the encoding, not to the text."""

    UTF_8 = "utf-8"
    UTF_8_BOM = "utf-8-sig"
    UTF_16_LE = "utf-16-le"  # with its mark, as the next
    UTF_16_BE = "utf-16-be"
    WINDOWS_1252 = "windows-1252"


# Longest mark first where one opens another.
_MARKS = ((Encoding.UTF_8_BOM, b"\xef\xbb\xbf"), (Encoding.UTF_16_LE, b"\xff\xfe"), (Encoding.UTF_16_BE, b"\xfe\xff"))
_CODECS = {Encoding.UTF_8_BOM: "utf-8"}

_EMPTY = "Filen er tom. Hent siden igen, og gem dens tekst."
_NOT_TEXT = "Filen kan ikke læses som tekst. Gem den som UTF-8, UTF-16 med byte-mærke eller Windows-1252."

_OTHER_FILES = (
    (b"\x89PNG\r\n", "et billede (PNG)"),
    (b"\xff\xd8\xff", "et billede (JPEG)"),
    (b"GIF87a", "et billede (GIF)"),
    (b"GIF89a", "et billede (GIF)"),
    (b"%PDF-", "en PDF-fil"),
    (b"PK\x03\x04", "en zip-fil eller et kontordokument"),
    (b"\x1f\x8b", "en pakket fil (gzip)"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.05  # a text may hold a stray control character, a program or a picture is full of them
_UTF_8_LETTER = re.compile(rb"\xc3[\x80-\xbf]")  # æ, ø, å, é in UTF-8; in Windows-1252 two signs that never meet


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without a byte order mark, and the encoding that gives its bytes back."""

    text: str
    encoding: Encoding

    def encode(self) -> bytes:
        """The bytes of the file."""
        return encode(self.text, self.encoding)


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text in one of the encodings of ``Encoding``, mark included."""
    form = Encoding(encoding)
    return dict(_MARKS).get(form, b"") + text.encode(_CODECS.get(form, form))


def decode(data: bytes) -> Decoded:
    """The text of a file, so that ``decode(data).encode() == data``; raises ``Refused`` where that can't be had."""
    if not data or data.isspace():
        raise Refused(_EMPTY)
    for magic, what in _OTHER_FILES:
        if data.startswith(magic):
            raise Refused(f"Filen er {what}, ikke tekst. Gem sidens tekst som en .txt-fil.")
    decoded = _decoded(data)
    if not decoded.text or decoded.text.isspace():
        raise Refused(_EMPTY)
    if (
        sum(1 for _sign in _CONTROLS.finditer(decoded.text)) > _CONTROL_SHARE * len(decoded.text)
        or decoded.encode() != data
    ):
        raise Refused(_NOT_TEXT)
    return decoded


def _decoded(data: bytes) -> Decoded:
    marked = next(((encoding, mark) for encoding, mark in _MARKS if data.startswith(mark)), None)
    encoding, mark = marked or (Encoding.UTF_8, b"")
    try:
        return Decoded(data[len(mark) :].decode(_CODECS.get(encoding, encoding)), encoding)
    except UnicodeDecodeError as error:
        if marked or _UTF_8_LETTER.search(data):
            place = len(mark) + error.start + 1
            raise Refused(f"Filen er beskadiget: byte {place} er ikke {encoding.upper()}. Hent siden igen.") from None
    try:
        return Decoded(data.decode(Encoding.WINDOWS_1252), Encoding.WINDOWS_1252)
    except UnicodeDecodeError:
        raise Refused(_NOT_TEXT) from None
