"""The permalink of a comment: in its context, and gone with a reason where it was withheld."""

import re

from debates.models import WithheldReason
from tests.factories import make_comment, withhold
from tests.lists.reading import text_of
from tests.pages.conftest import Archive, unmarked


def test_a_comment_stands_between_what_it_answers_and_what_answers_it(archive: Archive) -> None:
    below = make_comment(archive.letter, "Ib", parent=archive.reply, title="Nej")
    make_comment(archive.letter, "Tove", title="Noget andet")
    html = archive.get(archive.reply.get_absolute_url())
    assert re.findall(r'id="k-([^"]+)"', html) == [archive.comment.key, archive.reply.key, below.key]
    assert f'<article class="comment is-here" id="k-{archive.reply.key}">' in html
    assert archive.letter.title in html


def test_its_writer_and_day_stand_under_its_title_and_its_article_beside_them(archive: Archive) -> None:
    words = text_of(archive.client.get(archive.reply.get_absolute_url())).partition(" Læserkommentar ")[2]
    under = "Til Karen Bo Vang · 1. marts 2018 Skrevet under Lad færgen sejle om natten , 3. februar 2018"
    assert words.startswith(f"{under} , udgivet af Ø-rådet")


def test_what_it_goes_back_to_is_folded_and_what_answers_it_is_not(archive: Archive) -> None:
    below = make_comment(archive.letter, "Ib", parent=archive.reply, title="Nej")
    html = unmarked(archive.get(below.get_absolute_url()))
    for comment, folded in ((archive.comment, True), (archive.reply, True), (below, False)):
        text = html.partition(f'id="{comment.anchor}"')[2].partition("</article>")[0]
        assert comment.body in text
        assert ("<details>\n    <summary><span><b>" in text.partition(comment.body)[0]) == folded
    answer = archive.get(archive.comment.get_absolute_url()).partition(f'id="{archive.reply.anchor}"')[2]
    assert "<h3>Til Karen</h3>" in answer


def test_a_withheld_comment_is_gone_with_the_reason(archive: Archive) -> None:
    withhold(archive.comment, WithheldReason.PRIVACY)
    html = archive.get(archive.comment.get_absolute_url(), status=410)
    assert "fjernet af hensyn til privatlivet" in html
    for words in (archive.comment.title, archive.comment.body, archive.comment.printed_name, archive.letter.title):
        assert words not in html


def test_a_withheld_ancestor_is_a_tombstone(archive: Archive) -> None:
    withhold(archive.comment)
    html = archive.get(archive.reply.get_absolute_url())
    assert "Her stod en kommentar" in html
    assert archive.comment.body not in html
