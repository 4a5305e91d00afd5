"""Names for private commenters in downloads: stable, and not to be undone without the key. Pure.

Whoever holds the key, or a page that prints the names, can tell who is who: a pseudonym is still personal data.
"""

import hmac
import re
import unicodedata

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o and u, which are easily misread
_LENGTH = 12
_WORD = re.compile(r"[^\W_]{2,}")
_NOBODY = re.compile(r"(en|et) |.*\b(anonym|ukendt|gæst|hemmelig)")


class PseudonymKeyError(ValueError):
    """There is no key to make pseudonyms with."""

    def __init__(self) -> None:
        super().__init__(
            "PSEUDONYM_KEY mangler: sæt den i miljøet (eller PSEUDONYM_KEY_FILE), for eksempel til det, som "
            '`python -c "import secrets; print(secrets.token_urlsafe(64))"` skriver, og behold den: '
            "en ny nøgle giver alle nye pseudonymer."
        )


def writer_key(key: str) -> str:
    """The key itself; `PseudonymKeyError` where it is empty, so that nobody falls back on a known one."""
    if not key.strip():
        raise PseudonymKeyError
    return key


def pseudonym(printed_name: str, article_key: str, key: str) -> str:
    """``p_`` and twelve characters: the same for the same name, however it is spaced, composed or capitalised.

    A name that many share is told apart by article, for there two who bear it are hardly one person:

    >>> pseudonym("Karen  FRIIS", "a1", "k") == pseudonym("Karen Friis", "a2", "k")
    True
    >>> pseudonym("Anonym", "a1", "k") == pseudonym("Anonym", "a2", "k")
    False

    A comment without a printed name has no pseudonym either: the result is empty.
    """
    secret = writer_key(key).encode()
    name = _normalised(printed_name)
    if not name:
        return ""
    message = f"{article_key}\0{name}" if is_shared(name) else name
    number = int.from_bytes(hmac.digest(secret, message.encode(), "sha256")[:8], "big") >> 4
    return "p_" + "".join(_CROCKFORD[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def is_shared(name: str) -> bool:
    """Whether many bear the name: ``Anonym``, ``En mor``, a first name alone or with an initial.

    >>> [is_shared(name) for name in ("Bo", "Karen F.", "En vred mor", "Karen Friis")]
    [True, True, True, False]
    """
    folded = _normalised(name)
    return len(_WORD.findall(folded)) < 2 or bool(_NOBODY.match(folded))


def _normalised(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())
