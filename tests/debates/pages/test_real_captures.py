"""The five real captures, where a folder of them is named by CAPTURES: counts and facts only, never their words."""

import os
from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from debates.pages.decoding import decode
from debates.pages.drafts import BlockKind, BodyKind, BoxKind, Page, Precision
from debates.pages.parsing import parse

FOLDER = os.environ.get("CAPTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="CAPTURES names no folder of real captures")


def _path(number: str) -> Path:
    return next(Path(FOLDER).glob(f"{number}_*.txt"))


def _page(number: str) -> Page:
    return parse(decode(_path(number).read_bytes()).text)


def _boxes(page: Page) -> Counter[BoxKind | None]:
    return Counter(part.box for part in page.article.body if part.kind is BodyKind.BOX)


@pytest.mark.parametrize(
    ("number", "layout", "comments"),
    [("000", "tagged", 13), ("001", "tagged", 4), ("002", "tagged", 30), ("003", "dated", 0), ("004", "foreign", 0)],
)
def test_each_capture_is_read_to_the_last_line(number: str, layout: str, comments: int) -> None:
    data = _path(number).read_bytes()
    decoded = decode(data)
    page = parse(decoded.text)
    assert decoded.encode() == data
    assert "".join(block.raw for block in page.blocks) == decoded.text
    assert (page.format, len(page.article.comments), page.unread_lines) == (layout, comments, 0)


def test_a_page_with_caption_teasers_and_glued_subheads() -> None:
    page = _page("000")
    article = page.article
    assert article.photo_credit
    assert article.title
    assert 220 <= len(article.lead) <= 300
    assert _boxes(page) == {BoxKind.TEASER: 2}
    assert [part.line for part in article.body if part.kind is BodyKind.SUBHEAD] == [23, 40]
    assert len(article.tags) == 13
    assert (article.publisher.articles, article.publisher.events) == (1359, 31) if article.publisher else False
    assert article.published.not_after == date(2013, 10, 23)


def test_a_page_with_a_teaser_and_a_publisher_box() -> None:
    page = _page("001")
    assert _boxes(page) == {BoxKind.TEASER: 1, BoxKind.PUBLISHER: 1}
    assert [part.line for part in page.article.body if part.kind is BodyKind.SUBHEAD] == [9, 23, 29]
    assert not page.article.photo_caption


def test_a_page_with_a_list_and_newsletter_tags() -> None:
    page = _page("002")
    (items,) = (part.items for part in page.article.body if part.kind is BodyKind.LIST)
    assert [item.count("\n") for item in items] == [1, 0, 0, 0, 0]
    assert _boxes(page) == {BoxKind.TEASER: 1, BoxKind.PUBLISHER: 1}
    assert len(page.article.tags) == 12
    assert page.article.tags[:2] == ("280318", "260218")
    assert page.article.published.precision is Precision.INTERVAL
    assert page.article.published.not_after == date(2018, 2, 26)
    assert page.article.comments[-1].posted == date(2018, 2, 26)


def test_the_dated_page() -> None:
    page = _page("003")
    article = page.article
    assert (article.category, article.published.day, article.published.clock) == (
        "Velfærd",
        date(2018, 11, 1),
        time(15, 47),
    )
    assert len(article.authors) == 1
    assert _boxes(page) == {BoxKind.NEWSLETTER: 1, BoxKind.PUBLISHER: 1, BoxKind.TEASER: 1}
    assert article.publisher is None
    speech = [part for part in article.body if part.text.startswith("- ")]
    assert len(speech) == 11
    assert {part.kind for part in speech} == {BodyKind.PARAGRAPH}


def test_the_page_without_a_title() -> None:
    page = _page("004")
    article = page.article
    assert article.title == ""
    assert article.lead
    assert article.photo_credit
    assert "\n" not in article.photo_caption
    assert article.byline.startswith("Af ")
    assert "@" not in article.byline
    assert "protected" not in article.byline
    assert [block.line for block in page.blocks if block.kind is BlockKind.FURNITURE] == [1, 50]
    assert _boxes(page) == {BoxKind.SEE_ALSO: 1}
    assert article.published.precision is Precision.UNKNOWN
