"""How near two words are, and what a word may be put together of."""

ENDINGS = ("e", "s", "en", "er", "et", "erne")  # that a misspelt word may have, which no dictionary takes off it
LEAST_LETTERS, LONG = 4, 8  # letters of a word that is looked at, and of one that may have two slips
LEAST_REST = 3  # letters beside a part of a compound


def slips(word: str) -> int:
    """How many slips a word may have and still be told: none in a short one, two in a long one."""
    return 0 if len(word) < LEAST_LETTERS else 1 if len(word) < LONG else 2


def without_endings(word: str) -> list[str]:
    """A word as it stands and without each ending that it may have.

    >>> without_endings("skloen")
    ['skloen', 'sklo']
    """
    return [word] + [
        word.removesuffix(ending)
        for ending in ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_LETTERS
    ]


def distance(one: str, other: str, most: int) -> int:
    """How many slips lie between two words: a letter too many, too few, another, or two exchanged; `most` + 1 where there are more.

    >>> distance("sklo", "skol", 2), distance("havn", "kaj", 2), distance("havn", "havne", 2)
    (1, 3, 1)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one):
        last, before, row = before, row, [place + 1]
        for at, opposite in enumerate(other):
            cost = min(before[at + 1] + 1, row[at] + 1, before[at] + (letter != opposite))
            if place and at and letter == other[at - 1] and one[place - 1] == opposite:
                cost = min(cost, last[at - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def pieces_of(word: str) -> list[str]:
    """What a compound may end with and what it may begin with, by turns, the longest first.

    >>> pieces_of("busturen")
    ['turen', 'bustu', 'uren', 'bust']
    """
    places = range(LEAST_REST, len(word) - LEAST_LETTERS + 1)
    return list(dict.fromkeys(piece for place in places for piece in (word[place:], word[: len(word) - place])))
