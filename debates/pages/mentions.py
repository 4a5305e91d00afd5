"""Where an article speaks of another contribution to its debate: by its title, or as "a letter" that it answers. Pure."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from debates.pages.drafts import BodyKind, BodyPart


class MentionKind(StrEnum):
    """How another contribution is spoken of."""

    TITLE = "title"  # by a quoted title
    LETTER = "letter"  # as a letter by others that this article answers
    OWN = "own"  # as an earlier letter of one's own


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where another contribution is spoken of.

    ``words`` names it (for TITLE: the title itself), ``evidence`` is the sentence around them. ``answered``: what is named is a
    letter, and the text is one too, written in the first person; a report only speaks of letters. ``again``: the letter is a
    second one, or itself an answer to us.
    """

    kind: MentionKind
    words: str
    evidence: str
    answered: bool = True
    again: bool = False


_SENTENCE_END = re.compile(r"(?<=[.!?…])[”“\"»’)]*\s+|\n+")
_MARKS = '”“"»'  # that open a quotation
_QUOTED = re.compile(r"[”“\"»]([^”“\"»«\n]{8,300})[”“\"»«]")
_KINDS = r"(?:indlæg|debatindlæg|læserbrev|brev|kronik|replik)"
_LETTER_WORDS = ("indlæg", "brev", "kronik", "replik", "svar")  # one of them stands wherever a letter is spoken of
_REACH = 500  # characters on either side of a quotation
_PLACES = r"(?: (?:på|i) (?:DenOffentlige(?:\.dk)?|denne portal|portalen|avisen))?"
_LETTER = re.compile(
    rf"\b(?:et|en)(?: (?:nyt|ny|andet|anden|åbent|åben|skarpt|vredt|langt|første)){{0,2}} {_KINDS}\b{_PLACES}"
    r"|\bet svar til (?:os|mig)\b"
)
_AGAIN = re.compile(r"\b(?:nyt|ny|andet|anden|endnu (?:et|en)|svar til (?:os|mig))\b")
_TURNED_TO_US = re.compile(
    r"\b(?:os|vores|mod|kritik|beder|spørger|kritiserer|angriber|anklager|beskylder|kræver|opfordrer|efterlyser)\b"
)
_BY_OURSELVES = re.compile(
    r"\b(?:vi|jeg) (?:skriver|skrev|har skrevet|sender|sendte|bragte)\b|\bskriver vi\b", re.IGNORECASE
)
_TITLE_LED_IN = re.compile(r"(?:^|(?:hed|overskriften|titlen|navnet|kaldet|lød))[\s,:]*$", re.IGNORECASE)
_TITLE_FOLLOWS = re.compile(
    r"(?:det|den|brevet|indlægget|svaret|læserbrevet|overskriften|titlen) (?:hed|stod|var|er|lød)\b", re.IGNORECASE
)
_OWN = re.compile(
    rf"\b(?:vores|mit)(?: (?:første|forrige|seneste|tidligere))? (?:svar\b|{_KINDS}\b)(?: på (?:deres|hans|hendes|jeres)[^,.]*)?"
)
_FIRST_PERSON = re.compile(r"\b(?:vi|os|vores|jeg|mig|min|mit|mine)\b", re.IGNORECASE)
_PERSONAL = 3  # first persons outside of speech and quotations that make a text a letter
_SPEAKS_OF_LETTERS = re.compile(
    rf"\b(?:\w*{_KINDS}\w*|\w*artik\w+|svar\w*|overskrift\w*|titl?\w*|hed)\b", re.IGNORECASE
)


def mentions(lead: str, body: Sequence[BodyPart]) -> list[Mention]:
    """What an article says of other contributions, in reading order, each once.

    >>> [str(m.kind) + ": " + m.words for m in mentions("", [BodyPart(BodyKind.PARAGRAPH, "I et åbent brev beder lærerne os svare.")])]
    ['letter: et åbent brev']
    """
    texts = [lead, *(part.text for part in body if part.kind is BodyKind.PARAGRAPH)]
    personal = any(mark in text for text in texts for mark in _MARKS) and _is_personal(texts)
    found = (mention for text in texts for mention in chain(_titles(text, personal=personal), _spoken_of(text)))
    return list(dict.fromkeys(found))


