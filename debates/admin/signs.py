"""Characters that nobody sees, made visible: a capture is shown as it is, not as it looks."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

# Controls, spaces other than the plain one, what has no width or turns the direction of text, and what fonts do not know.
_HIDDEN = re.compile(
    "([\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff])"
)
_PICTURES = 0x2400  # U+2400 pictures NUL, U+2401 the next, ...
_CONTROLS = 0x20
_DELETE, _PICTURE_OF_DELETE = "\x7f", "\u2421"
_NAMES = {"\0": _("nul"), "\t": _("tabulator"), "\u00a0": _("hårdt mellemrum"), "\ufffd": _("tegn, der gik tabt")}
_LINE_ENDS = {"\n": "LF", "\r": "CR", "\r\n": "CRLF", "": _("intet")}


def visible(text: str) -> SafeString | str:
    r"""The text, escaped when set in a page, with a sign in the place of each character that nobody sees.

    >>> visible("a\u00a0b")
    'a<span class="sign" title="U+00A0 hårdt mellemrum">·</span>b'
    """
    if not _HIDDEN.search(text):
        return text
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text)))


def line_end_name(end: str) -> str:
    """``LF``, ``CRLF``, ``CR``, or that there is none."""
    return str(_LINE_ENDS[end])


def _pieces(text: str) -> Iterator[SafeString | str]:
    for at, piece in enumerate(_HIDDEN.split(text)):
        yield _sign(piece) if at % 2 else piece


def _sign(character: str) -> SafeString:
    code = f"U+{ord(character):04X}"
    name = _NAMES.get(character, unicodedata.name(character, _text("tegn uden navn")))
    return format_html('<span class="sign" title="{} {}">{}</span>', code, name, _picture(character) or code)


def _picture(character: str) -> str:
    if ord(character) < _CONTROLS:
        return chr(_PICTURES + ord(character))
    if character == _DELETE:
        return _PICTURE_OF_DELETE
    if character == "\u00a0":
        return "·"
    return "␣" if unicodedata.category(character) == "Zs" else ""
