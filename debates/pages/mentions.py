"""Where an article speaks of another contribution to its debate: by its title, or as "a letter" that it answers. Pure."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from debates.pages.drafts import BodyKind, BodyPart, BoxKind
from debates.pages.mention import Mention, MentionKind, mentions_from_json, mentions_to_json
from debates.pages.sentences import BREAK, sentence_spans
from debates.pages.wordings import KINDS, QUOTED, answers_in_text, answers_in_title, is_answer, spoken_of

__all__ = ["Mention", "MentionKind", "mentions", "mentions_from_json", "mentions_to_json"]
TITLE_PLACE, LEAD_PLACE = "title", "lead"

_MARKS = '”“"»'  # that open a quotation
_REACH = 500  # characters on either side of a quotation
_FIRST_PERSON = re.compile(r"\b(?:vi|os|vores|jeg|mig|min|mit|mine)\b", re.IGNORECASE)
_PERSONAL = 3  # first persons outside of speech and quotations that make a text a letter
_SPEAKS_OF_LETTERS = re.compile(rf"\b(?:\w*{KINDS}\w*|\w*artik\w+|svar\w*|overskrift\w*|titl?\w*|hed)\b", re.IGNORECASE)
_PRESENTS = re.compile(r" er udgivere? på DenOffentlige\b")


def mentions(lead: str, body: Sequence[BodyPart], title: str = "") -> list[Mention]:
    """What an article says of other contributions, in reading order, each once; what its boxes show comes last.

    >>> [str(m.kind) + ": " + m.words for m in mentions("", [BodyPart(BodyKind.PARAGRAPH, "I et åbent brev beder lærerne os svare.")])]
    ['letter: et åbent brev']
    """
    numbered = {str(number): part for number, part in enumerate(body)}
    texts = {LEAD_PLACE: lead} | {n: part.text for n, part in numbered.items() if part.kind is BodyKind.PARAGRAPH}
    is_personal = cache(lambda: is_answer(title) or _is_personal(list(texts.values())))
    found = chain(  # one by one, for a huge page may say one thing very often
        (_placed(TITLE_PLACE, title, each) for each in (*_titles(title, is_personal), *answers_in_title(title))),
        (_placed(n, text, each) for n, text in texts.items() for each in _in_text(n, text, is_personal)),
        (replace(each, place=n) for n, part in numbered.items() if part.box for each in _in_box(part)),
    )
    once: dict[tuple[str, str, str], Mention] = {}
    for each in found:
        once.setdefault((each.kind, each.words, each.evidence), each)
    return list(once.values())


def _placed(place: str, text: str, mention: Mention) -> Mention:
    wording = text[mention.start : mention.end]
    return replace(mention, place=place, wording="" if wording == mention.words else wording)


def _in_text(place: str, text: str, is_personal: Callable[[], bool]) -> Iterator[Mention]:
    yield from _titles(text, is_personal)
    spans = cache(lambda: sentence_spans(text))
    yield from answers_in_text(text, spans, is_lead=place == LEAD_PLACE, is_personal=is_personal)
    yield from spoken_of(text, spans, is_personal)


def _is_personal(texts: Sequence[str]) -> bool:
    """Whether a text speaks in the first person, its speech (``- ...``) and quotations apart."""
    own = [QUOTED.sub("", text) for text in texts if not text.startswith("- ")]
    return sum(len(_FIRST_PERSON.findall(text)) for text in own) >= _PERSONAL


def _titles(text: str, is_personal: Callable[[], bool]) -> Iterator[Mention]:
    if not any(mark in text for mark in _MARKS):
        return
    breaks: _Breaks | None = None
    for match in QUOTED.finditer(text):
        breaks = breaks or _Breaks(text)
        evidence = _around(text, match, breaks)
        answered = bool(_SPEAKS_OF_LETTERS.search(evidence.replace(match[0], ""))) and is_personal()
        yield Mention(MentionKind.TITLE, match[1].strip(" ,"), evidence, answered, start=match.start(), end=match.end())


class _Breaks:
    """Where the sentences of a text end, and where the next ones begin."""

    def __init__(self, text: str) -> None:
        self.ends, self.openings = array("Q"), array("Q")
        for each in BREAK.finditer(text):
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


def _in_box(part: BodyPart) -> Iterator[Mention]:
    """What a box shows: the title of the page that it leads to, or who publishes."""
    if part.box is BoxKind.TEASER and part.title:
        yield Mention(MentionKind.TEASER, part.title, part.title, answered=False, end=len(part.title))
    elif part.box is BoxKind.SEE_ALSO and part.link_text:
        yield Mention(MentionKind.TEASER, part.link_text, part.link_text, answered=False, end=len(part.link_text))
    elif part.box is BoxKind.PUBLISHER:
        name = part.title or _PRESENTS.split(part.text, maxsplit=1)[0]
        if name.strip():
            yield Mention(MentionKind.PUBLISHER, name.strip(), "", answered=False)
