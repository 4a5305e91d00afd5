"""A reader who looks for a word in a real browser, at a desk and on a phone: finds, narrows, goes back, goes through time."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PageAt
from tests.factories import make_article, make_comment, make_debate

WIDTHS = pytest.mark.parametrize("width", [390, 1280])


def on(day: date) -> dict[str, Any]:
    """What an article says that was published that day."""
    return {"published_on": day, "published_precision": "day"}


@pytest.fixture
def _texts(transactional_db: None) -> None:
    """A letter of 2013 in a debate with thirty comments, one of 2015 in none."""
    debate = make_debate("Havnedebatten")
    first = make_article("Havnen", lead="", body="Vi elsker skolen ved kajen.", **on(date(2013, 5, 1)), debate=debate)
    make_article("Broen", lead="", body="Ingen elsker skolen ved kajen.", **on(date(2015, 5, 1)), category="Trafik")
    for number in range(30):
        make_comment(first, title=f"Svar {number}", body="Kajen er min.", posted=date(2013, 5 + number % 3, 2))


def looked_for(page: Page, words: str) -> None:
    """The words written where the front page has room for them."""
    page.goto("/")
    page.get_by_role("searchbox").first.fill(words)
    page.keyboard.press("Enter")


def filters(page: Page) -> Locator:
    """The form of the filters, unfolded where it is folded."""
    form = page.get_by_role("form", name="Filtre")
    if not form.is_visible():
        page.get_by_text("Filtrér listen").click()
    return form


def count(page: Page) -> Locator:
    """How many hits the page says it has."""
    return page.locator("#fundet")


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_a_word_is_found_and_marked(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    looked_for(page, "kaj")
    expect(count(page)).to_have_text(re.compile(r"^32\strræf$|^32\stræf$"))
    expect(page.locator(".card").first.locator("mark").first).to_have_text(re.compile("^kajen$", re.IGNORECASE))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_the_hits_are_narrowed_and_widened_again(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    page.goto("/soeg/?q=kaj")
    form = filters(page)
    form.get_by_label(re.compile("^uden debat")).check()
    form.get_by_role("button", name="Vis").click()
    expect(count(page)).to_have_text(re.compile(r"^1\stræf$"))
    expect(filters(page).get_by_label(re.compile("^Havnedebatten"))).to_be_visible()  # still to be chosen as well
    page.get_by_role("link", name=re.compile("^Fjern Debat: uden debat")).click()
    expect(count(page)).to_have_text(re.compile(r"^32\stræf$"))


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_page_two_and_back(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    page.goto("/soeg/?q=kaj&orden=nyeste")
    first = page.locator(".cards h3").all_inner_texts()
    page.get_by_role("link", name=re.compile("Næste|Senere")).click()
    second = page.locator(".cards h3").all_inner_texts()
    assert (len(first), len(second)) == (20, 12)
    assert not set(first) & set(second)
    page.get_by_role("link", name=re.compile("Forrige|Tidligere")).click()
    assert page.locator(".cards h3").all_inner_texts() == first


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_the_table_of_the_timeline_leads_to_the_hits_of_a_month(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    page.goto("/soeg/?q=kaj")
    expect(page.locator("svg.timeline rect.comments")).to_have_count(3)
    page.get_by_text("Vis tallene").click()
    page.get_by_role("link", name="juni 2013").click()
    expect(count(page)).to_have_text(re.compile(r"^10\stræf$"))


@pytest.mark.usefixtures("_texts")
def test_a_bar_of_the_timeline_leads_there_too(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/soeg/?q=kaj")
    page.locator("svg.timeline a", has=page.locator("rect.comments")).nth(1).click()
    expect(count(page)).to_have_text(re.compile(r"^10\stræf$"))


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_the_hits_of_a_thread_are_folded_and_opened(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    page.goto("/soeg/?q=kaj")
    page.get_by_role("link", name="Vis ét træf fra hver tråd").click()
    expect(page.locator(".card")).to_have_count(2)
    page.get_by_role("link", name=re.compile(r"^Alle 31\stræf i tråden$")).click()
    expect(count(page)).to_have_text(re.compile(r"^31\stræf$"))


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_a_misspelt_word_leads_to_what_was_meant(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    looked_for(page, "eslker skloen")
    page.get_by_role("link", name="elsker skolen").click()
    expect(count(page)).to_have_text(re.compile(r"^2\stræf$"))


@WIDTHS
@pytest.mark.usefixtures("_texts")
def test_a_query_that_is_not_understood_is_explained(width: int, page_at: PageAt) -> None:
    page = page_at(width)
    looked_for(page, '(kaj "')
    expect(page.locator(".notice").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Søgt efter:")
    expect(count(page)).to_have_text(re.compile(r"^32\stræf$"))
