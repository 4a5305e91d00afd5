"""On a narrow screen the debate is drawn upright: a row for each contribution that leads to it, and the same answers as in the wide one."""

import re

from tests.factories import withhold
from tests.pages.conftest import Archive
from tests.pages.outline import outline


def _pictures(archive: Archive) -> tuple[str, str]:
    """The wide one and the upright one."""
    html = archive.get(archive.debate.get_absolute_url())
    wide, upright = re.findall(r'<svg class="axis.*?</svg>', html, re.DOTALL)
    return wide, upright


def _leads_to(picture: str) -> list[str]:
    return re.findall(r'href="#([^"]+)" class="dot', picture)


def test_both_have_a_mark_for_every_contribution(archive: Archive) -> None:
    wide, upright = _pictures(archive)
    assert (
        _leads_to(upright) == _leads_to(wide) == [f"i-{a.key}" for a in (archive.letter, archive.lost, archive.answer)]
    )


def test_its_words_say_when_and_what(archive: Archive) -> None:
    _wide, upright = _pictures(archive)
    assert re.findall(r'class="row-day".*?>(.*?)</text>', upright) == [
        "3. februar 2018",
        "dato ukendt",
        "senest 1. marts 2018",
    ]
    assert re.findall(r'class="row-title".*?>(.*?)</text>', upright)[-1] == "Natfærgen er for dyr"


def test_both_draw_the_same_answers(archive: Archive) -> None:
    archive.answer.replies.filter(answers=archive.lost).update(origin="inferred")
    wide, upright = _pictures(archive)
    arcs = re.compile(r'class="(arc[^"]*)"')
    assert arcs.findall(upright) == arcs.findall(wide)
    assert sorted(arcs.findall(upright)) == ["arc", "arc is-inferred"]


def test_no_id_of_the_page_stands_twice(archive: Archive) -> None:
    ids = outline(archive.get(archive.debate.get_absolute_url())).ids
    assert len(ids) == len(set(ids))


def test_a_hostile_title_stays_words(archive: Archive) -> None:
    archive.letter.title = '<script>"x"</script>'
    archive.letter.save(update_fields=["title"])
    _wide, upright = _pictures(archive)
    assert "<script>" not in upright
    assert "&lt;script&gt;&quot;x&quot;" in upright


def test_a_removed_contribution_keeps_its_place_and_none_of_its_words(archive: Archive) -> None:
    withhold(archive.letter)
    _wide, upright = _pictures(archive)
    assert 'href="#fjernet-1" class="dot is-missing"' in upright
    assert ">fjernet</text>" in upright
    assert "Lad færgen" not in upright
