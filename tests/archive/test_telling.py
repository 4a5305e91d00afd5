"""What an import would bring and change is told before it is written; and no more of anything than a screen."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from comments.models import Comment
from debates.models import Article, ImportRun
from tests.captures import contents, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
OLD = [("01.03.18", "Karen", "Nej", "Rådet har ret.")]


def said(*arguments: object) -> str:
    """What `import_pages` says on the terminal."""
    out = StringIO()
    call_command("import_pages", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def errors(*arguments: object) -> list[str]:
    """The lines of what `import_pages` refuses."""
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("import_pages", *map(str, arguments), stdout=StringIO(), stderr=err)
    return err.getvalue().splitlines()


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
    assert "… og 10 linjer til" in lines[-2]


def test_a_dry_run_tells_new_articles_and_comments(folder: Path) -> None:
    write(folder, {"c.txt": tagged_page("Parken er mørk", comments=OLD), "d.txt": tagged_page("Torvet er tomt")})
    lines = said(folder, "--dry-run").splitlines()
    assert f"{folder}/b.txt: 1 ny kommentar, 1 ændret kommentar" in lines
    assert f"{folder}/c.txt: ny artikel »parken-er-moerk«, 1 kommentar" in lines
    assert f"{folder}/d.txt: ny artikel »torvet-er-tomt«, 0 kommentarer" in lines
    assert not any(line.startswith(f"{folder}/a.txt") for line in lines)


def test_ids_and_line_numbers_are_no_news_to_people(folder: Path) -> None:
    lines = said(folder, "--dry-run")
    assert ".word_count:" in lines
    assert not [word for word in ("_id:", "source_line:", "source_end_line:") if word in lines]


def test_what_a_terminal_would_obey_is_shown(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page()})
    run_import(tmp_path)
    Article.objects.update(lead="Rød \x1b[31m skrift")
    assert "»Rød \\u{1b}[31m skrift«" in said("--reparse", "--dry-run")


def test_many_new_articles_fit_on_a_screen(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.txt": tagged_page(f"Brev nummer {number}") for number in range(45)})
    lines = said(tmp_path, "--dry-run").splitlines()
    assert len(lines) == 42
    assert lines[-2:] == ["… og 5 linjer til; --report har dem alle.", "45 filer: 45 oprettet. 0 kommentarer."]


def test_many_refused_files_fit_on_a_screen_and_are_all_in_the_report(tmp_path: Path) -> None:
    write(tmp_path, {f"{number:02}.txt": b"" for number in range(50)})
    lines = errors(tmp_path, "--report", tmp_path / "r.json", "--refused", tmp_path / "afvist.lst")
    assert len(lines) == 41
    assert lines[0].startswith(f"{tmp_path}/00.txt: Filen er tom")
    assert lines[-1] == "… og 10 til; --report og --refused har dem alle."
    assert len(json.loads((tmp_path / "r.json").read_text())["files"]) == 50
    assert len((tmp_path / "afvist.lst").read_text().splitlines()) == 50


def test_refused_files_can_be_had_as_a_list_of_paths(folder: Path) -> None:
    write(folder, {"c.txt": b"", "d.txt": b"\x89PNG\r\n\x1a\n"})
    errors(folder, "--refused", folder / "afvist.lst")
    assert (folder / "afvist.lst").read_text().splitlines() == [str(folder / "c.txt"), str(folder / "d.txt")]


def test_the_run_says_by_which_command_it_was_done(folder: Path) -> None:
    write(folder, {"index.csv": "path,address,captured\n"})
    commands: dict[str, list[object]] = {
        f"import_pages {folder}": [folder],
        f"import_pages {folder}/a.txt {folder}/b.txt": [folder / "a.txt", folder / "b.txt"],
        f"import_pages {folder} --workers 2 --index {folder}/index.csv --report {folder}/r.json --refused {folder}/r.lst": [
            f"--report={folder}/r.json",
            *("--refused", folder / "r.lst", "--workers=2", "--index", folder / "index.csv", folder),
        ],
        f"import_pages --reparse --report {folder}/r.json": ["--reparse", "--report", folder / "r.json"],
    }
    for expected, arguments in commands.items():
        said(*arguments)
        assert ImportRun.objects.latest("pk").command == expected
