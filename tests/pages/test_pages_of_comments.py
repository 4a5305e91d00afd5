"""Many comments stand on pages of whole threads: full where the next thread does not fit, and nothing is lost or shown twice."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Comment
from comments.reading import pages
from tests.factories import make_claim, make_comment, withhold
from tests.pages.conftest import Archive

ORDERS = ["traad", "sandsynlige", "original", "tid"]


@pytest.fixture
def paged(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A thread of five, one of one, one of two, then three comments of which the second likely answers the first of all."""
    monkeypatch.setattr(pages, "PAGED_FROM", 3)
    monkeypatch.setattr(pages, "PAGE", 3)
    for number in range(3):
        make_comment(archive.letter, f"Nr. {number}", parent=archive.reply, title=f"Svar {number}")
    later = [make_comment(archive.letter, f"Sen {number}", title=f"Sen {number}") for number in range(5)]
    make_comment(archive.letter, "Svarer", parent=later[1], title="Til den sene")
    make_claim(later[3], archive.comment, kind="spoken", score=0.6)
    return archive


def _pages(archive: Archive, order: str) -> list[list[str]]:
    """The keys on each page, until there is no page more."""
    found: list[list[str]] = []
    while True:
        address = f"{archive.letter.get_absolute_url()}?orden={order}&side={len(found) + 1}"
        response = archive.client.get(address)
        if response.status_code == 404:
            return found
        found.append(re.findall(r'id="k-([^"]+)"', response.content.decode()))


@pytest.mark.parametrize(
    ("order", "sizes"),
    [
        pytest.param("traad", [5, 3, 3], id="whole threads"),
        pytest.param("sandsynlige", [6, 3, 2], id="whole likely threads"),
        pytest.param("original", [3, 3, 3, 2], id="as captured"),
        pytest.param("tid", [3, 3, 3, 2], id="by time"),
    ],
)
def test_a_page_is_filled_with_whole_threads(paged: Archive, order: str, sizes: list[int]) -> None:
    assert [len(keys) for keys in _pages(paged, order)] == sizes


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_is_lost_and_nothing_stands_twice(paged: Archive, order: str) -> None:
    withhold(paged.reply)
    shown = sorted(key for keys in _pages(paged, order) for key in keys)
    assert shown == sorted(Comment.objects.values_list("key", flat=True))


def test_as_captured_the_newest_stands_first_over_all_pages(paged: Archive) -> None:
    newest_first = list(Comment.objects.order_by("-ordinal").values_list("key", flat=True))
    assert [key for keys in _pages(paged, "original") for key in keys] == newest_first


def test_every_comment_leads_to_the_page_on_which_it_stands(paged: Archive) -> None:
    stands = {key: number for number, keys in enumerate(_pages(paged, "traad"), start=1) for key in keys}
    for comment in Comment.objects.all():
        page = f"?side={stands[comment.key]}" if stands[comment.key] > 1 else ""
        link = f'href="{paged.letter.get_absolute_url()}{page}#{comment.anchor}"'
        assert link in paged.get(comment.get_absolute_url())


def test_a_page_goes_by_the_address_of_its_article(paged: Archive) -> None:
    address = paged.letter.get_absolute_url()
    html = paged.get(f"{address}?side=2")
    assert f'<link rel="canonical" href="http://testserver{address}">' in html
    assert 'href="?side=3#kommentarer"' in html


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_costs_the_same_for_20_comments_and_for_2000(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(pages, "PAGED_FROM", 10)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            archive.get(f"{archive.letter.get_absolute_url()}?orden={order}")
        return len(queries)

    _fill(archive, 20)
    cost()
    few = cost()
    _fill(archive, 2000)
    assert cost() == few


def _fill(archive: Archive, comments: int) -> None:
    """So many comments under the letter, each a thread."""
    first = archive.comment.ordinal + archive.letter.comments.count()
    Comment.objects.bulk_create(
        Comment(
            key=f"fyld{ordinal}",
            article=archive.letter,
            ordinal=ordinal,
            path=[ordinal],
            posted=archive.comment.posted,
            printed_name=f"Læser {ordinal}",
            title=f"Nummer {ordinal}",
            source=archive.letter.source,
            source_line=1,
            source_end_line=1,
        )
        for ordinal in range(first, comments + 1)
    )
    archive.letter.comment_count = comments
    archive.letter.save(update_fields=["comment_count"])
