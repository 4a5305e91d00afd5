"""What a query asks for, as keys that are looked for among the words of a text. Pure.

A key is a row of slots, one for each word side by side. What is negated and what a field asks for are no keys.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from archive.concordance.words import words_of
from debates.query.nodes import Articles, Field, Forms, Node, Part, Text, Word, leaves, openness, words_in
from debates.query.tsquery import spellings


@dataclass(frozen=True, slots=True)
class Slot:
    """One of some words, or a word that is open before or after one of them. `stems` where endings are taken off already."""

    words: tuple[str, ...]
    before: bool = False
    after: bool = False
    stems: bool = False

    def fits(self, word: str) -> bool:
        """Whether a word is what the slot asks for."""
        if self.before and self.after:
            return any(each in word for each in self.words)
        if self.before:
            return word.endswith(self.words)
        return word.startswith(self.words) if self.after else word in self.words


@dataclass(frozen=True, slots=True)
class Key:
    """Words side by side; `written` is how they must stand where only the form as written counts."""

    slots: tuple[Slot, ...]
    written: re.Pattern[str] | None = None


def keys_of(node: Node | None, *, as_written: bool) -> list[Key]:
    """The keys that a query asks for, each once.

    >>> from debates.query.grammar import parse
    >>> [[slot.words for slot in key.slots] for key in keys_of(parse('"åben havn" -kaj titel:bro').node, as_written=False)]
    [[('åben', 'aaben'), ('havn',)]]
    """
    asked = (
        [leaf for leaf, is_asked in leaves(node) if is_asked and not isinstance(leaf, Field | Articles)] if node else []
    )
    found = (_written(leaf) if as_written else _inflected(leaf) for leaf in asked)
    return list(dict.fromkeys(key for key in found if key.slots))


def to_stem(keys: Iterable[Key]) -> list[str]:
    """The words whose stems `stemmed` must be given."""
    slots = (slot for key in keys for slot in key.slots if not slot.stems)
    return list(dict.fromkeys(word for slot in slots for word in slot.words))


def stemmed(keys: Iterable[Key], stems: Mapping[str, str]) -> list[Key]:
    """The keys with the endings of their words taken off, as the index has words."""
    return [Key(tuple(slot if slot.stems else _stemmed(slot, stems) for slot in key.slots)) for key in keys]


def _stemmed(slot: Slot, stems: Mapping[str, str]) -> Slot:
    return replace(slot, words=tuple(dict.fromkeys(stems[word] for word in slot.words)), stems=True)


def _inflected(leaf: Text) -> Key:
    if isinstance(leaf, Forms):
        return Key((Slot(leaf.words, stems=True),))
    return Key(tuple(slot for word in words_in(leaf) for slot in _slots(word)))


def _slots(word: Word | Part) -> Iterator[Slot]:
    """A slot for each word that the index makes of one; each may be spelled in some ways. A star goes to all of them there."""
    _before, after = openness(word)
    ways = [words_of(way) for way in spellings(word.text)]
    return (Slot(tuple(dict.fromkeys(way)), after=after) for way in zip(*ways, strict=False))


def _written(leaf: Text) -> Key:
    words = words_in(leaf)
    slots = tuple(slot for word in words for slot in _slots_as_written(word))
    return Key(slots, re.compile(r"\s+".join(map(_pattern, words)), re.IGNORECASE))


def _slots_as_written(word: Word | Part) -> Iterator[Slot]:
    before, after = openness(word)
    pieces = words_of(word.text)
    for place, piece in enumerate(pieces):
        yield Slot((piece,), before=before and place == 0, after=after and place == len(pieces) - 1)


def _pattern(word: Word | Part) -> str:
    before, after = openness(word)
    return ("\\w*" if before else "") + re.escape(word.text) + ("\\w*" if after else "")
