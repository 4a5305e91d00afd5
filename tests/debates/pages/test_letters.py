"""Which letter answers which: for each clue what it links, and the traps in which it links nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

import pytest

from debates.pages.drafts import BodyKind, BodyPart, BoxKind
from debates.pages.letters import Clue, Links, find_links
from debates.pages.mentions import mentions
from debates.pages.shelf import Letter

NAMES = {
    1: ["Ib Holm"],
    2: ["Havnelauget"],
    3: ["Kajens Venner"],
    4: ["Ib Holmgaard"],
    5: ["Brandt"],
    6: ["Havnelauget i Sundby"],
    7: ["Havnelauget fra Havnby"],
}
IB, LAUGET, VENNERNE, HOLMGAARD, BRANDT, SUNDBY, HAVNBY = NAMES
OURS = "Vi bor ved havnen. Det er vores kaj, og vi bliver."
MARCH = date(2016, 3, 3)


@dataclass(frozen=True)
class Text:
    """A letter as a test writes it."""

    key: str
    text: str = ""
    title: str = ""
    lead: str = ""
    day: date | None = MARCH
    by: tuple[int, ...] = (LAUGET,)
    topics: tuple[int, ...] = (10, 11)
    series: tuple[int, ...] = ()
    teasers: tuple[str, ...] = ()
    presents: str = ""
    exact: bool = True

    def letter(self) -> Letter:
        boxes = [BodyPart(BodyKind.BOX, box=BoxKind.TEASER, title=title) for title in self.teasers]
        if self.presents:
            boxes.append(BodyPart(BodyKind.BOX, box=BoxKind.PUBLISHER, title=self.presents))
        said = mentions(self.lead, [BodyPart(BodyKind.PARAGRAPH, t) for t in (self.text, OURS)] + boxes, self.title)
        earliest = self.day if self.exact else None
        series = frozenset(self.series)
        return Letter(
            self.key, self.title, self.day, earliest, self.day, frozenset(self.by),
            frozenset(self.topics) | series, series, tuple(said),
        )  # fmt: skip


def drawn(*texts: Text) -> Links:
    return find_links([text.letter() for text in texts], NAMES)


def pairs(links: Links) -> set[tuple[str, str, str]]:
    """Who answers or mentions whom; what is absent is `?`."""
    return {
        ("?" if a.startswith("p") else a, "mentions" if link.mentions else "answers", "?" if b.startswith("p") else b)
        for (a, b), link in links.answers.items()
    }


def answer(text: str = "", **values: object) -> Text:
    """The friends of the quay answer in May."""
    return replace(Text("ny", text, day=date(2016, 5, 9), by=(VENNERNE,)), **values)  # type: ignore[arg-type]


BY_LAUGET = Text("a", title="Kajen er vores")
BY_IB = Text("b", title="Kajen er alles", by=(IB,), day=date(2016, 3, 8))
ANSWERS_A, ANSWERS_B, ANSWERS_ABSENT = {("ny", "answers", "a")}, {("ny", "answers", "b")}, {("ny", "answers", "?")}
NOTHING: set[tuple[str, str, str]] = set()

DAY = "I sit indlæg den 3. marts 2016 står, at kajen er tom."
DAYS = {
    "the one letter of that day": ([BY_LAUGET, BY_IB], answer(DAY), ANSWERS_A),
    "no year": ([BY_LAUGET, BY_IB], answer("I et indlæg fra 3. marts beder de os gå."), ANSWERS_A),
    "none of that day": ([BY_IB], answer(DAY), ANSWERS_ABSENT),
    "on another matter": ([replace(BY_LAUGET, topics=(20, 21))], answer(DAY), ANSWERS_ABSENT),
    "one shared tag is not enough": ([replace(BY_LAUGET, topics=(10,))], answer(DAY), ANSWERS_ABSENT),
    "a shared series is": ([replace(BY_LAUGET, topics=(), series=(30,))], answer(DAY, series=(30,)), ANSWERS_A),
    "two of that day": ([BY_LAUGET, replace(BY_IB, day=MARCH)], answer(DAY), NOTHING),
    "two of that day, one is named": (
        [BY_LAUGET, replace(BY_IB, day=MARCH)],
        answer("I sit indlæg den 3. marts 2016 skriver Ib Holm om kajen."),
        ANSWERS_B,
    ),
    "our own of that day": ([replace(BY_LAUGET, by=(VENNERNE,))], answer(DAY), ANSWERS_ABSENT),
    "only a bound is that day": ([replace(BY_LAUGET, exact=False)], answer(DAY), ANSWERS_ABSENT),
    "a bound, and the writer is named": (
        [replace(BY_IB, exact=False)],
        answer("I sit indlæg den 3. marts 2016 skriver Ib Holm om kajen."),
        ANSWERS_B,
    ),
    "the writer wrote on another day": (
        [BY_IB], answer("I sit indlæg den 3. marts 2016 skriver Ib Holm om kajen."), ANSWERS_ABSENT,
    ),
    "another year": ([BY_LAUGET], answer("I sit indlæg den 3. marts 2015 står, at kajen er tom."), ANSWERS_ABSENT),
    "a day to come": ([BY_LAUGET], answer("I sit indlæg den 3. marts 2017 står, at kajen er tom."), NOTHING),
    "too vague": ([BY_LAUGET], answer("I sit indlæg for to uger siden står, at kajen er tom."), NOTHING),
}  # fmt: skip

NAMED = {
    "the writer is named": ([BY_LAUGET, BY_IB], answer("I et indlæg beder Ib Holm os gå."), ANSWERS_B),
    "in the genitive": ([BY_IB], answer("I et indlæg beder Ib Holms forening os gå."), ANSWERS_B),
    "another name begins so": ([BY_IB], answer("I et indlæg beder Ib Holmgaard os gå."), ANSWERS_ABSENT),
    "an ordinary word": ([replace(BY_IB, by=(BRANDT,))], answer("I et indlæg beder de os om brandt."), ANSWERS_ABSENT),
    "two by the writer": ([BY_IB, replace(BY_IB, key="c", title="Nu")], answer("I et indlæg beder Ib Holm os gå."), NOTHING),
    "two, and a title that is neither's": (
        [BY_IB, replace(BY_IB, key="c", title="Nu")], answer("I et indlæg ”Gå nu hjem” beder Ib Holm os gå."), ANSWERS_ABSENT,
    ),
    "one, of another title": ([BY_IB], answer("I et indlæg ”Gå nu hjem” beder Ib Holm os gå."), ANSWERS_ABSENT),
    "nobody named": ([BY_LAUGET], answer("I et åbent brev beder de os gå."), ANSWERS_ABSENT),
    "later than we": ([replace(BY_IB, day=date(2016, 6, 1))], answer("I et indlæg beder Ib Holm os gå."), ANSWERS_ABSENT),
}  # fmt: skip

ADDRESSED = {
    "in the title": ([BY_LAUGET, BY_IB], answer(title="Svar til Havnelauget: Nej"), ANSWERS_A),
    "after what the person is": ([BY_IB], answer(title="Svar til formand Ib Holm: Nej"), ANSWERS_B),
    "a replik to a title": ([BY_LAUGET], answer(title="Replik til Kajen er vores: Nej"), ANSWERS_A),
    "to a title in quotes": ([BY_LAUGET], answer(title="Svar til ”Kajen er vores”: Nej"), ANSWERS_A),
    "to a title of another matter": (
        [replace(BY_LAUGET, topics=())], answer(title="Replik til Kajen er vores: Nej"), ANSWERS_A,
    ),
    "in the lead": ([BY_LAUGET], answer(lead="Nej, skriver vennerne i et svar til Havnelauget."), ANSWERS_A),
    "in the text": ([BY_LAUGET], answer("Dette er et svar til Havnelauget."), ANSWERS_A),
    "somebody else's answer in the lead": (
        [BY_LAUGET, BY_IB], answer(lead="Nej, skriver Ib Holm i et svar til Havnelauget."), NOTHING,
    ),
    "nobody of that name": ([BY_IB], answer(title="Svar til Havnelauget: Nej"), NOTHING),
    "two by that author": (
        [BY_LAUGET, replace(BY_LAUGET, key="c", title="Nu")], answer(title="Svar til Havnelauget: Nej"), NOTHING,
    ),
    "on another matter": ([replace(BY_LAUGET, topics=(20, 21))], answer(title="Svar til Havnelauget: Nej"), NOTHING),
    "more than a year before": ([replace(BY_LAUGET, day=date(2014, 3, 3))], answer(title="Svar til Havnelauget: Nej"), NOTHING),
    "later": ([replace(BY_LAUGET, day=date(2016, 6, 3))], answer(title="Svar til Havnelauget: Nej"), NOTHING),
    "on the same day nobody knows which is first": (
        [replace(BY_LAUGET, day=date(2016, 5, 9))], answer(title="Svar til Havnelauget: Nej"), NOTHING,
    ),
    "a name that is part of another": ([BY_LAUGET], answer(title="Svar til Havnelauget i Sundby: Nej"), NOTHING),
    "and the longer name": (
        [BY_LAUGET, replace(BY_IB, by=(SUNDBY,))], answer(title="Svar til Havnelauget i Sundby: Nej"), ANSWERS_B,
    ),
    "the longer name, and the shorter one is there too": (
        [BY_LAUGET, replace(BY_IB, by=(HAVNBY,))],
        answer(title="Svar til Havnelauget fra Havnby: Nej"),
        ANSWERS_B,
    ),
    "two are addressed": ([BY_LAUGET, BY_IB], answer(title="Svar til Havnelauget og Ib Holm: Nej"), NOTHING),
    "no address": ([BY_LAUGET, BY_IB], answer(title="Svar til Havnelauget vækker vrede"), NOTHING),
    "only a replik": ([BY_LAUGET], answer(title="Replik: Nej"), NOTHING),
    "two may be addressed by the letter in the text": (
        [BY_LAUGET, replace(BY_LAUGET, key="c", title="Nu")],
        answer("I et åbent brev beder de os gå.", title="Svar til Havnelauget: Nej"),
        NOTHING,
    ),
    "the letter in the text is the one addressed": (
        [BY_LAUGET], answer("I et åbent brev beder de os gå.", title="Svar til Havnelauget: Nej"), ANSWERS_A,
    ),
}  # fmt: skip

TWO = [BY_LAUGET, replace(BY_IB, day=MARCH)]
BOXES = {
    "who publishes settles it": (TWO, answer(DAY, presents="Havnelauget"), ANSWERS_A),
    "a teaser settles it": (TWO, answer(DAY, teasers=("Kajen er alles",)), ANSWERS_B),
    "both of them settle nothing": (TWO, answer(DAY, presents="Havnelauget", teasers=("Kajen er alles",)), NOTHING),
    "somebody else publishes": (TWO, answer(DAY, presents="Kajens Venner"), NOTHING),
    "who publishes is no link alone": ([BY_LAUGET], answer(presents="Havnelauget"), NOTHING),
    "a teaser is no link alone": ([BY_LAUGET], answer(teasers=("Kajen er vores",)), NOTHING),
    "two of one title": (
        [BY_LAUGET, replace(BY_IB, title="Kajen er vores")],
        answer("I læserbrevet ”Kajen er vores” står det.", presents="Havnelauget"),
        ANSWERS_A,
    ),
    "two of one title and no box": (
        [BY_LAUGET, replace(BY_IB, title="Kajen er vores")], answer("I læserbrevet ”Kajen er vores” står det."), NOTHING,
    ),
    "two of one title, spoken of as a letter": (
        [BY_LAUGET, replace(BY_IB, title="Kajen er vores")],
        answer("I et åbent brev ”Kajen er vores” beder de os gå."),
        NOTHING,
    ),
    "both lead to one another": (
        [replace(BY_LAUGET, teasers=("Kajen bliver",))],
        answer(title="Kajen bliver", teasers=("Kajen er vores",)),
        {("ny", "mentions", "a")},
    ),
    "but two have that title": (
        [replace(BY_LAUGET, teasers=("Kajen bliver",)), replace(BY_IB, title="Kajen er vores")],
        answer(title="Kajen bliver", teasers=("Kajen er vores",)),
        NOTHING,
    ),
    "and one answers the other": (
        [replace(BY_LAUGET, teasers=("Kajen bliver",))],
        answer("I læserbrevet ”Kajen er vores” står det.", title="Kajen bliver", teasers=("Kajen er vores",)),
        ANSWERS_A,
    ),
}  # fmt: skip

FIRST_OF_OURS = Text("vores", title="Kajen trænger", by=(VENNERNE,), day=date(2016, 2, 1))
OWN = {
    "our first letter": ([FIRST_OF_OURS], answer("Det står i vores første indlæg."), {("ny", "mentions", "vores")}),
    "two of ours": ([FIRST_OF_OURS, replace(FIRST_OF_OURS, key="v2")], answer("Det står i vores første indlæg."), NOTHING),
    "ours on another matter": ([replace(FIRST_OF_OURS, topics=())], answer("Det står i vores første indlæg."), NOTHING),
    "a letter by others": ([BY_LAUGET], answer("Det står i vores første indlæg."), NOTHING),
    "vores svar is no letter": ([FIRST_OF_OURS], answer("Ja, det er vores svar."), NOTHING),
    "a new letter against our first one": (
        [FIRST_OF_OURS],
        answer("I et nyt indlæg svarer de på vores første indlæg."),
        {("ny", "answers", "?"), ("?", "answers", "vores"), ("ny", "mentions", "vores")},
    ),
    "a new letter, captured": (
        [FIRST_OF_OURS, BY_IB],
        answer("I et nyt indlæg svarer Ib Holm på vores første indlæg."),
        {("ny", "answers", "b"), ("b", "answers", "vores"), ("ny", "mentions", "vores")},
    ),
    "a new letter is not from before our first one": (
        [FIRST_OF_OURS, replace(BY_IB, day=date(2016, 1, 8))],
        answer("I et nyt indlæg svarer Ib Holm på vores første indlæg."),
        {("ny", "answers", "?"), ("?", "answers", "vores"), ("ny", "mentions", "vores")},
    ),
}  # fmt: skip

CASES = {
    f"{clue}: {name}": case
    for clue, cases in {"day": DAYS, "name": NAMED, "address": ADDRESSED, "box": BOXES, "own": OWN}.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("others", "new", "expected"), CASES.values(), ids=CASES)
def test_one_candidate_or_none(others: Iterable[Text], new: Text, expected: set[tuple[str, str, str]]) -> None:
    texts = [*others, new]
    assert pairs(drawn(*texts)) == expected
    for order in permutations(texts):
        assert drawn(*order) == drawn(*texts)


def test_a_letter_turned_to_us_is_answered_however_few_words_are_in_the_first_person() -> None:
    text = replace(BY_IB, text="I et åbent brev ”Kajen er vores” beder de os gå.", by=(VENNERNE,), day=date(2016, 5, 9))
    letter = text.letter()
    said = tuple(replace(m, answered=False) if m.kind == "title" else m for m in letter.spoken)
    links = find_links([BY_LAUGET.letter(), replace(letter, spoken=said)], NAMES)
    assert pairs(links) == {("b", "answers", "a")}
    assert links.absent == {}


def test_a_link_says_what_told_it() -> None:
    by_day = drawn(*TWO[:1], answer(DAY)).answers["ny", "a"]
    assert (by_day.clue, by_day.stated, by_day.mention.wording or by_day.mention.words) == (
        Clue.DAY, False, "sit indlæg den 3. marts 2016",
    )  # fmt: skip


def test_an_absent_letter_has_the_day_that_is_said_of_it() -> None:
    [absent] = drawn(answer(DAY)).absent.values()
    assert (absent.day, absent.not_after, absent.words) == (MARCH, date(2016, 5, 9), "sit indlæg den 3. marts 2016")


TITLED = "I et åbent brev ”Gå nu hjem” beder de os gå."
WRITTEN = "Den 3. marts 2016 skrev Bo Vang i et indlæg mod os."
SAME = {
    "one title": (TITLED, TITLED, 1),
    "one writer and one day": (WRITTEN, "I et indlæg fra 3. marts 2016 kritiserer Bo Vang os.", 1),
    "one with a title too": (
        WRITTEN, "I et indlæg den 3. marts 2016 med titlen ”Gå nu hjem” kritiserer Bo Vang os.", 1,
    ),
    "one writer, and no day": ("I et indlæg beder Bo Vang os gå.", "I et indlæg beder Bo Vang os gå.", 2),
    "one day, and no writer": ("I et indlæg fra 3. marts beder de os gå.", "I et indlæg fra 3. marts beder de os gå.", 2),
    "one day, other writers": (WRITTEN, "I et indlæg fra 3. marts 2016 kritiserer Eva Krag os.", 2),
    "one writer, other days": (WRITTEN, "I et indlæg fra 4. marts 2016 kritiserer Bo Vang os.", 2),
    "other titles": (TITLED, "I et åbent brev ”Bliv bare her” beder de os gå.", 2),
    "nothing but a letter": ("I et åbent brev beder de os gå.", "I et åbent brev beder de os gå.", 2),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "count"), SAME.values(), ids=SAME)
def test_two_speak_of_one_absent_letter_or_of_two(one: str, other: str, count: int) -> None:
    links = drawn(answer(one), Text("anden", other, by=(SUNDBY,), day=date(2016, 5, 20)))
    assert len(links.absent) == count
    assert {a for a, _b in links.answers} == {"ny", "anden"}


def test_a_title_years_later_is_another_letter() -> None:
    assert len(drawn(answer(TITLED), Text("anden", TITLED, by=(SUNDBY,), day=date(2019, 5, 20))).absent) == 2
