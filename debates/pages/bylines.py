"""Who signed an article, from the line that says so."""

import re

OPENINGS = ("Af ", "Af: ")

_LENGTH = 200
_SIGNED_LENGTH = 120
_MAIL = r"(?:\[email protected\]|[^\s,;<>()\[\]]+@[^\s,;<>()\[\]]+)"
_EMAIL = re.compile(rf"[ ,;–-]*+(?:\({_MAIL}\)|<{_MAIL}>|{_MAIL})")
_ASIDE = re.compile(r" ?\([^()]*+\)")
_OPENING = re.compile(r"Af:? +")
_BETWEEN = re.compile(r" *+[,;/] *+(?:(?:og|samt|&) )?")
_AND = re.compile(r" (?:og|samt|&) ")
_PARTICLES = frozenset(("af", "da", "de", "den", "der", "di", "el", "la", "le", "van", "von"))


def is_byline(line: str) -> bool:
    """Whether a line may be a bare byline: short, and no sentence."""
    return 0 < len(line) <= 80 and not line.endswith((".", "!", "?", ":"))


def is_signed(line: str) -> bool:
    """Whether a line says who wrote: ``Af`` and a person, perhaps with what the person is."""
    if not line.startswith(OPENINGS) or len(line) > _SIGNED_LENGTH or line.endswith((".", "!", "?", ":", ",")):
        return False
    return any(_is_person(name) for name in read_byline(line)[1][:1])


def read_byline(line: str) -> tuple[str, tuple[str, ...]]:
    """The byline without e-mail addresses, and the names in it.

    >>> read_byline("Af Ib Holm og Eva Krag, formand, ib@eksempel.dk")
    ('Af Ib Holm og Eva Krag, formand', ('Ib Holm', 'Eva Krag'))
    >>> read_byline("Ib Holm (SF), formand for Havnelauget, og Eva Krag")
    ('Ib Holm (SF), formand for Havnelauget, og Eva Krag', ('Ib Holm', 'Eva Krag'))
    """
    if len(line) > _LENGTH:
        return line, ()
    printed = _EMAIL.sub("", line).strip(" ,;-–<>")
    bare = _ASIDE.sub("", printed).strip() or printed.strip("()")
    first, *others = _BETWEEN.split(_OPENING.sub("", bare, count=1))
    names = [*_names(first), *(name for part in others for name in _names(part) if _is_person(name))]
    return printed, tuple(dict.fromkeys(name for name in names if name))


def _names(part: str) -> list[str]:
    """``Ib Holm og Eva Krag`` are two, ``formand og Eva Krag`` a role and a name; ``Social- og Havneforvaltningen`` is one."""
    role, *persons = (half.strip() for half in _AND.split(part))
    if persons and all(_is_person(person) for person in persons) and (_is_person(role) or role.islower()):
        return [role, *persons]
    return [part.strip()]


def _is_person(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() or word in _PARTICLES for word in words)
