"""Every page: one h1 and headings in order, landmarks, Danish, no inline style or script, no cookie, every tag closed."""

from itertools import pairwise

import pytest

from tests.pages.conftest import Archive
from tests.pages.outline import outline

PAGES = ["front", "debates", "debate", "whole", "article", "by time", "lost", "comment"]
BEAR_COMMENTS = {"front", "whole", "article", "by time", "comment"}


def _address(archive: Archive, name: str) -> str:
    debate, article = archive.debate.get_absolute_url(), archive.letter.get_absolute_url()
    return {
        "front": "/",
        "debates": "/debatter/",
        "debate": debate,
        "whole": f"{debate}hele/",
        "article": article,
        "by time": f"{article}?orden=tid",
        "lost": archive.lost.get_absolute_url(),
        "comment": archive.reply.get_absolute_url(),
    }[name]


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order_under_one_h1(archive: Archive, name: str) -> None:
    levels = outline(archive.get(_address(archive, name))).levels
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_the_frame_stands_and_is_well_formed(archive: Archive, name: str) -> None:
    html = archive.get(_address(archive, name))
    page = outline(html)
    assert '<html lang="da">' in html
    assert page.tags.count("main") == 1
    assert page.tags[: page.tags.index("body")].count("title") == 1  # drawings have titles of their own
    assert '<a class="skip" href="#indhold">' in html
    assert page.unclosed == []
    assert len(page.ids) == len(set(page.ids))
    assert page.inline == []


@pytest.mark.parametrize("name", PAGES)
def test_only_pages_with_comment_text_are_kept_from_search_engines(archive: Archive, name: str) -> None:
    response = archive.client.get(_address(archive, name))
    tag = '<meta name="robots" content="noindex, noarchive">'
    assert (tag in response.content.decode()) == (name in BEAR_COMMENTS)
    assert response.headers.get("X-Robots-Tag") == ("noindex, noarchive" if name in BEAR_COMMENTS else None)


@pytest.mark.parametrize("name", PAGES)
def test_no_cookie_is_set_and_none_is_read(archive: Archive, name: str) -> None:
    response = archive.client.get(_address(archive, name))
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("name", PAGES)
def test_the_canonical_address_has_no_query(archive: Archive, name: str) -> None:
    address = _address(archive, name)
    assert f'<link rel="canonical" href="http://testserver{address.split("?")[0]}">' in archive.get(address)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in BEAR_COMMENTS])
def test_a_page_without_comment_text_has_none(archive: Archive, name: str) -> None:
    html = archive.get(_address(archive, name))
    assert archive.comment.body not in html
    assert archive.comment.printed_name not in html
