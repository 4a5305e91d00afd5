"""Where keys stand among the words of a text. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.concordance.keys import Key, Slot

Fits = Mapping[str, frozenset[int]]  # which slots a word fits, by their numbers; a word that fits none is left out


class Fitting:
    """Keys that are ready to be looked for."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._slots: list[Slot] = list(dict.fromkeys(slot for key in keys for slot in key.slots))
        numbers = {slot: number for number, slot in enumerate(self._slots)}
        # The longest first, so that at a place the longest key is found.
        rows = sorted(keys, key=lambda key: -len(key.slots))
        self._keys = [(tuple(numbers[slot] for slot in key.slots), key) for key in rows]
        self._beginnings = tuple(word for slot in self._slots if slot.after for word in slot.words)
        self._stems = {word for slot in self._slots if not slot.after for word in slot.words}
        self._shortest = min(map(len, self._stems), default=0)
        self._heads = {stem[: self._shortest] for stem in self._stems}

    def candidates(self, words: Iterable[str]) -> list[str]:
        """The words whose stem may fit a slot. In Danish a stem is the beginning of its word: only endings are taken off."""
        short, heads, beginnings = self._shortest, self._heads, self._beginnings
        return [
            word
            for word in words
            if (word[:short] in heads and self._has_stem(word)) or (beginnings and word.startswith(beginnings))
        ]

    def fits(self, stems: Mapping[str, str]) -> Fits:
        """Which slots words fit that are given with what is compared: their stem, or themselves."""
        found = {}
        for word, stem in stems.items():
            if numbers := [number for number, slot in enumerate(self._slots) if slot.fits(stem)]:
                found[word] = frozenset(numbers)
        return found

    def spans(self, words: Sequence[str], fits: Fits) -> Iterator[tuple[int, int, list[Key]]]:
        """The first and the last word of each place where keys stand, with those keys: the longest first."""
        for first, word in enumerate(words):
            if word in fits:
                found: dict[int, list[Key]] = {}
                for numbers, key in self._keys:
                    if _stands(numbers, words, first, fits):
                        found.setdefault(first + len(numbers) - 1, []).append(key)
                yield from ((first, last, keys) for last, keys in found.items())

    def _has_stem(self, word: str) -> bool:
        return any(word[:length] in self._stems for length in range(self._shortest, len(word) + 1))


def _stands(numbers: Sequence[int], words: Sequence[str], first: int, fits: Fits) -> bool:
    if first + len(numbers) > len(words):
        return False
    return all(number in fits.get(words[first + place], ()) for place, number in enumerate(numbers))
