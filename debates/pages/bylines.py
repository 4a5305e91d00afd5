"""Who signed an article, from the line that says so."""

import re

_LENGTH = 200
_EMAIL = re.compile(r"\[email protected\]|[^\s,;<>()\[\]]+@[^\s,;<>()\[\]]+")
_BETWEEN = re.compile(r" *[,;/] *")
_AND = re.compile(r" (?:og|&) ")
_PARTICLES = frozenset(("af", "da", "de", "den", "der", "di", "el", "la", "le", "van", "von"))


def is_byline(line: str) -> bool:
    """Whether a line may be a bare byline: short, and no sentence."""
    return 0 < len(line) <= 80 and not line.endswith((".", "!", "?", ":"))


def read_byline(line: str) -> tuple[str, tuple[str, ...]]:
    """The byline without e-mail addresses, and the names in it.

    >>> read_byline("Af Ib Holm og Eva Krag, formand, ib@eksempel.dk")
    ('Af Ib Holm og Eva Krag, formand', ('Ib Holm', 'Eva Krag'))
    """
    if len(line) > _LENGTH:
        return line, ()
    printed = _EMAIL.sub("", line).strip(" ,;-–<>()")
    first, *others = (name for part in _BETWEEN.split(printed.removeprefix("Af ")) for name in _names(part))
    names = [first, *(name for name in others if _is_person(name))]
    return printed, tuple(dict.fromkeys(name for name in names if name))


def _names(part: str) -> list[str]:
    """``Ib Holm og Eva Krag`` are two; ``Social- og Havneforvaltningen`` is one."""
    halves = [half.strip() for half in _AND.split(part)]
    return halves if all(_is_person(half) for half in halves) else [part.strip()]


def _is_person(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() or word in _PARTICLES for word in words)
