"""The first lines of a page with tags: what is a caption, a note or a byline is neither title nor lead."""

import pytest

from debates.pages.drafts import BlockKind
from debates.pages.parsing import parse
from tests.debates.pages.invented import LEAD, PARAGRAPH, SECOND, TITLE, article, joined, lines_of, tagged_page

CAPTION = "Lauget på kajen"
CREDITED = f"{CAPTION} - Foto: Eva Krag"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param((CAPTION, CREDITED, TITLE, LEAD), id="30 twice"),
        pytest.param((f"{CAPTION}\n{CREDITED}", TITLE, LEAD), id="30 twice in one block"),
        pytest.param((CAPTION, CREDITED, TITLE, "Stop salget nu."), id="30 twice over a short lead"),
        pytest.param((f"{CAPTION}.", CREDITED, TITLE, LEAD), id="30 twice, once with a stop"),
        pytest.param((CREDITED, TITLE, LEAD), id="once"),
        pytest.param((TITLE, CREDITED, LEAD), id="under the title"),
        pytest.param((CAPTION, "Foto: Eva Krag", TITLE, LEAD), id="the credit in a line of its own"),
    ],
)
def test_a_credited_line_is_neither_title_nor_lead(head: tuple[str, ...]) -> None:
    page = parse(tagged_page(head=head))
    draft = page.article
    assert (draft.title, draft.lead, draft.photo_credit) == (TITLE, head[-1], "Eva Krag")
    assert draft.photo_caption.rstrip(".") == CAPTION
    assert [part.text for part in draft.body] == [PARAGRAPH, SECOND]
    assert page.unread_lines == 0


def test_a_caption_that_says_the_title_over_again_leaves_the_title() -> None:
    draft = article(tagged_page(head=(CAPTION, CREDITED, LEAD)))
    assert (draft.title, draft.lead, draft.photo_credit) == (CAPTION, LEAD, "Eva Krag")


def test_a_lead_may_speak_of_photos() -> None:
    lead = f"{LEAD} Se også Foto: Havne i ti byer."
    assert article(tagged_page(head=(TITLE, lead))).lead == lead


def test_a_lead_that_is_a_quotation_does_not_make_the_title_a_caption() -> None:
    lead = "”Kajen er vores, og nu vil vi have den tilbage.”"
    draft = article(tagged_page(head=(TITLE, lead), body=(LEAD, SECOND)))
    assert (draft.title, draft.lead, draft.photo_caption) == (TITLE, lead, "")


BYLINE = "Af Ib Holm, formand for Havnelauget"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(tagged_page(head=(TITLE, BYLINE, LEAD)), id="above the lead"),
        pytest.param(tagged_page(body=(BYLINE, PARAGRAPH, SECOND)), id="above the first paragraph"),
        pytest.param(tagged_page(body=(PARAGRAPH, SECOND, BYLINE)), id="under the last paragraph"),
    ],
)
def test_a_line_that_signs_the_article_is_its_byline(text: str) -> None:
    page = parse(text)
    draft = page.article
    assert (draft.title, draft.lead, draft.byline, draft.authors) == (TITLE, LEAD, BYLINE, ("Ib Holm",))
    assert [part.text for part in draft.body] == [PARAGRAPH, SECOND]
    assert lines_of(page, BlockKind.BYLINE) == [BYLINE]
    assert joined(page) == text


@pytest.mark.parametrize("line", ["Af Ib Holm kan vi lære, at kajen er lang.", "Af formand for Havnelauget Ib Holm"])
def test_another_line_that_opens_so_stays_in_the_body(line: str) -> None:
    draft = article(tagged_page(body=(line, PARAGRAPH, SECOND)))
    assert (draft.byline, [part.text for part in draft.body]) == ("", [line, PARAGRAPH, SECOND])
