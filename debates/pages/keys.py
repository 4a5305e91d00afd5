"""Stable short keys. The same words give the same key in every database; no printed name goes into one."""

import base64
import hashlib
import re
import unicodedata
from datetime import date

_FOLDED = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛´`′", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."}
)
_FOLDED_MARK = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
_ARTICLE_LENGTH = 10
_COMMENT_LENGTH = 12


def normalised(text: str) -> str:
    """A text as keys and comparisons see it: letter case, white space, kinds of quotes and dashes told apart no more.

    >>> normalised("  Havnen –  ”Vores” ") == normalised('havnen - "vores"')
    True
    """
    text = _FOLDED_MARK.sub(_folded_mark, text)
    if _is_latin(text):  # as most are now; nothing of Latin 1 is composed otherwise after folding
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFD", text).casefold().translate(_FOLDED)
    return " ".join(unicodedata.normalize("NFC", folded).split())


def _folded_mark(mark: re.Match[str]) -> str:
    return _FOLDED[ord(mark[0])]


def _is_latin(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def article_key(title: str, lead: str, distinction: str = "") -> str:
    """The key of an article: of its title, without one of its lead.

    ``distinction`` is what tells apart articles of one title, and changes the key only where it is given.
    """
    named = ("title", normalised(title)) if title.strip() else ("lead", normalised(lead))
    if not named[1]:
        raise ValueError("An article without a title and a lead has no key.")
    return _key("a", _ARTICLE_LENGTH, *named, *([distinction] if distinction else []))


def comment_key(article_key: str, posted: date, title: str, nth: int) -> str:
    """The key of a comment: the ``nth`` (from 1, the oldest) of its day and title under an article."""
    return _key("k", _COMMENT_LENGTH, article_key, posted.isoformat(), normalised(title), str(nth))


def placeholder_key(speaking_article_key: str, nth: int) -> str:
    """The key of an article that nobody captured: the ``nth`` such that another one speaks of."""
    return _key("p", _ARTICLE_LENGTH, speaking_article_key, str(nth))


def debate_key(first_article_key: str) -> str:
    """The key of a debate: of the article that it was first seen from."""
    return _key("d", _ARTICLE_LENGTH, first_article_key)


def author_key(printed: str) -> str:
    """The key of somebody who signs or publishes articles, of the printed name. Never for a commenter."""
    return _key("u", _ARTICLE_LENGTH, _verbatim(printed))


def tag_key(printed: str) -> str:
    """The key of a tag. Tags are kept verbatim, so letter case tells two apart."""
    return _key("t", _ARTICLE_LENGTH, _verbatim(printed))


def _verbatim(printed: str) -> str:
    return " ".join(unicodedata.normalize("NFC", printed).split())


def _key(letter: str, length: int, *parts: str) -> str:
    # A lone surrogate can't come from a file, but a key must never fail on a text.
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return letter + base64.b32encode(digest[:10]).decode("ascii").lower()[:length]
