"""A reader goes from one way of reading the comments to another, asks what an answer rests on, and sees the words light up."""

from typing import Any

import pytest
from playwright.sync_api import expect

from comments.models import Comment
from tests.browser.conftest import PageAt
from tests.captures import FIXTURES, run_import


@pytest.mark.parametrize("width", [390, 1280])
def test_the_ways_to_read(width: int, page_at: PageAt, transactional_db: None) -> None:
    run_import(FIXTURES)
    page = page_at(width, "light")
    answer = Comment.objects.exclude(parent=None).exclude(parent_claim__evidence="").earliest("key")
    page.goto(answer.article.get_absolute_url())
    comment = page.locator(f"#{answer.anchor}")
    mark = comment.locator("mark.said").first
    expect(comment.locator(".relation").first).to_contain_text("svar til" if not _is_own(answer) else "fortsætter")
    assert _lit(mark) is False
    comment.locator("summary").first.click()
    expect(comment.locator("blockquote").first).to_be_visible()
    assert _lit(mark) is True
    page.get_by_role("link", name="Som på siden dengang").click()
    expect(page.locator(".comment .relation")).to_have_count(0)
    page.get_by_role("link", name="Også sandsynlige svar").click()
    expect(page.locator(f"#{answer.anchor} .relation").first).to_be_visible()
    page.get_by_role("link", name="Hvordan ved vi det?").first.click()
    expect(page.locator("h1")).to_have_text("Hvordan ved vi det?")


def _is_own(comment: Comment) -> bool:
    return bool(comment.parent_claim and comment.parent_claim.is_own)


def _lit(mark: Any) -> bool:
    return bool(mark.evaluate("each => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)'"))
