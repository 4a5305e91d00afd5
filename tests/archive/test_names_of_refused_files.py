"""A file's name may hold any byte: it is told on one line, and the list of refused files still leads to the file."""

import os
from pathlib import Path

import pytest

from tests.archive.test_bad_input import command

pytestmark = pytest.mark.django_db

NAMES = {
    "plain": (b"a.txt", "a.txt"),
    "Danish": ("bådæ.txt".encode(), "bådæ.txt"),
    "no UTF-8": (b"caf\xe9.txt", r"caf\xe9.txt"),
    "an escape": (b"r\x1b[31m.txt", r"r\u{1b}[31m.txt"),
    "a reversal of the line": ("a\u202etxt.txt".encode(), r"a\u{202e}txt.txt"),
    "a tab and blanks": (b"en\tto  tre.txt", r"en\u{9}to  tre.txt"),
    "a backslash": (b"a\\b.txt", r"a\\b.txt"),
}


@pytest.mark.parametrize(("name", "told"), NAMES.values(), ids=NAMES)
def test_a_name_is_told_and_listed(name: bytes, told: str, tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    Path(os.fsdecode(path)).write_bytes(b"")
    code, _out, errors = command(tmp_path, "--refused", tmp_path / "afvist.lst")
    assert (code, errors.splitlines()[0].startswith(f"{tmp_path}/{told}: Filen er tom")) == (1, True)
    [listed] = (tmp_path / "afvist.lst").read_bytes().splitlines()
    assert listed == path
    assert os.path.exists(listed)


def test_a_name_of_two_lines_is_left_out_of_the_list_and_told(tmp_path: Path) -> None:
    for name in ("a.txt", "en\nto.txt"):
        (tmp_path / name).write_bytes(b"")
    code, _out, errors = command(tmp_path, "--refused", tmp_path / "afvist.lst")
    assert code == 1
    assert (tmp_path / "afvist.lst").read_text() == f"{tmp_path}/a.txt\n"
    assert errors.splitlines()[1].startswith(rf"{tmp_path}/en\u{{a}}to.txt: ")
    assert errors.splitlines()[2].startswith("1 med linjeskift i stien")
