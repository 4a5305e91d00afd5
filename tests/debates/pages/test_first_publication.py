"""What a page says of a first publication, in its several ways of saying so."""

from datetime import date

import pytest

from debates.pages.drafts import Precision, PublicationDate
from debates.pages.notes import first_published, is_note
from tests.debates.pages.invented import (
    LEAD,
    PARAGRAPH,
    SECOND,
    TITLE,
    article,
    comment,
    dated_page,
    foreign_page,
    tagged_page,
    wordpress_page,
)

THIRD_OF_MAY = [
    "(Udgivet første gang 3. maj 2012)",
    "(Udgivet  første gang 3. MAJ 2012).",
    "(udgivet første gang 3.maj 2012)",
    "(Bragt første gang 3. maj 2012)",
    "(Først udgivet 3. maj 2012)",
    "(Artiklen blev udgivet første gang den 3. maj 2012)",
    "(Udgivet første gang 3.5.2012)",
    "(Udgivet første gang 03/05-2012)",
    "Udgivet første gang 3. maj 2012",
    "Udgivet første gang den 3. maj 2012.",
    "Artiklen er først udgivet 3.5.2012",
]


@pytest.mark.parametrize("note", THIRD_OF_MAY)
def test_a_line_of_its_own_is_read_and_no_paragraph(note: str) -> None:
    assert is_note(note)
    draft = article(tagged_page(body=(note, PARAGRAPH, SECOND)))
    assert (draft.published.precision, draft.published.day) == (Precision.DAY, date(2012, 5, 3))
    assert [part.text for part in draft.body] == [PARAGRAPH, SECOND]


@pytest.mark.parametrize("note", [note for note in THIRD_OF_MAY if note.startswith("(")])
def test_brackets_may_open_a_text_or_stand_behind_its_last_sentence(note: str) -> None:
    for text in (f"{note} {PARAGRAPH}", f"{PARAGRAPH} {note}"):
        assert first_published([text]) == (note.strip("()."),)


def test_the_lead_of_every_layout_may_end_in_one() -> None:
    lead = f"{LEAD} (Udgivet første gang 3. maj 2012)"
    for page in (tagged_page(head=(TITLE, lead)), foreign_page(lead=lead), wordpress_page(lead, PARAGRAPH)):
        assert (article(page).lead, article(page).published.day) == (lead, date(2012, 5, 3))
    assert "udgivet første gang" in article(dated_page(text=(lead, PARAGRAPH))).published.evidence.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Bogen blev udgivet første gang 3. maj 1961, og den står stadig på hylden.",
        "Ib Holms bog om kajer (udgivet første gang 3. maj 1961) står stadig på hylden.",
        "Den står i hans bog om kajer (udgivet første gang 3. maj 1961).",
        "Udgivet første gang 3. maj 2012 i Havneavisen, som alle læste.",
        "(Foto: Eva Krag)",
    ],
)
def test_what_is_said_of_something_else_is_no_note(text: str) -> None:
    assert not is_note(text)
    assert first_published([text]) == ()


def test_a_month_bounds_the_day() -> None:
    note = "(Udgivet første gang i maj 2012)"
    assert article(tagged_page(body=(note, PARAGRAPH))).published == PublicationDate(
        Precision.INTERVAL,
        not_before=date(2012, 5, 1),
        not_after=date(2012, 5, 31),
        evidence="på siden står: Udgivet første gang i maj 2012",
    )


@pytest.mark.parametrize(
    ("posted", "bounds"),
    [
        ("10.05.12", (date(2012, 5, 1), date(2012, 5, 10))),
        ("01.04.12", (None, date(2012, 4, 1))),
    ],
    ids=["a comment of that month", "a comment before it: not believed"],
)
def test_a_month_is_held_against_the_oldest_comment(posted: str, bounds: tuple[date | None, date]) -> None:
    page = tagged_page(body=("(Udgivet første gang i maj 2012)",), comments=[comment(posted, "B.", "Ja", "Enig.")])
    published = article(page).published
    assert (published.not_before, published.not_after) == bounds
