"""The debate page draws the debate along a line in time, and says the same in a table; everything leads to its place."""

import re

from tests.factories import make_comment, withhold
from tests.pages.conftest import Archive
from tests.pages.outline import outline


def _drawn(archive: Archive) -> str:
    html = archive.get(archive.debate.get_absolute_url())
    return html.partition('<svg class="axis')[2].partition("</svg>")[0]


def test_every_contribution_has_its_mark(archive: Archive) -> None:
    marks = re.findall(r'href="#(i-[^"]+)" class="dot', _drawn(archive))
    assert marks == [f"i-{each.key}" for each in (archive.letter, archive.lost, archive.answer)]


def test_every_link_of_the_picture_leads_somewhere(archive: Archive) -> None:
    html = archive.get(archive.debate.get_absolute_url())
    ids = set(outline(html).ids)
    assert set(re.findall(r'href="#([^"]+)"', _drawn(archive))) <= ids


def test_an_inferred_answer_looks_inferred(archive: Archive) -> None:
    assert _drawn(archive).count('class="arc is-inferred"') == 0
    archive.answer.replies.update(origin="inferred")
    assert _drawn(archive).count('class="arc is-inferred"') == 2


def test_the_comments_of_a_day_are_a_bar_that_leads_to_them(archive: Archive) -> None:
    address = f"/kommentarer/?debat={archive.debate.slug}&amp;fra=2018-03-01&amp;til=2018-03-01"
    assert f'<a href="{address}"' in _drawn(archive)
    listed = archive.get(address.replace("&amp;", "&"))
    assert archive.comment.get_absolute_url() in listed


def test_a_withheld_comment_is_in_no_bar(archive: Archive) -> None:
    make_comment(archive.answer, "Tove Lund")
    before = _drawn(archive)
    for comment in (archive.comment, archive.reply):
        withhold(comment)
    assert "3\N{NO-BREAK SPACE}kommentarer" in before
    assert "1\N{NO-BREAK SPACE}kommentar<" in _drawn(archive)


def test_the_table_says_who_answers_whom(archive: Archive) -> None:
    html = archive.get(archive.debate.get_absolute_url())
    rows = re.findall(r'<th scope="row">(\d) · .*?</td><td>([\d ]*)</td><td>([\d ]*)</td>', html, re.DOTALL)
    assert [(number, answers.split(), answered.split()) for number, answers, answered in rows] == [
        ("1", [], ["3"]),
        ("2", [], ["3"]),
        ("3", ["1", "2"], []),
    ]
