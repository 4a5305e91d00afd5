"""Where an answer rests on a quotation, what shows it leads to the quoted words, which are marked in the comment they are from."""

import re

import pytest

from comments.models import Comment, ReplyClaim
from tests.factories import make_comment, withhold
from tests.pages.conftest import Archive
from tests.pages.outline import outline

SAID = "Nattevagten sover aldrig ombord"
LINK = "Se de citerede ord"


@pytest.fixture
def source(archive: Archive) -> Comment:
    """A comment that is quoted."""
    return make_comment(archive.letter, "Tove Lund", title="Om natten", body=f"Jo.\n\n{SAID}, men vi gør.")


@pytest.fixture
def quoting(archive: Archive, source: Comment) -> Comment:
    """The answer that quotes it."""
    return _quote(archive, source, "Ib", "”nattevagten sover aldrig ombord”")


def _quote(archive: Archive, source: Comment, name: str, quotation: str) -> Comment:
    comment = make_comment(archive.letter, name, parent=source, title=f"Svar fra {name}", body=f"{quotation}? Nej.")
    said = {"kind": "quote", "evidence": quotation, "evidence_part": "body", "evidence_start": 0}
    ReplyClaim.objects.filter(comment=comment).update(**said)
    return comment


def _of(html: str, comment: Comment) -> str:
    return html.partition(f'id="{comment.anchor}"')[2].partition("</article>")[0]


def _shown(archive: Archive, comment: Comment, query: str = "") -> str:
    return _of(archive.get(f"{archive.letter.get_absolute_url()}{query}"), comment)


def _mark(comment: Comment, words: str) -> str:
    return f'<mark class="quoted" id="citat-{comment.key}">{words}</mark>'


def test_the_words_are_marked_where_they_were_written(archive: Archive, source: Comment, quoting: Comment) -> None:
    assert f"<p>{_mark(quoting, SAID)}, men vi gør.</p>" in _shown(archive, source)
    assert f'<a href="#citat-{quoting.key}">{LINK}</a>' in _shown(archive, quoting)


def test_words_quoted_nearly_are_marked_as_they_were_written(archive: Archive, source: Comment) -> None:
    near = _quote(archive, source, "Bo", "”Nattevagten sover jo aldrig ombord, men vi gør”")
    assert _mark(near, f"{SAID}, men vi gør") in _shown(archive, source)


def test_a_quoted_title_is_marked(archive: Archive, source: Comment) -> None:
    Comment.objects.filter(pk=source.pk).update(title="Om natten sover vi")
    answer = _quote(archive, source, "Bo", "”om natten sover vi”")
    assert f"<h3>{_mark(answer, 'Om natten sover vi')}</h3>" in _shown(archive, source)
    further = make_comment(archive.letter, "Kaj", parent=answer, body="Enig.")
    for here in (
        source,
        answer,
        further,
    ):  # on the page of one comment the title stands elsewhere, or only its beginning
        assert LINK not in _of(archive.get(here.get_absolute_url()), answer)


def test_over_two_paragraphs_the_longer_part_is_marked(archive: Archive, source: Comment) -> None:
    answer = _quote(archive, source, "Bo", f"”Jo. {SAID}”")
    assert f"<p>Jo.</p>\n<p>{_mark(answer, SAID)}, men" in _shown(archive, source)


def test_two_who_quote_the_same_words_lead_each_to_its_mark(
    archive: Archive, source: Comment, quoting: Comment
) -> None:
    _quote(archive, source, "Bo", f"”{SAID}”")
    _quote(archive, source, "Kaj", "”sover aldrig ombord, men vi”")
    html = archive.get(archive.letter.get_absolute_url())
    links = re.findall(r'href="#(citat-[^"]+)"', html)
    assert len(links) == len(set(links)) == 3
    page = outline(html)
    assert set(links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.unclosed == []


@pytest.mark.parametrize("page", ["its own", "the quoted one's", "the whole debate"])
def test_every_page_with_both_leads_from_one_to_the_other(
    archive: Archive, source: Comment, quoting: Comment, page: str
) -> None:
    addresses = {"its own": quoting.get_absolute_url(), "the quoted one's": source.get_absolute_url()}
    html = archive.get(addresses.get(page, f"{archive.debate.get_absolute_url()}hele/"))
    assert f'href="#citat-{quoting.key}"' in _of(html, quoting)
    assert _mark(quoting, SAID) in _of(html, source)


def test_as_captured_nothing_is_marked(archive: Archive, source: Comment, quoting: Comment) -> None:
    assert "<mark" not in _shown(archive, source, "?orden=original")


def test_other_grounds_mark_nothing_of_the_parent(archive: Archive, source: Comment, quoting: Comment) -> None:
    ReplyClaim.objects.filter(comment=quoting).update(kind="named")
    assert "<mark" not in _shown(archive, source)
    assert LINK not in _shown(archive, quoting)


def test_what_a_curator_masked_on_either_side_is_marked_nowhere(
    archive: Archive, source: Comment, quoting: Comment
) -> None:
    Comment.objects.filter(pk=source.pk).update(body="Jo. (fjernet) ombord.")
    assert LINK not in _shown(archive, quoting)
    Comment.objects.filter(pk=source.pk).update(body=source.body)
    Comment.objects.filter(pk=quoting.pk).update(body="(fjernet) Nej.")
    assert "<mark" not in _shown(archive, source)


def test_a_removed_comment_marks_nothing_and_is_not_marked(archive: Archive, source: Comment, quoting: Comment) -> None:
    withhold(quoting)
    assert "<mark" not in _shown(archive, source)
    withhold(source)
    assert "<mark" not in archive.get(archive.letter.get_absolute_url()).partition(source.anchor)[2]


def test_of_a_comment_whose_name_was_removed_no_words_are_pointed_out(
    archive: Archive, source: Comment, quoting: Comment
) -> None:
    Comment.objects.filter(pk=source.pk).update(name_hidden=True)
    assert "<mark" not in _shown(archive, source)
    assert LINK not in _shown(archive, quoting)


def test_hostile_words_stay_words(archive: Archive) -> None:
    hostile = '<b onclick="x">Natten</b> & dagen <script>alert(1)</script> er vores'
    source = make_comment(archive.letter, "Tove Lund", body=f"\ue000{hostile}\ue001 http://a.dk/{hostile}")
    answer = _quote(archive, source, "Ib", "”Natten dagen script alert”")
    Comment.objects.filter(pk=source.pk).update(body=f"\ue000{hostile} Natten dagen script alert(1)\ue001")
    shown = _shown(archive, source)
    assert _mark(answer, "Natten dagen script alert") in shown
    assert "<script>" not in shown
    assert "<b onclick" not in shown
