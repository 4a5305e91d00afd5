"""What is known of the day of publication, and on what it rests."""

from datetime import date

import pytest

from debates.pages.drafts import Precision, PublicationDate
from debates.pages.parsing import parse
from tests.debates.pages.invented import LEAD, PARAGRAPH, SECOND, TAGS, TITLE, article, comment, dated_page, tagged_page

NEWER = comment("05.03.18", "Ib Holm", "Om kajen", "Første.")
OLDER = comment("26.02.18", "B.", "Ja", "Enig.")


def _interval(not_after: date, evidence: str) -> PublicationDate:
    return PublicationDate(Precision.INTERVAL, not_after=not_after, evidence=evidence)


@pytest.mark.parametrize(
    ("tags", "comments", "published"),
    [
        pytest.param("", [], PublicationDate(), id="nothing known"),
        pytest.param("", [NEWER, OLDER], _interval(date(2018, 2, 26), "ældste kommentar: 26.02.18"), id="comments"),
        pytest.param(
            ", 280318, 270218",
            [],
            _interval(date(2018, 2, 27), "nyhedsbrev: 270218 (27.02.18)"),
            id="newsletters: the earliest",
        ),
        pytest.param(
            ", 280318, 250218",
            [NEWER, OLDER],
            _interval(date(2018, 2, 25), "ældste kommentar: 26.02.18; nyhedsbrev: 250218 (25.02.18)"),
            id="the newsletter is earlier",
        ),
        pytest.param(
            ", 280318",
            [NEWER, OLDER],
            _interval(date(2018, 2, 26), "ældste kommentar: 26.02.18; nyhedsbrev: 280318 (28.03.18)"),
            id="the comment is earlier",
        ),
        pytest.param(", 991399, 120381, 310299x, Havnedebat 2018", [], PublicationDate(), id="tags that are no dates"),
    ],
)
def test_comments_and_newsletters_bound_the_day(tags: str, comments: list[str], published: PublicationDate) -> None:
    assert article(tagged_page(tags=TAGS + tags, comments=comments)).published == published


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            tagged_page(body=(PARAGRAPH, " " * 45 + "(Udgivet første gang 3. maj 2012)", SECOND)),
            id="55 on a line of its own",
        ),
        pytest.param(tagged_page(head=(TITLE, "(Udgivet første gang 3. maj 2012)", LEAD)), id="55 above the lead"),
        pytest.param(
            tagged_page(body=(PARAGRAPH, "(bemærk: udgivet første gang 3. maj 2012)", SECOND)), id="in other words"
        ),
    ],
)
def test_a_note_of_a_first_publication_is_a_date_and_no_paragraph(page: str) -> None:
    draft = parse(page).article
    assert (draft.published.precision, draft.published.day) == (Precision.DAY, date(2012, 5, 3))
    assert draft.published.evidence.startswith("på siden står: ")
    assert (draft.lead, [part.text for part in draft.body]) == (LEAD, [PARAGRAPH, SECOND])


def test_a_note_that_opens_a_paragraph_stays_in_it() -> None:
    opening = f"(Udgivet første gang 12. nov. 2013) {PARAGRAPH}"
    draft = article(tagged_page(body=(opening, SECOND)))
    assert draft.published.day == date(2013, 11, 12)
    assert draft.body[0].text == opening


@pytest.mark.parametrize("note", ["(Udgivet første gang 12. nov. 2018)", "(Udgivet første gang for længe siden)"])
def test_a_note_that_names_no_possible_day_is_told_but_not_believed(note: str) -> None:
    published = article(tagged_page(body=(PARAGRAPH, note), comments=[OLDER])).published
    assert (published.precision, published.not_after) == (Precision.INTERVAL, date(2018, 2, 26))
    assert note.strip("()") in published.evidence


def test_a_printed_date_goes_before_a_note_and_names_it() -> None:
    published = article(dated_page(text=("(Udgivet første gang 3. maj 2012)", LEAD, PARAGRAPH))).published
    assert (published.precision, published.day) == (Precision.MINUTE, date(2018, 4, 3))
    assert published.evidence == "trykt på siden: 03/04/2018 09:05; på siden står: Udgivet første gang 3. maj 2012"
