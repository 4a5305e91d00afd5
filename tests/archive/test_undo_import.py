"""A run can be taken back: the archive is as if its files had never come, but for a curator's work."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.checking import find_faults
from archive.undoing import undo_run
from comments.models import Comment
from debates.models import Article, Author, Debate, ImportRun, Source, Tag
from tests.captures import FIXTURES, contents, dated_page, outcomes, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
OLD = [("02.03.18", "Bo Vang", "Ja", "Kajen er vores."), ("01.03.18", "Karen", "Nej", "Rådet har ret.")]
NEW = [("05.03.18", "Ib", "Svar til Bo", "Kære Bo Vang, nej."), *OLD]


def last_run() -> ImportRun:
    return ImportRun.objects.latest("pk")


def test_a_first_import_leaves_nothing_behind() -> None:
    run_import(FIXTURES)
    report = undo_run(last_run())
    assert len(report.removed) == 20
    for model in (Article, Comment, Source, Debate, Author, Tag):
        assert not model._default_manager.exists(), model
    assert last_run().undone_at


def test_a_second_import_is_taken_back_alone() -> None:
    files = sorted(FIXTURES.glob("*.txt"))
    run_import(*files[:9])
    before = contents()
    run_import(*files)
    undo_run(last_run())
    assert contents() == before
    assert list(find_faults()) == []


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(tagged_page(comments=NEW), id="a later capture with one more comment"),
        pytest.param(tagged_page(comments=OLD[1:]), id="an earlier capture with one less"),
        pytest.param(dated_page(), id="a copy that lent its date and author"),
    ],
)
def test_what_another_capture_of_the_page_added_goes_again(later: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": later})
    run_import(tmp_path / "a.txt")
    before = contents()
    run_import(tmp_path / "b.txt")
    report = undo_run(last_run())
    assert report.reloaded == ["kajen-er-vores"]
    assert contents() == before
    assert list(find_faults()) == []


def test_undone_and_imported_again_is_as_before() -> None:
    run_import(FIXTURES)
    before = contents()
    undo_run(last_run())
    assert set(outcomes(run_import(FIXTURES))) == {"created", "updated"}
    assert contents() == before


def test_what_a_curator_has_touched_stays_and_is_told() -> None:
    run_import(FIXTURES)
    touched = Article.objects.captured().earliest("key")
    touched.title, touched.curated_fields = "Rettet", ["title"]
    touched.save()
    report = undo_run(last_run())
    assert report.kept == [touched.slug]
    assert list(Article.objects.captured()) == [touched]
    assert list(find_faults()) == []


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD)})
    run = run_import(tmp_path).run
    out = StringIO()
    call_command("undo_import", str(run), stdout=out)
    assert out.getvalue() == "1 artikler fjernet, 0 læst igen, 0 bevaret.\n"
    with pytest.raises(CommandError, match="allerede"):
        call_command("undo_import", str(run))
    with pytest.raises(CommandError, match="ingen import"):
        call_command("undo_import", "999999")
