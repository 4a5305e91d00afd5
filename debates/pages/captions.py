"""Words under a photograph, and who took it."""

import re
from collections.abc import Iterable

_LENGTH = 300  # of a line that may be a caption
_CREDIT_LENGTH = 60
# In small letters only where a sentence has ended: "et foto: ..." is running text.
_MARK = re.compile(
    r"(?:Arkivf|Modelf|Pressef|Privatf|Genref|F)oto(?:s|graf|grafer)? ?:"
    r"|(?:^|(?<=[.!?–-] )|(?<=\())foto(?:s|graf|grafer)? ?:"
)
_END_OF_CREDIT = re.compile(r"(?<=\w\w)\. +(?=\S)")  # not the stop of an initial


def has_credit(line: str) -> bool:
    """Whether a line says somewhere whose photo it is."""
    return _last_mark(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line ends in a photographer's name, or begins with it: ``Broen i brug. Foto: Eva Krag``."""
    return len(line) <= _LENGTH and has_credit(line) and len(read_caption(line)[1]) <= _CREDIT_LENGTH


def read_caption(line: str) -> tuple[str, str]:
    """A caption and its credit: ``Broen i brug - Foto: Eva Krag`` gives ``("Broen i brug", "Eva Krag")``.

    >>> read_caption("Foto: Eva Krag. Broen er fra 1911")
    ('Broen er fra 1911', 'Eva Krag')
    """
    mark = _last_mark(line)
    if mark is None:
        return line.strip(), ""
    before, credit = line[: mark.start()].rstrip(" -–(").strip(), line[mark.end() :]
    if not before:
        credit, *rest = _END_OF_CREDIT.split(credit, maxsplit=1)
        before = "".join(rest).strip()
    return before, credit.strip(" .)")


def join_captions(lines: Iterable[str]) -> tuple[str, str]:
    """Several captions as one, each once: they stand one a line, credits are parted by commas."""
    captions: dict[str, str] = {}
    names: dict[str, None] = {}
    for caption, credit in map(read_caption, lines):
        captions.setdefault(caption.rstrip("."), caption)
        names.setdefault(credit)
    return "\n".join(filter(None, captions.values())), ", ".join(filter(None, names))


def _last_mark(line: str) -> re.Match[str] | None:
    if "oto" not in line:
        return None
    return max(_MARK.finditer(line), key=re.Match.start, default=None)
