"""A text as words with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

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


@dataclass(frozen=True)
class Utterance:
    """A post, with what is looked up in it more than once. It takes many times the room of the post, so it is kept for a moment."""

    post: Post

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, folded."""
        return folded_words(self.post.text)

    @cached_property
    def name(self) -> str:
        """Its writer's name, for comparing."""
        return normalised(self.post.name)

    @cached_property
    def title(self) -> str:
        """Its title, for comparing."""
        return plain(self.post.title)


def any_of(*patterns: str) -> str:
    """A pattern that fits where one of them does."""
    return f"(?:{'|'.join(patterns)})"


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