def _is_personal(texts: Sequence[str]) -> bool:
    """Whether a text speaks in the first person, its speech (``- ...``) and quotations apart."""
    own = [_QUOTED.sub("", text) for text in texts if not text.startswith("- ")]
    return sum(len(_FIRST_PERSON.findall(text)) for text in own) >= _PERSONAL


def mentions_to_json(found: Sequence[Mention]) -> list[dict[str, Any]]:
    """Plain dicts for a JSON column."""
    return [asdict(mention) for mention in found]


def mentions_from_json(rows: Sequence[Mapping[str, Any]]) -> list[Mention]:
    """The mentions of ``mentions_to_json``."""
    return [Mention(**{**row, "kind": MentionKind(row["kind"])}) for row in rows]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a title in quotation marks may end one, and a number's stop ends none."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _titles(text: str, *, personal: bool) -> Iterator[Mention]:
    breaks: _Breaks | None = None
    for match in _QUOTED.finditer(text):
        breaks = breaks or _Breaks(text)
        evidence = _around(text, match, breaks)
        answered = personal and bool(_SPEAKS_OF_LETTERS.search(evidence.replace(match[0], "")))
        yield Mention(MentionKind.TITLE, match[1].strip(" ,"), evidence, answered)


class _Breaks:
    """Where the sentences of a text end, and where the next ones begin."""

    def __init__(self, text: str) -> None:
        self.ends, self.openings = array("Q"), array("Q")
        for each in _SENTENCE_END.finditer(text):
            self.ends.append(each.start())
            self.openings.append(each.end())


def _around(text: str, quotation: re.Match[str], breaks: _Breaks) -> str:
    """The sentence that holds a quotation, or as much of it as one can take in; stops inside the quotation end nothing."""
    start, end = quotation.span()
    before = bisect_right(breaks.openings, start)
    after = bisect_left(breaks.ends, end - 1)
    first = breaks.openings[before - 1] if before else 0
    last = breaks.ends[after] if after < len(breaks.ends) else len(text)
    return text[max(first, start - _REACH) : min(last, end + _REACH)].strip()


def _spoken_of(text: str) -> Iterator[Mention]:
    if any(word in text for word in _LETTER_WORDS):
        found = sentences(text)
        yield from _letters(found)
        yield from _own(found)


def _letters(found: Sequence[str]) -> Iterator[Mention]:
    for place, sentence in enumerate(found):
        letter = _LETTER.search(sentence)
        if letter and _TURNED_TO_US.search(sentence) and not _BY_OURSELVES.search(sentence):
            following = _naming(found[place + 1 : place + 3])
            title = _title_in(sentence, letter.end()) or (_QUOTED.search(following) if following else None)
            words = f"{letter[0]} {title[0]}" if title else letter[0]
            evidence = f"{sentence} {following}" if title and following and title.string == following else sentence
            yield Mention(MentionKind.LETTER, words, evidence, again=bool(_AGAIN.search(sentence)))


def _title_in(sentence: str, after: int) -> re.Match[str] | None:
    """The title of a letter in the sentence that names it; other quotations are what the letter said."""
    title = _QUOTED.search(sentence, after)
    return title if title and _TITLE_LED_IN.search(sentence[after : title.start()]) else None


def _naming(following: Sequence[str]) -> str:
    """The one of the next sentences that says what the letter was called."""
    return next((sentence for sentence in following if _TITLE_FOLLOWS.match(sentence) and _QUOTED.search(sentence)), "")


def _own(found: Sequence[str]) -> Iterator[Mention]:
    for sentence in found:
        match = _OWN.search(sentence)
        if match:
            yield Mention(MentionKind.OWN, match[0], sentence)
