"""`manage.py export_corpus`: one zip, whole or not at all, the same from the same archive."""

import csv
import hashlib
import io
import json
import os
import stat
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from archive.exports import corpus
from archive.exports.rights import RIGHTS
from debates.exports import Cell, Column
from tests.exports.reading import column, table_of
from tests.factories import make_article, make_comment, make_debate, make_placeholder, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the corpus goes: into a folder with nothing else in it."""
    return tmp_path / "corpus.zip"


def export(output: Path, *options: str) -> str:
    """Run the command as from a shell; what it says."""
    said = StringIO()
    call_command("export_corpus", "--output", str(output), *options, stdout=said)
    return said.getvalue()


def manifest_of(output: Path) -> dict[str, Any]:
    with ZipFile(output) as file:
        found: dict[str, Any] = json.loads(file.read("manifest.json"))
    return found


def test_the_zip_holds_articles_comments_and_a_manifest(output: Path) -> None:
    article = make_article()
    make_debate("Havnen", article)
    placeholder = make_placeholder(article)
    comment = make_comment(article)
    said = export(output)
    with ZipFile(output) as file:
        assert file.namelist() == ["articles.csv", "comments.csv", "manifest.json"]
        assert file.testzip() is None
    articles = {row["key"]: row["is_placeholder"] for row in table_of(output, "articles.csv")}
    assert articles == {article.key: "false", placeholder.key: "true"}
    assert column(table_of(output, "comments.csv"), "key") == [comment.key]
    assert said == f"{output}: 2 artikler og 1 kommentarer, med pseudonymer.\n"


def test_the_manifest_tells_what_the_files_are(output: Path) -> None:
    article = make_article()
    make_placeholder(make_article("En anden"))
    make_comment(article, body="Første\nanden")
    withhold(make_comment(article))
    withhold(make_article("En tredje"))
    export(output)
    manifest = manifest_of(output)
    assert manifest["writers"] == "pseudonyms"
    assert manifest["withheld"] == {"articles": 1, "comments": 1}
    assert manifest["licence"] == str(RIGHTS)  # as the page says it
    assert manifest["release"]
    assert manifest["parser"]
    with ZipFile(output) as zipped:
        for told in manifest["files"]:
            content = zipped.read(told["name"])
            rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert told == {
                "name": told["name"],
                "rows": len(rows) - 1,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "columns": rows[0],
            }
    assert [told["rows"] for told in manifest["files"]] == [3, 1]


def test_the_same_archive_gives_the_same_bytes(output: Path) -> None:
    for title in ("B", "A", "C"):
        article = make_article(title, tags=["Skole", "Havn"])
        make_comment(article, parent=make_comment(article, "Bo Vang"))
    export(output)
    first = manifest_of(output)["files"]
    export(output)
    assert manifest_of(output)["files"] == first


def test_rows_stand_in_the_order_of_keys_and_places(output: Path) -> None:
    """Not in the order of import, so that two databases with the same captures give the same files."""
    for title in ("B", "A", "C"):
        article = make_article(title)
        for number in range(3):
            make_comment(article, title=f"Nr. {number}")
    export(output)
    articles, comments = table_of(output, "articles.csv"), table_of(output, "comments.csv")
    assert column(articles, "key") == sorted(column(articles, "key"))
    places = [(row["article"], int(row["position"])) for row in comments]
    assert places == sorted(places)


def test_an_empty_archive_gives_files_with_headings(output: Path) -> None:
    export(output)
    assert [told["rows"] for told in manifest_of(output)["files"]] == [0, 0]
    assert all(told["columns"] for told in manifest_of(output)["files"])


@pytest.mark.parametrize(
    ("options", "address"),
    [
        pytest.param([], "http://127.0.0.1:8000/artikler/havnen/", id="of this machine"),
        pytest.param(
            ["--base-url", "https://arkiv.example/"], "https://arkiv.example/artikler/havnen/", id="of the site"
        ),
    ],
)
def test_addresses_lead_to_the_site(output: Path, options: list[str], address: str) -> None:
    make_article("Havnen")
    export(output, *options)
    assert column(table_of(output, "articles.csv"), "url") == [address]


def test_the_file_is_for_its_owner_alone(output: Path) -> None:
    export(output, "--names")
    assert stat.S_IMODE(output.stat().st_mode) == 0o600


def test_an_older_file_is_replaced_through_a_link(output: Path, tmp_path: Path) -> None:
    output.write_bytes(b"old")
    link = tmp_path / "link.zip"
    link.symlink_to(output)
    export(link)
    assert link.is_symlink()
    assert manifest_of(output)["format"] == "csv"


def test_a_failed_export_leaves_the_older_file_and_nothing_else(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_key: object) -> Cell:
        raise OSError("No space left on device")

    make_article()
    output.write_bytes(b"old")
    monkeypatch.setattr(corpus, "article_columns", lambda _base: [Column("key", "", "key", broken)])
    with pytest.raises(CommandError, match="kan ikke skrives: No space left on device"):
        export(output)
    assert output.read_bytes() == b"old"
    assert list(output.parent.iterdir()) == [output]


def test_a_missing_folder_is_named(output: Path) -> None:
    with pytest.raises(CommandError, match="findes ikke: opret den") as failed:
        export(output.parent / "nej" / "c.zip")
    assert failed.value.returncode == 1


def test_only_a_file_is_replaced(output: Path) -> None:
    for target in (output.parent, Path(os.devnull)):
        with pytest.raises(CommandError, match="ikke en almindelig fil"):
            export(target)
    assert not Path(os.devnull).is_file()


@override_settings(PSEUDONYM_KEY="")
def test_without_a_key_there_are_no_pseudonyms(output: Path) -> None:
    make_comment(make_article())
    with pytest.raises(CommandError, match="PSEUDONYM_KEY mangler") as failed:
        export(output)
    assert failed.value.returncode == 1
    assert not output.exists()
    export(output, "--names")
    assert column(table_of(output, "comments.csv"), "writer") == ["Karen Friis"]
    assert manifest_of(output)["writers"] == "names"


@pytest.mark.parametrize(
    "options",
    [[], ["--output", "c.zip", "--format", "docx"], ["--output", "c.zip", "--base-url", "arkiv.example"]],
    ids=["no output", "unknown format", "no address"],
)
def test_a_wrong_option_is_refused(options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError):
        call_command("export_corpus", *options)
    assert not list(tmp_path.iterdir())
