"""A withheld article is gone with its reason, and with it its comments and the placeholders that rest on it."""

import pytest

from debates.models import WithheldReason
from tests.factories import withhold
from tests.pages.conftest import Archive


@pytest.mark.parametrize("row", ["answer", "lost"])
def test_the_article_and_what_rests_on_it_are_gone(archive: Archive, row: str) -> None:
    withhold(archive.answer, WithheldReason.RIGHTS)
    html = archive.get(getattr(archive, row).get_absolute_url(), status=410)
    assert "fjernet af hensyn til ophavsretten" in html
    assert archive.answer.title not in html


def test_the_comments_of_a_withheld_article_are_gone(archive: Archive) -> None:
    withhold(archive.letter)
    assert archive.comment.body not in archive.get(archive.comment.get_absolute_url(), status=410)


def test_the_debate_goes_on_without_it(archive: Archive) -> None:
    withhold(archive.answer)
    for address in ("", "hele/"):
        html = archive.get(f"{archive.debate.get_absolute_url()}{address}")
        for words in (archive.answer.title, "et åbent brev", "Ø-rådets ord"):
            assert words not in html


def test_the_front_page_forgets_it(archive: Archive) -> None:
    withhold(archive.letter)
    html = archive.get("/")
    for words in (archive.letter.title, archive.comment.title, archive.comment.body, "Færger"):
        assert words not in html
