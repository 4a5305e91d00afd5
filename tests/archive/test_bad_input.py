"""Bad input is refused with a line that says which file and why; the rest goes in."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from debates.models import Article
from tests.captures import dated_page, run_import, tagged_page, write

pytestmark = pytest.mark.django_db

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\x5c\x72\xa8\x66"
    + bytes(range(256))
)
FOREIGN = "Velkommen til butikken\n\nKøb to par støvler, og få det tredje med.\n\nLæg i kurv\n\nKontakt os"
LISTING = "\n\n".join(
    f"{category}\n{teaser}"
    for category, teaser in [
        ("Velfærd", "Kommunen vil lukke torvet om søndagen, og det bliver der ballade af."),
        ("Politik", "Rådet siger nej til mere lys i parken."),
        ("Velfærd", "Torvet åbner igen, men uden boder."),
        ("Ledelse", "Ny direktør vil spare på kaffen."),
    ]
)

REFUSED: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "tom"),
    "nothing but blanks": (b" \n\n \xc2\xa0\n", "tom"),
    "a picture": (PICTURE, "billede"),
    "another site": (FOREIGN.encode(), "kendte formater"),
    "a list of articles": (LISTING.encode(), "liste"),
    "a page with neither title nor lead": (
        "Emneord: Havne\nLauget på DenOffentlige.dk Vi...\nAktivitet: Artikler: 1".encode(),
        "",
    ),
    "the code of a page": (b"<!DOCTYPE html><html><body><p>Hej</p></body></html>", "HTML"),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_and_the_rest_goes_in(content: bytes, why: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": content, "b.txt": tagged_page()})
    report = run_import(tmp_path)
    refused, created = report.files
    assert (refused.outcome.value, created.outcome.value) == ("refused", "created")
    assert refused.path.endswith("a.txt")
    assert why in refused.reason
    assert Article.objects.captured().count() == 1


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    [report] = run_import(tmp_path / "findes-ikke").files
    assert (report.outcome.value, "findes ikke" in report.reason) == ("refused", True)


def test_a_folder_without_captures_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"noter.md": "hej"})
    [report] = run_import(tmp_path).files
    assert (report.outcome.value, ".txt" in report.reason) == ("refused", True)


def test_a_file_named_outright_needs_no_ending(tmp_path: Path) -> None:
    write(tmp_path, {"side": tagged_page()})
    assert run_import(tmp_path / "side").as_json()["totals"]["created"] == 1


def test_a_name_that_is_no_text_is_imported(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/s\xf8.txt", "wb") as file:
        file.write(tagged_page().encode())
    assert run_import(tmp_path).as_json()["totals"]["created"] == 1


def test_what_the_database_can_not_hold_is_made_visible(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(body="Et nul\x00tegn i en tekst, der ellers er som andre tekster om kajen.")})
    assert run_import(tmp_path).as_json()["totals"]["created"] == 1
    assert "nul\N{REPLACEMENT CHARACTER}tegn" in Article.objects.get().body


def command(*arguments: Any) -> tuple[int, str, str]:
    """Exit code, output and errors of `import_pages`."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_pages", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


def test_exit_codes(tmp_path: Path) -> None:
    write(tmp_path, {"god.txt": tagged_page()})
    assert command(tmp_path) == (0, "1 filer: 1 oprettet. 0 kommentarer.\n", "")
    write(tmp_path, {"tom.txt": b""})
    code, _out, errors = command(tmp_path)
    assert code == 1
    assert f"{tmp_path / 'tom.txt'}: Filen er tom" in errors


BAD_OPTIONS: dict[str, list[str]] = {
    "no path": [],
    "a path and --reparse": ["mappe", "--reparse"],
    "an index that is not there": ["mappe", "--index", "/findes/ikke.csv"],
    "an index and --reparse": ["--reparse", "--index", "index.csv"],
    "no workers": ["mappe", "--workers", "0"],
    "workers in words": ["mappe", "--workers", "to"],
    "an unknown option": ["mappe", "--hurtigt"],
}


@pytest.mark.parametrize("arguments", BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_bad_options_exit_with_2(arguments: list[str]) -> None:
    result = subprocess.run([sys.executable, "manage.py", "import_pages", *arguments], capture_output=True, text=True)
    assert (result.returncode, bool(result.stderr)) == (2, True)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("index", "why"),
    [
        pytest.param("path,address\na.txt,x", "captured", id="a column is missing"),
        pytest.param("path,address,captured\na.txt,x,i går", "linje 2", id="no time"),
        pytest.param("path,address,captured\na.txt,x,2019-13-01T00:00", "linje 2", id="no such month"),
        pytest.param(b"\xff\xfe\x00", "kan ikke læses", id="no text"),
    ],
)
def test_a_bad_index_says_what_is_wrong(index: str | bytes, why: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(), "index.csv": index})
    code, _out, errors = command(tmp_path, "--index", tmp_path / "index.csv")
    assert (code, why in errors) == (2, True)
    assert not Article.objects.exists()


def test_the_report_is_as_agreed(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": tagged_page(comments=[("02.03.18", "Bo", "Ja", "Enig.")]), "b.txt": b"", "c.txt": dated_page("Nej")},
    )
    command(tmp_path, "--report", tmp_path / "r.json")
    report = json.loads((tmp_path / "r.json").read_text())
    assert set(report) == {"run", "parser", "files", "totals"}
    assert report["totals"] == {
        "files": 3,
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "kept": 0,
        "refused": 1,
        "comments": 1,
    }
    first = report["files"][0]
    assert {
        key: first[key] for key in ("path", "outcome", "reason", "format", "article", "unread_lines", "comments")
    } == {
        "path": str(tmp_path / "a.txt"),
        "outcome": "created",
        "reason": "",
        "format": "tagged",
        "article": "kajen-er-vores",
        "unread_lines": 0,
        "comments": {"created": 1, "updated": 0, "unchanged": 0},
    }


def test_a_report_that_can_not_be_written_leaves_the_import_standing(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page()})
    code, _out, errors = command(tmp_path, "--report", tmp_path / "ingen" / "r.json")
    assert (code, "gennemført" in errors) == (1, True)
    assert Article.objects.count() == 1
