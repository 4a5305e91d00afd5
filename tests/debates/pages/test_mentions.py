"""How an article speaks of another contribution to its debate."""

import json

import pytest

from debates.pages.drafts import BodyKind, BodyPart
from debates.pages.mentions import (
    Mention,
    MentionKind,
    mentions,
    mentions_from_json,
    mentions_to_json,
)
from debates.pages.sentences import sentences

TITLE, LETTER, OWN = MentionKind.TITLE, MentionKind.LETTER, MentionKind.OWN


def found(text: str) -> list[Mention]:
    return mentions("", [BodyPart(BodyKind.PARAGRAPH, text)])


SPOKEN = {
    "a quoted title": ("Rådet skrev læserbrevet ”Kajen er vores”.", TITLE, "Kajen er vores"),
    "a title with a stop inside": ("Jeg læste ”Kajen er vores. Punktum” i går.", TITLE, "Kajen er vores. Punktum"),
    "a letter to us": ("I et åbent brev beder lærerne os om svar.", LETTER, "et åbent brev"),
    "a letter on the portal": (
        "Ib spørger i et indlæg på DenOffentlige.dk rådet om kajen og vores båd.",
        LETTER,
        "et indlæg på DenOffentlige.dk",
    ),
    "a letter with its title": (
        "De sendte et åbent brev til os. Det hed ”Kom nu hjem”.",
        LETTER,
        "et åbent brev ”Kom nu hjem”",
    ),
    "an answer to us": ("Så kom der et svar til os fra rådet.", LETTER, "et svar til os"),
    "our own earlier letter": ("Det står i vores første indlæg.", OWN, "vores første indlæg"),
    "our own answer to theirs": ("Det står i vores svar på deres brev.", OWN, "vores svar på deres brev"),
}


@pytest.mark.parametrize(("text", "kind", "words"), SPOKEN.values(), ids=SPOKEN)
def test_a_contribution_is_spoken_of(text: str, kind: MentionKind, words: str) -> None:
    assert (kind, words) in [(mention.kind, mention.words) for mention in found(text)]


SILENT = {
    "a letter of our own": "Derfor skriver vi et åbent brev til jer.",
    "a letter to somebody else": "Min mor fik et brev fra kommunen.",
    "no letter at all": "Havnen er ikke en udsigt.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nothing_is_spoken_of(text: str) -> None:
    assert found(text) == []


def test_the_evidence_is_the_sentence() -> None:
    before, said, after = "Det regnede.", "I et nyt indlæg spørger rådet os om prisen.", "Vi svarer her."
    [letter] = [mention for mention in found(f"{before} {said} {after}") if mention.kind is LETTER]
    assert letter.evidence == said
    assert letter.again, "a new letter is a second one"


LETTER_TEXT = "Vi bor her. Det er vores kaj, og vi bliver."
REPORT_TEXT = "Kajen er lang. - Vi bor her, og det er vores kaj, siger hun."


@pytest.mark.parametrize(
    ("text", "around", "answered"),
    [
        pytest.param("I læserbrevet ”Kajen er vores” står det.", LETTER_TEXT, True, id="a letter calls it a letter"),
        pytest.param("Hun mener, at ”kajen er vores”.", LETTER_TEXT, False, id="perhaps only words"),
        pytest.param("I læserbrevet ”Kajen er vores” står det.", REPORT_TEXT, False, id="a report speaks of a letter"),
    ],
)
def test_a_letter_answers_and_a_report_mentions(text: str, around: str, answered: bool) -> None:
    body = [BodyPart(BodyKind.PARAGRAPH, part) for part in (text, *around.split(" - ")[:1], f"- {around}")]
    titles = [mention for mention in mentions("", body) if mention.kind is TITLE]
    assert [mention.answered for mention in titles] == [answered]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("I et brev ”Kajen er vores” beder de os gå.", "et brev ”Kajen er vores”", id="right after"),
        pytest.param("I et brev med titlen ”Kajen er vores” beder de os gå.", "et brev ”Kajen er vores”", id="led in"),
        pytest.param(
            "I et brev kritiserer de os for ”tom snak og kaffe”.", "et brev", id="words of the letter are no title"
        ),
        pytest.param(
            "De skrev et brev mod os. Overskriften er ”Gå nu hjem”.", "et brev ”Gå nu hjem”", id="said afterwards"
        ),
    ],
)
def test_a_letter_is_called_by_its_title_and_by_nothing_else_in_quotes(text: str, words: str) -> None:
    assert [mention.words for mention in found(text) if mention.kind is LETTER] == [words]


def test_mentions_can_be_stored() -> None:
    said = found("I et nyt indlæg ”Kajen er vores” beder de os gå, skrev vi i vores første svar.")
    assert mentions_from_json(json.loads(json.dumps(mentions_to_json(said)))) == said


def test_the_lead_speaks_too() -> None:
    assert [mention.words for mention in mentions("Et svar på ”Kajen er vores”.", [])] == ["Kajen er vores"]


def test_boxes_do_not_speak() -> None:
    assert mentions("", [BodyPart(BodyKind.BOX, "Læs ”Kajen er vores”.")]) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Ja. Nej! Hvad? Slut", ["Ja.", "Nej!", "Hvad?", "Slut"], id="plain"),
        pytest.param(
            "Prisen er 1.200 kr. pr. meter",
            ["Prisen er 1.200 kr.", "pr.", "meter"],
            id="shortenings end one, numbers do not",
        ),
        pytest.param(
            "Han sagde ”nej.” Så gik han", ["Han sagde ”nej.", "Så gik han"], id="closing marks go with the stop"
        ),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
