"""A text as words with their places."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Self

from comments.threading.posts import ClaimPart, Post
from debates.pages.keys import normalised

_WORD = re.compile(r"\w+")


class Word(NamedTuple):
    """A run of letters and digits: folded for comparing, and where it stands in its line."""

    folded: str
    start: int
    end: int
    is_capital: bool


class Line(NamedTuple):
    """One line of a post, and where it begins in its part."""

    part: ClaimPart
    offset: int
    text: str


class Utterance(NamedTuple):
    """A post, with what is looked up in it more than once. It takes many times the room of the post, so it is kept for a moment."""

    post: Post
    words: frozenset[str]  # folded
    name: str  # of its writer, for comparing
    title: str  # for comparing

    @classmethod
    def of(cls, post: Post) -> Self:
        """A post looked through once."""
        return cls(post, folded_words(post.text), normalised(post.name), plain(post.title))


def any_of(*patterns: str) -> str:
    """A pattern that fits where one of them does."""
    return f"(?:{'|'.join(patterns)})"


def at_word(*patterns: str) -> str:
    """The same, where a word begins. At its end, which is a boundary too, none of them is tried: that would take as long again."""
    return rf"\b(?=\w){any_of(*patterns)}"


def listed(phrases: str) -> str:
    """A pattern that fits one of some phrases, which commas part.

    >>> listed("har ret, tager fejl")
    '(?:har ret|tager fejl)'
    """
    return any_of(*phrases.split(", "))


YOU = listed("du, dig, din, dit, dine")  # one who is spoken to


def plain(text: str) -> str:
    """A text for comparing: its words as keys see them, without the signs between them.

    >>> plain("Nej,  tak!")
    'nej tak'
    """
    return " ".join(_WORD.findall(normalised(text)))


def folded_words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(_WORD.findall(text.casefold()))


def lines(post: Post) -> Iterator[Line]:
    """The title and each line of the body that has text."""
    yield Line(ClaimPart.TITLE, 0, post.title)
    offset = 0
    for text in post.body.split("\n"):
        if text.strip():
            yield Line(ClaimPart.BODY, offset, text)
        offset += len(text) + 1


def words(text: str) -> list[Word]:
    """The words of a line.

    >>> [(word.folded, word.is_capital) for word in words("Kære Bo!")]
    [('kære', True), ('bo', True)]
    """
    return [Word(m[0].casefold(), m.start(), m.end(), m[0][0].isupper()) for m in _WORD.finditer(text)]
