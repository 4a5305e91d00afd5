"""An index gives its addresses and times to the files that it names, and to no others."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.capture_index import BadIndexError, apply_index, read_index
from archive.captures import find_files
from debates.models import Article, Source
from tests.archive.test_bad_input import command
from tests.captures import tagged_page, write

ADDRESS = "https://www.eksempel.dk/kajen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pages, beside the index."""
    folder = tmp_path / "sider"
    for name in ("x.txt", "a/x.txt", "a/y.txt", "b/x.txt", "b/z.txt", "c/z.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(folder, {name: tagged_page(f"Brev {name}")})
    return folder


def applied(folder: Path, *lines: str) -> tuple[list[str], list[str]]:
    """The names of the files that got something from the index, and what was said of its lines."""
    index = folder.parent / "index.csv"
    index.write_text("\n".join(["path,address,captured", *lines]))
    files, notes = apply_index(read_index(index), find_files([folder]))
    return [file.name for file in files if file.entry.address], notes


NAMED: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "inside the folder": (lambda _folder: "a/x.txt", ["a/x.txt"]),
    "inside the folder, at its top": (lambda _folder: "x.txt", ["x.txt"]),
    "with a dot before it": (lambda _folder: "./a/x.txt", ["a/x.txt"]),
    "whole": (lambda folder: folder / "b" / "x.txt", ["b/x.txt"]),
    "from where the index lies": (lambda _folder: "sider/b/x.txt", ["b/x.txt"]),
    "a bare name that one file bears": (lambda _folder: "y.txt", ["a/y.txt"]),
}


@pytest.mark.parametrize(("path", "names"), NAMED.values(), ids=NAMED)
def test_a_path_means_one_file(path: Callable[[Path], object], names: list[str], folder: Path) -> None:
    assert applied(folder, f"{path(folder)},{ADDRESS},") == (names, [])


UNUSED: dict[str, tuple[str, str]] = {
    "no file": ("q.txt", "linje 2 er ikke brugt: ingen af filerne er »q.txt«"),
    "a bare name that two files bear": ("z.txt", "linje 2 er ikke brugt: 2 filer hedder »z.txt«"),
}


@pytest.mark.parametrize(("path", "why"), UNUSED.values(), ids=UNUSED)
def test_a_line_that_is_not_used_is_told(path: str, why: str, folder: Path) -> None:
    names, [note] = applied(folder, f"{path},{ADDRESS},")
    assert (names, why in note) == ([], True)


def test_a_name_that_is_no_text_is_written_as_the_report_has_it(folder: Path) -> None:
    write(folder, {"\udcf8.txt": "hej", "\\.txt": "hej"})
    assert applied(folder, rf"\xf8.txt,{ADDRESS},", rf"\.txt,{ADDRESS},") == ([r"\\.txt", r"\xf8.txt"], [])


def test_one_file_told_twice_the_same_way_is_told_of(folder: Path) -> None:
    names, [note] = applied(folder, f"a/x.txt,{ADDRESS},", f"./a/x.txt,{ADDRESS},")
    assert names == ["a/x.txt"]
    assert "linje 3 siger det samme om »./a/x.txt« som linje 2" in note


@pytest.mark.parametrize("again", ["a/y.txt", "./a/y.txt", "y.txt"])
def test_one_file_told_in_two_ways_is_an_error(again: str, folder: Path) -> None:
    with pytest.raises(BadIndexError, match="linje 2 og 3 siger hver sit"):
        applied(folder, f"a/y.txt,{ADDRESS},", f"{again},{ADDRESS}-2,")


def test_a_file_that_is_not_there_told_in_two_ways_is_an_error(folder: Path) -> None:
    with pytest.raises(BadIndexError, match="linje 2 og 3 siger hver sit"):
        applied(folder, f"q.txt,{ADDRESS},", f"q.txt,{ADDRESS}-2,")


@pytest.mark.django_db
def test_an_index_may_cover_more_than_one_import(folder: Path) -> None:
    lines = [f"{number}.txt,{ADDRESS},\n" for number in range(50)]
    (folder / "index.csv").write_text("path,address,captured\n" + "".join(lines))
    code, _out, errors = command(folder, "--index", folder / "index.csv")
    assert (code, len(errors.splitlines())) == (0, 41)


BAD: dict[str, tuple[str, str]] = {
    "two lines on one file": (f"x.txt,{ADDRESS},\nx.txt,,2018-03-06T12:00", "linje 2 og 3 siger hver sit"),
    "no address": ("x.txt,eksempel,", "linje 2: »eksempel« er ingen adresse"),
    "an address of another kind": ("x.txt,javascript:alert(1),", "er ingen adresse"),
    "no path": (f",{ADDRESS},", "linje 2 nævner ingen fil"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("line", "why"), BAD.values(), ids=BAD)
def test_a_bad_line_ends_the_command_before_it_begins(line: str, why: str, folder: Path) -> None:
    (folder / "index.csv").write_text(f"path,address,captured\n{line}")
    code, _out, errors = command(folder, "--index", folder / "index.csv")
    assert (code, why in errors) == (2, True)
    assert not Article.objects.exists()


SAID_LATER: dict[str, tuple[str, str, datetime | None]] = {
    "nothing": (",", ADDRESS, datetime(2018, 3, 6, 11, tzinfo=UTC)),
    "an address": (f"{ADDRESS}-2,", f"{ADDRESS}-2", datetime(2018, 3, 6, 11, tzinfo=UTC)),
    "a time": (",2019-03-06T12:00", ADDRESS, datetime(2019, 3, 6, 11, tzinfo=UTC)),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("later", "address", "captured"), SAID_LATER.values(), ids=SAID_LATER)
def test_an_empty_cell_says_nothing(later: str, address: str, captured: datetime | None, folder: Path) -> None:
    for cells in (f"{ADDRESS},2018-03-06T12:00", later):
        (folder / "index.csv").write_text(f"path,address,captured\na/y.txt,{cells}")
        assert command(folder / "a", "--index", folder / "index.csv")[0] == 0
    source = Source.objects.get(path="y.txt")
    assert (source.address, source.captured_at) == (address, captured)
    assert source.article.source_address == address
