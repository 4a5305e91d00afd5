"""The release changes with everything that a page is made by, whatever it is called, and with nothing else."""

from pathlib import Path

import pytest

from archive.release import release_of


@pytest.mark.parametrize(
    "name",
    [
        "archive/views.py",
        "templates/page.html",
        "templates/comments/tree.jinja",
        "comments/labelled/figures.json",
        "static/icon.svg",
    ],
)
def test_changes_with(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("før", encoding="utf-8")
    before = release_of(tmp_path)
    path.write_text("nu!", encoding="utf-8")
    assert release_of(tmp_path) != before


@pytest.mark.parametrize("name", ["archive/__pycache__/views.cpython-311.pyc", "docs/search.md", "var/postgres/base"])
def test_stays_with(tmp_path: Path, name: str) -> None:
    before = release_of(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("nu", encoding="utf-8")
    assert release_of(tmp_path) == before
