"""What a page says of a first publication, in a line of its own or in brackets."""

import re
from collections.abc import Iterable, Iterator

_LENGTH = 160  # of a line that is nothing else
_REACH = 200  # characters from either end of a text
_FIRST = r"(?:(?:udgivet|bragt|publiceret) ++første ++gang|først ++(?:udgivet|bragt|publiceret))"
_DATE = r"(?:(?:[0-9]{1,2}\. ?)?[a-zæøå]{3,9}\.? [0-9]{4}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})"
_SAYS = re.compile(_FIRST, re.IGNORECASE)
_WITHOUT_BRACKETS = re.compile(
    rf"(?:(?:denne artikel|artiklen|dette indlæg|indlægget) (?:er|blev) )?{_FIRST} *+(?:i |den |d\. ?)? *+{_DATE}\.?",
    re.IGNORECASE,
)
_ENDS_OF_SENTENCE = (".", "!", "?", "”", "“", '"', "…")


def is_note(line: str) -> bool:
    """Whether a line tells of a first publication and nothing else."""
    if len(line) > _LENGTH:
        return False
    if line.startswith("("):
        return line.rstrip(".").endswith(")") and line.count("(") == 1 and _SAYS.search(line) is not None
    return _WITHOUT_BRACKETS.fullmatch(line) is not None


def first_published(texts: Iterable[str]) -> tuple[str, ...]:
    """What texts say of a first publication: a whole line, or in brackets at their beginning or behind their last sentence.

    >>> first_published(["(Udgivet første gang 12. nov. 2013) Havnen sander til."])
    ('Udgivet første gang 12. nov. 2013',)
    """
    return tuple(note for text in texts for note in _candidates(text) if _SAYS.search(note))


def _candidates(text: str) -> Iterator[str]:
    if text.startswith("("):
        yield text[:_REACH].partition(")")[0].strip("( ")
    elif text.endswith((")", ").")):
        before, _, note = text[-_REACH:].rpartition("(")
        if before.rstrip().endswith(_ENDS_OF_SENTENCE):
            yield note.rstrip(".) ")
    elif is_note(text):
        yield text
