"""What tells a letter which other letter is meant: by a day, by who is addressed, by boxes; and what tells nothing."""

from datetime import date

import pytest

from debates.pages.danish_dates import day_by, read_named_day
from debates.pages.drafts import BodyKind, BodyPart, BoxKind
from debates.pages.mention import MentionKind
from debates.pages.mentions import mentions

DAYS = {
    "a full date": ("i sit indlæg den 3. marts 2016", "2016-03-03"),
    "a date without a year": ("et brev fra 12. februar", "--02-12"),
    "in figures": ("et brev fra 12/2 2016", "2016-02-12"),
    "with stops": ("et brev fra 12.2.2016", "2016-02-12"),
    "no such day": ("et brev fra 31. april 2016", ""),
    "a month alone": ("et brev fra marts 2016", ""),
    "a vague day": ("et brev for to uger siden", ""),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_a_day_is_read(text: str, day: str) -> None:
    assert read_named_day(text) == day


@pytest.mark.parametrize(
    ("named", "latest", "day"),
    [
        pytest.param("--02-12", date(2016, 3, 1), date(2016, 2, 12), id="this year"),
        pytest.param("--02-12", date(2016, 2, 1), date(2015, 2, 12), id="the year before"),
        pytest.param("--02-29", date(2018, 3, 1), date(2016, 2, 29), id="a leap day"),
        pytest.param("--02-12", None, None, id="no year and nothing to tell it"),
        pytest.param("2016-02-12", date(2016, 2, 1), None, id="a day to come"),
        pytest.param("2016-02-12", None, date(2016, 2, 12), id="a full date needs no other"),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(named: str, latest: date | None, day: date | None) -> None:
    assert day_by(named, latest) == day


OURS = "Vi bor ved havnen. Det er vores kaj, og vi bliver."
REPORT = "Havnen er stor, og kajen er lang."


def letters(text: str, around: str = OURS) -> list[tuple[str, str, str, bool]]:
    """Words, day, writer and whether it is answered of each letter spoken of."""
    body = [BodyPart(BodyKind.PARAGRAPH, text), BodyPart(BodyKind.PARAGRAPH, around)]
    return [(m.words, m.day, m.writer, m.answered) for m in mentions("", body) if m.kind is MentionKind.LETTER]


DATED = {
    "their letter and its day": (
        "I sit indlæg den 3. marts 2016 skriver Ib Holm, at kajen er tom.",
        ("sit indlæg den 3. marts 2016", "2016-03-03", "Ib Holm"),
    ),
    "a letter from a day": (
        "I et brev fra 12. februar beder rådet os om at flytte.",
        ("et brev fra 12. februar", "--02-12", ""),
    ),
    "from somebody, on a day": (
        "Et åbent brev fra Havnelauget den 3. marts 2016 siger det modsatte.",
        ("et åbent brev fra Havnelauget den 3. marts 2016", "2016-03-03", "Havnelauget"),
    ),
    "somebody's letter of a day": (
        "Ib Holms læserbrev fra 3. marts 2016 undrer.",
        ("Ib Holms læserbrev fra 3. marts 2016", "2016-03-03", "Ib Holm"),
    ),
    "the day first": (
        "Den 3. marts 2016 skrev Ib Holm et indlæg om kajen.",
        ("et indlæg", "2016-03-03", "Ib Holm"),
    ),
}


@pytest.mark.parametrize(("text", "said"), DATED.values(), ids=DATED)
def test_a_letter_of_a_day(text: str, said: tuple[str, str, str]) -> None:
    [(words, day, writer, answered)] = letters(text)
    assert (words, day, writer, answered) == (*said, True)


def test_a_report_speaks_of_a_letter_of_a_day_and_answers_nobody() -> None:
    [(_words, _day, _writer, answered)] = letters("I sit indlæg den 3. marts 2016 skriver Ib Holm om kajen.", REPORT)
    assert answered is False


UNDATED = {
    "the day of something else": "I et indlæg om mødet den 3. marts 2016 skriver Ib Holm om kajen.",
    "too vague": "I sit indlæg for to uger siden skriver Ib Holm om kajen.",
    "a letter of our own": "I vores indlæg den 3. marts 2016 skrev vi om kajen.",
    "a letter that we had in the paper": "Jeg fik et indlæg den 3. marts 2016 i avisen om kajen.",
    "what we wrote that day": "Den 3. marts 2016 skrev vi et indlæg om kajen.",
    "a letter from the authorities": "Min mor fik et brev fra kommunen den 3. marts 2016.",
    "a letter in the post": "Min mor fik et brev den 3. marts 2016 om pladsen.",
}


@pytest.mark.parametrize("text", UNDATED.values(), ids=UNDATED)
def test_no_letter_of_a_day(text: str) -> None:
    assert [letter for letter in letters(text) if letter[1]] == []


def answers(title: str = "", lead: str = "", text: str = "", around: str = OURS) -> list[str]:
    """Whom a letter says that it answers."""
    body = [BodyPart(BodyKind.PARAGRAPH, part) for part in (text, around)]
    return [m.words for m in mentions(lead, body, title) if m.kind is MentionKind.ANSWER]


ADDRESSED = {
    "in the title": ({"title": "Svar til Havnelauget: Kajen bliver"}, "Havnelauget: Kajen bliver"),
    "a replik": ({"title": "Replik til Ib Holm: Kajen bliver"}, "Ib Holm: Kajen bliver"),
    "the whole title": ({"title": "Svar til Havnelauget"}, "Havnelauget"),
    "in the lead": ({"lead": "Det er umuligt, skriver rådet i et svar til Havnelauget."}, "Havnelauget"),
    "the lead begins so": ({"lead": "Svar til Havnelauget. Kajen bliver."}, "Havnelauget"),
    "in the text": ({"text": "Dette er et svar til Havnelauget."}, "Havnelauget"),
}


@pytest.mark.parametrize(("said", "words"), ADDRESSED.values(), ids=ADDRESSED)
def test_a_letter_says_whom_it_answers(said: dict[str, str], words: str) -> None:
    assert answers(**said) == [words]


UNADDRESSED = {
    "others answered": {"text": "I et svar til Havnelauget skrev rådet, at kajen bliver."},
    "no answer": {"title": "Svar udbedes: Hvad skal vi med kajen?"},
    "only a replik": {"title": "Replik: Kajen bliver"},
    "a report": {"lead": "Det er umuligt, skriver rådet i et svar til Havnelauget.", "around": REPORT},
}


@pytest.mark.parametrize("said", UNADDRESSED.values(), ids=UNADDRESSED)
def test_nobody_is_answered(said: dict[str, str]) -> None:
    assert answers(**said) == []


def test_a_replik_is_a_letter() -> None:
    body = [BodyPart(BodyKind.PARAGRAPH, "Indlægget ”Kajen er vores” tager fejl.")]
    answered = [m.answered for title in ("Replik: Nej", "Nej") for m in mentions("", body, title)]
    assert answered == [True, False]


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        pytest.param(
            BodyPart(BodyKind.BOX, "Rådet svarer.", box=BoxKind.TEASER, title="Kajen er vores", link_text="Læs mere"),
            MentionKind.TEASER,
            "Kajen er vores",
            id="a teaser",
        ),
        pytest.param(
            BodyPart(BodyKind.BOX, box=BoxKind.SEE_ALSO, title="Læs også", link_text="Kajen er vores"),
            MentionKind.TEASER,
            "Kajen er vores",
            id="see also",
        ),
        pytest.param(
            BodyPart(BodyKind.BOX, "Havnelauget er udgivere på DenOffentlige.", box=BoxKind.PUBLISHER),
            MentionKind.PUBLISHER,
            "Havnelauget",
            id="who publishes",
        ),
    ],
)
def test_a_box_shows_something_and_says_nothing(part: BodyPart, kind: MentionKind, words: str) -> None:
    assert [(m.kind, m.words, m.answered) for m in mentions("", [part])] == [(kind, words, False)]


SPANNED = [
    BodyPart(BodyKind.PARAGRAPH, "Det regnede. I et nyt indlæg ”Kajen er vores” beder de os gå."),
    BodyPart(BodyKind.SUBHEAD, "Vi bliver"),
    BodyPart(BodyKind.PARAGRAPH, "Det sagde vi i vores første indlæg den dag, d. 3. marts. Dette er et svar til Ib."),
]


def test_the_words_are_found_where_they_are_said_to_stand() -> None:
    places = {"lead": "Svar på ”Kajen er alles”.", "title": "Svar til Ib: Nej"} | {
        str(number): part.text for number, part in enumerate(SPANNED)
    }
    found = mentions(places["lead"], SPANNED, places["title"])
    assert {m.kind for m in found} == {
        MentionKind.TITLE, MentionKind.LETTER, MentionKind.OWN, MentionKind.ANSWER
    }  # fmt: skip
    for mention in found:
        wording = places[mention.place][mention.start : mention.end]
        assert wording == (mention.wording or mention.words)
        assert wording in mention.evidence
