"""What an import would change is told field by field before it is written."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from comments.models import Comment
from debates.models import Article
from tests.captures import contents, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
OLD = [("01.03.18", "Karen", "Nej", "Rådet har ret.")]


def said(*arguments: object) -> str:
    """What `import_pages` says on the terminal."""
    out = StringIO()
    call_command("import_pages", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page that is in, and a later capture of it with other tags and an edited comment that is not."""
    write(tmp_path, {"a.txt": tagged_page(comments=OLD)})
    run_import(tmp_path)
    later = [("02.03.18", "Bo", "Jo", "Nej."), ("01.03.18", "Karen", "Nej", "Rådet har altid ret.")]
    write(tmp_path, {"b.txt": tagged_page(tags=["Havne", "Kajer"], comments=later)})
    return tmp_path


def test_a_dry_run_tells_fields_and_comments_and_writes_nothing(folder: Path) -> None:
    before = contents()
    lines = said(folder, "--dry-run")
    assert "tags: »Havne | Byråd« → »Havne | Kajer«" in lines
    assert f"{Comment.objects.get().key}.body: »Rådet har ret.« → »Rådet har altid ret.«" in lines
    assert contents() == before


def test_reading_again_tells_the_difference_and_writes_it(folder: Path) -> None:
    Article.objects.update(title="Som en ældre læser forstod den")
    lines = said("--reparse")
    assert "title: »Som en ældre læser forstod den« → »Kajen er vores«" in lines
    assert Article.objects.get().title == "Kajen er vores"
    assert "→" not in said("--reparse")


def test_many_changes_fit_on_a_screen(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.txt": tagged_page(f"Brev nummer {number}") for number in range(50)})
    run_import(tmp_path)
    Article.objects.update(lead="Noget andet")
    lines = said("--reparse", "--dry-run").splitlines()
    assert len(lines) < 50
    assert "… og 10 ændringer til" in lines[-2]


def test_refused_files_can_be_had_as_a_list_of_paths(folder: Path) -> None:
    write(folder, {"c.txt": b"", "d.txt": b"\x89PNG\r\n\x1a\n"})
    with pytest.raises(CommandError):
        said(folder, "--refused", folder / "afvist.lst")
    assert (folder / "afvist.lst").read_text().splitlines() == [str(folder / "c.txt"), str(folder / "d.txt")]
