"""A copy in a blog's layout is read for what it has, and claims to be no whole page."""

import pytest

from debates.pages.drafts import ArticleDraft, BlockKind, Precision
from debates.pages.parsing import parse
from tests.debates.pages.invented import (
    LEAD,
    PARAGRAPH,
    SECOND,
    TITLE,
    article,
    blocks,
    dated_page,
    foreign_page,
    joined,
    lines_of,
    shown,
    tagged_page,
    wordpress_page,
)

BOX = "Lige nu læser andre"


def test_the_first_paragraph_is_the_lead_and_nothing_is_guessed() -> None:
    draft = article(wordpress_page())
    assert (draft.title, draft.lead, draft.byline, draft.category, draft.tags) == ("", LEAD, "", "", ())
    assert draft.published.precision is Precision.UNKNOWN
    assert shown(draft) == [("paragraph", PARAGRAPH), ("see_also", ""), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    ("box", "link"),
    [
        pytest.param(f"{BOX}\nBroen der blev væk", "Broen der blev væk", id="title below"),
        pytest.param(f"{BOX}\n\nBroen der blev væk", "Broen der blev væk", id="title in the next block"),
        pytest.param(f"{BOX.upper()}:\nBroen der blev væk", "Broen der blev væk", id="in capitals, with a colon"),
    ],
)
def test_the_box_leads_to_another_page(box: str, link: str) -> None:
    [part] = [part for part in article(wordpress_page(box=box)).body if part.box]
    assert (part.title.rstrip(":").lower(), part.link_text) == (BOX.lower(), link)


def test_sentences_that_run_together_stay_as_they_are() -> None:
    assert article(wordpress_page(f'{LEAD} Det var der,"Jeg sagde nej" stod.')).lead.endswith(
        'der,"Jeg sagde nej" stod.'
    )


def test_its_blocks_are_its_text_and_all_is_read() -> None:
    page = parse(wordpress_page())
    assert (page.format, page.unread_lines) == ("wordpress", 0)
    assert joined(page) == wordpress_page()
    assert lines_of(page, BlockKind.LEAD) == [LEAD]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        pytest.param(tagged_page(body=(PARAGRAPH, BOX, TITLE, SECOND)), "tagged", id="tagged"),
        pytest.param(dated_page(text=(LEAD, PARAGRAPH, BOX, TITLE, SECOND)), "dated", id="dated"),
        pytest.param(foreign_page(body=(PARAGRAPH, BOX, TITLE, SECOND)), "foreign", id="foreign"),
    ],
)
def test_a_whole_page_with_such_a_box_is_read_as_what_it_is(text: str, layout: str) -> None:
    assert parse(text).format == layout


def test_a_box_and_nothing_above_it_is_no_page() -> None:
    with pytest.raises(Exception, match="formater"):
        parse(blocks(BOX, "Broen der blev væk"))


def test_a_page_without_running_text_has_no_lead() -> None:
    assert article(blocks("Kajen", BOX)) == ArticleDraft(body=article(blocks("Kajen", BOX)).body)
