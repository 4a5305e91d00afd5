"""All that ends on .txt under a folder is read, or is refused with a line that says why and what to do."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.captures import find_files
from debates.models import Source
from tests.captures import dated_page, run_import, tagged_page, write


def sub_folder(path: Path) -> None:
    path.mkdir()
    write(path, {"side.txt": tagged_page()})


FOUND: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a file": (lambda folder: write(folder, {"a.txt": "hej"}), ["a.txt"]),
    "capitals": (lambda folder: write(folder, {"A.TXT": "hej", "b.Txt": "hej"}), ["A.TXT", "b.Txt"]),
    "a folder that is named as a file": (lambda folder: sub_folder(folder / "dir.txt"), ["dir.txt/side.txt"]),
    "a link to a file": (lambda folder: (folder / "b.txt").symlink_to(__file__), ["b.txt"]),
}


@pytest.mark.parametrize(("make", "names"), FOUND.values(), ids=FOUND)
def test_files_are_found(make: Callable[[Path], object], names: list[str], tmp_path: Path) -> None:
    make(tmp_path)
    assert [(file.name, file.problem) for file in find_files([tmp_path])] == [(name, "") for name in names]


REFUSED: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a link to itself": ("loop.txt", lambda path: path.symlink_to(path), "kan ikke læses"),
    "a link to nothing": (
        "dangling.txt",
        lambda path: path.symlink_to("findes-ikke"),
        "peger på en fil, der ikke findes",
    ),
    "a pipe": ("fifo.txt", os.mkfifo, "hverken en fil eller en mappe"),
    "a link to a folder": ("2018", lambda path: path.symlink_to(path.parent), "følges ikke. Nævn selve mappen"),
}


@pytest.mark.parametrize(("name", "make", "why"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_read_is_told(name: str, make: Callable[[Path], object], why: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page()})
    make(tmp_path / name)
    told = {file.name: file.problem for file in find_files([tmp_path])}
    assert set(told) == {"a.txt", name}
    assert why in told[name]


def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("aaben", "lukket"):
        sub_folder(tmp_path / name)
    scandir = os.scandir

    def closed(path: str) -> object:
        """As for a user without the rights; the tests may be run by root, who has them all."""
        if path.endswith("lukket"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    found, refused = find_files([tmp_path])
    assert (found.name, refused.name) == ("aaben/side.txt", "lukket")
    assert "Mappen kan ikke læses: Permission denied" in refused.problem


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    sub_folder(tmp_path / "2018")
    (tmp_path / "nyeste").symlink_to(tmp_path / "2018")
    [file] = find_files([tmp_path / "nyeste"])
    assert (file.name, file.problem) == ("side.txt", "")


@pytest.mark.django_db
def test_names_that_are_no_text_are_kept_apart(tmp_path: Path) -> None:
    for name, page in {
        b"caf\xe9.txt": tagged_page(),
        b"caf\xf8.txt": tagged_page(),
        b"caf\\xe9.txt": dated_page(),
    }.items():
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(page)
    write(tmp_path, {"en\nlinje.txt": tagged_page(), "r\x1b[31m.txt": tagged_page()})
    run_import(tmp_path)
    stored = {r"caf\xe9.txt", r"caf\xf8.txt", r"caf\\xe9.txt", r"en\u{a}linje.txt", r"r\u{1b}[31m.txt"}
    assert set(Source.objects.values_list("path", flat=True)) == stored
