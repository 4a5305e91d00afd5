"""The comments of an article: a tree with its evidence, two flat orders, tombstones, and pages that lose nothing."""

import re

import pytest

from comments.models import Comment
from comments.reading import nodes, pages
from tests.factories import make_comment, withhold
from tests.pages.conftest import Archive
from tests.pages.outline import outline


def _shown(html: str) -> list[str]:
    return re.findall(r'id="k-([^"]+)"', html)


@pytest.fixture
def later(archive: Archive) -> Comment:
    """A third comment, newer than the answer, which answers nobody."""
    return make_comment(archive.letter, "Tove Lund", title="Sidst", body="Husk kaffen.")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("traad", "first answer later"),
        ("tid", "first answer later"),
        ("original", "later answer first"),
        ("ukendt", "first answer later"),
    ],
)
def test_an_address_asks_for_an_order(archive: Archive, later: Comment, order: str, expected: str) -> None:
    names = {archive.comment.key: "first", archive.reply.key: "answer", later.key: "later"}
    html = archive.get(f"{archive.letter.get_absolute_url()}?orden={order}")
    assert [names[key] for key in _shown(html)] == expected.split()


def test_the_thread_puts_an_answer_under_what_it_answers(archive: Archive, later: Comment) -> None:
    late = make_comment(archive.letter, "Ib", parent=archive.comment, title="Sen")
    keys = _shown(archive.get(archive.letter.get_absolute_url()))
    assert keys == [archive.comment.key, archive.reply.key, late.key, later.key]


def test_an_inferred_parent_says_so_with_its_words(archive: Archive) -> None:
    html = archive.get(archive.letter.get_absolute_url())
    assert f'svar til\n    <a class="ref" href="#k-{archive.comment.key}">Karen Friis</a>' in html
    assert "<summary>Udledt</summary>" in html
    assert "<blockquote>Enig med Karen Friis</blockquote>" in html


def test_words_that_were_masked_since_are_not_quoted_as_evidence(archive: Archive) -> None:
    archive.reply.body = "Enig, det gør jeg også."
    archive.reply.save(update_fields=["body"])
    assert "Enig med Karen Friis" not in archive.get(archive.letter.get_absolute_url())


def test_a_withheld_comment_leaves_a_tombstone_and_its_answer_stays(archive: Archive) -> None:
    withhold(archive.comment)
    html = archive.get(archive.letter.get_absolute_url())
    assert _shown(html) == [archive.comment.key, archive.reply.key]
    assert "Her stod en kommentar fra 1. marts 2018. Den er fjernet efter ønske" in html
    assert "en kommentar, som er fjernet</a>" in html
    assert archive.comment.body not in html
    assert archive.comment.title not in html


def test_an_answer_to_what_was_removed_quotes_nothing_of_it_and_tells_no_reason(archive: Archive) -> None:
    shown = "<blockquote>Enig med Karen Friis</blockquote>"
    assert shown in archive.get(archive.letter.get_absolute_url())
    withhold(archive.comment)
    for address in (archive.letter.get_absolute_url(), archive.reply.get_absolute_url()):
        answer = archive.get(address).partition(f'id="{archive.reply.anchor}"')[2].partition("</article>")[0]
        assert "svar til" in answer
        assert "<details" not in answer
        assert "<blockquote>" not in answer
        assert "Grundlag" not in answer


def test_that_the_page_never_said_who_answers_whom_stands_once_above_the_thread(archive: Archive) -> None:
    late = make_comment(archive.letter, "Ib", parent=archive.comment, title="Sen")
    for address in (
        archive.letter.get_absolute_url(),
        late.get_absolute_url(),
        f"{archive.debate.get_absolute_url()}hele/",
    ):
        html = archive.get(address)
        assert html.count("Siden sagde ikke, hvem der svarede hvem blandt læserne.") == 1
        assert html.index("Siden sagde ikke") < html.index('id="k-')
    other = make_comment(archive.answer)
    assert "Siden sagde ikke" not in archive.get(other.get_absolute_url())


def test_lists_are_nested_no_deeper_than_the_deepest_level(archive: Archive) -> None:
    parent = archive.reply
    for number in range(8):
        parent = make_comment(archive.letter, f"Nr. {number}", parent=parent, title=f"Svar {number}")
    html = archive.get(archive.letter.get_absolute_url())
    assert outline(html).unclosed == []
    assert html.count('<ol class="tree">') == nodes.DEEPEST + 1
    assert len(_shown(html)) == 10


@pytest.mark.parametrize("order", ["traad", "tid", "original"])
def test_pages_of_comments_lose_none_and_repeat_none(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(pages, "PAGED_FROM", 3)
    monkeypatch.setattr(pages, "PAGE", 2)
    roots = [make_comment(archive.letter, f"Nr. {number}", title=f"Rod {number}") for number in range(5)]
    answer = make_comment(archive.letter, "Sen", parent=roots[0], title="Svar")
    withhold(roots[1])
    address, keys, number = f"{archive.letter.get_absolute_url()}?orden={order}&side=", [], 1
    while f"side={number + 1}" in (html := archive.get(f"{address}{number}")):
        keys += _shown(html)
        number += 1
    keys += _shown(html)
    assert sorted(keys) == sorted([archive.comment.key, archive.reply.key, answer.key, *(root.key for root in roots)])
    archive.get(f"{address}{number + 1}", status=404)


def test_the_permalink_leads_to_the_page_of_the_thread(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGED_FROM", 1)
    monkeypatch.setattr(pages, "PAGE", 1)
    later = make_comment(archive.letter, "Tove Lund", title="Sidst")
    assert f"{archive.letter.get_absolute_url()}?side=2#k-{later.key}" in archive.get(later.get_absolute_url())
