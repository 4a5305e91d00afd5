"""The debate in time: it lies on a desk and on paper, it stands on a phone, and only one of the two is there for anybody."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from debates.models import Debate
from tests.browser.conftest import PageAt
from tests.factories import make_article, make_debate, make_reply

FIRST = date(2015, 3, 1)


def _debate(letters: int) -> Debate:
    """Letters some days apart, each an answer to the one before, and a long silence in their midst."""
    rows = [
        make_article(
            f"Kajen og havnen og broen og de mange, som bor ved fjorden, nummer {number}",
            published_precision="day",
            published_on=FIRST + timedelta(days=9 * number + (900 if number > letters // 2 else 0)),
        )
        for number in range(letters)
    ]
    for answered, answer in pairwise(rows):
        make_reply(answer, answered)
    return make_debate("Kajen", *rows)


def _groups(page: Page) -> int:
    """How many pictures are told to who can not see them."""
    return page.get_by_role("group", name="Indlæggene på en linje i tid").count()


@pytest.mark.parametrize("letters", [2, 60])
def test_a_phone_shows_it_upright(letters: int, page_at: PageAt, transactional_db: None) -> None:
    debate = _debate(letters)
    page = page_at(390, "light")
    page.goto(debate.get_absolute_url())
    expect(page.locator(".axis.is-upright")).to_be_visible()
    expect(page.locator(".axis-scroll")).to_be_hidden()
    assert _groups(page) == 1
    marks = page.locator(".axis.is-upright .dot")
    assert marks.count() == letters
    boxes = [mark.bounding_box() for mark in marks.all()]
    assert all(box and box["height"] >= 24 and box["width"] >= 24 for box in boxes)
    words = page.locator(".axis.is-upright .row-title, .axis.is-upright .row-day")
    assert all(box and box["x"] + box["width"] <= 390 for box in (each.bounding_box() for each in words.all()))
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    marks.last.click()
    expect(page.locator(".entry").last).to_be_in_viewport()


def test_a_desk_and_paper_show_it_lying(page_at: PageAt, transactional_db: None) -> None:
    debate = _debate(3)
    for width, media in ((1280, "screen"), (390, "print"), (1280, "print")):
        page = page_at(width, "light")
        page.goto(debate.get_absolute_url())
        page.emulate_media(media="print" if media == "print" else "screen")
        expect(page.locator(".axis-scroll")).to_be_visible()
        expect(page.locator(".axis.is-upright")).to_be_hidden()
        assert _groups(page) == 1
