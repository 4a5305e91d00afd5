"""A withheld article is gone with its reason, and with it its comments and the placeholders that rest on it."""

import re

import pytest

from debates.models import WithheldReason
from tests.exports.reading import column, csv_of
from tests.factories import make_article, make_reply, withhold
from tests.lists.reading import text_of
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


def test_its_place_in_the_debate_is_a_tombstone_and_the_others_keep_their_numbers(archive: Archive) -> None:
    last = make_article("Sidste ord", published_precision="day", published_on="2018-04-01", debate=archive.debate)
    make_reply(last, archive.answer, evidence="Natfærgens regnskab er skævt.")
    address = archive.debate.get_absolute_url()
    before = _numbered(archive.get(address))
    withhold(archive.answer, WithheldReason.RIGHTS)
    html = archive.get(address)
    assert before == {
        f"i-{archive.letter.key}": 1,
        f"i-{archive.lost.key}": 2,
        f"i-{archive.answer.key}": 3,
        f"i-{last.key}": 4,
    }
    assert _numbered(html) == {f"i-{archive.letter.key}": 1, "fjernet-2": 2, "fjernet-3": 3, f"i-{last.key}": 4}
    for words in (archive.answer.title, archive.answer.key, archive.lost.key, "regnskab", "Havneudvalget"):
        assert words not in html
    for page in (address, f"{address}hele/"):
        words = text_of(archive.client.get(page))
        assert "Her stod et indlæg. Det er fjernet af hensyn til ophavsretten. Det skete den" in words
        known = "Her var en tom plads til et indlæg, som ikke er bevaret. Arkivet kendte det kun fra et andet indlæg, som er"
        assert f"{known} fjernet af hensyn til ophavsretten." in words
        assert "2 indlæg 2 fjernet" in words
        assert "Svarer på indlæg 3 et indlæg, som er fjernet" in words
    assert column(csv_of(f"{address.rstrip('/')}.csv"), "key") == [archive.letter.key, last.key]
    assert "1. marts" not in html.partition('class="thread"')[2], "not the day of what was removed either"


def test_its_neighbours_lead_past_it(archive: Archive) -> None:
    last = make_article("Sidste ord", published_precision="day", published_on="2018-04-01", debate=archive.debate)
    make_reply(last, archive.answer)
    withhold(archive.answer)
    html = archive.get(last.get_absolute_url())
    assert f'<a rel="prev" href="{archive.letter.get_absolute_url()}">' in html
    assert "indlæg 4 af 4" in html
    assert "Svarer på et indlæg, som er fjernet" in text_of(archive.client.get(last.get_absolute_url()))


def _numbered(html: str) -> dict[str, int]:
    """The places of a thread: their anchors and their numbers."""
    found = re.findall(r'<li class="entry[^"]*" id="([^"]+)">.*?class="entry-number">.*?</span>(\d+)<', html, re.DOTALL)
    return {anchor: int(number) for anchor, number in found}
