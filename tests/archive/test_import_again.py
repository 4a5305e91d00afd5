"""The same captures give the same archive: again, in any order, by any number of workers, stopped anywhere."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from debates.models import Article, ImportedFile, ImportRun, Source
from tests.captures import FIXTURES, StoppedError, contents, outcomes, run_import, stop_after, tagged_page, write

pytestmark = pytest.mark.django_db


def test_a_second_import_changes_nothing() -> None:
    first = run_import(FIXTURES)
    before = contents()
    second = run_import(FIXTURES)
    assert set(outcomes(second)) == {"unchanged"}
    assert contents() == before
    assert second.comments == first.comments
    assert sum(file.comments_unchanged for file in second.files) == sum(file.printed_comments for file in first.files)


def test_each_run_says_what_happened_to_each_file() -> None:
    report = run_import(FIXTURES)
    run = ImportRun.objects.get()
    assert run.pk == report.run
    assert run.finished_at
    assert list(run.files.values_list("outcome", flat=True)) == outcomes(report)
    assert ImportedFile.objects.filter(run=run, source=None).count() == 0


def test_a_dry_run_tells_and_changes_nothing() -> None:
    before = contents()
    report = run_import(FIXTURES, dry_run=True)
    assert report.run is None
    assert report.as_json()["totals"]["created"] == 20
    assert contents() == before
    assert not ImportRun.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestOneArchive:
    """Each way of importing ends in the rows of one clean import."""

    @pytest.fixture(autouse=True)
    def _clean_rows(self) -> None:
        run_import(FIXTURES)
        self.clean = contents()
        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE debates_article, debates_debate, debates_author, debates_tag, debates_importrun CASCADE"
            )
        assert not Source.objects.exists()

    def test_stopped_and_run_again(self) -> None:
        for count in (1, 5, 16, 22):
            with pytest.raises(StoppedError):
                run_import(FIXTURES, batch=3, on_file=stop_after(count))
        assert Article.objects.exists(), "what was in before the stop is in"
        run_import(FIXTURES)
        assert contents() == self.clean

    def test_files_named_one_by_one_in_any_order(self) -> None:
        files = sorted(FIXTURES.glob("*.txt"))
        random.Random(7).shuffle(files)
        run_import(*files)
        assert contents() == self.clean

    def test_one_run_a_file_in_any_order(self) -> None:
        files = sorted(FIXTURES.glob("*.txt"))
        random.Random(3).shuffle(files)
        for file in files:
            run_import(file)
        ours, clean = contents(), self.clean
        for table in (
            "sources",
            "comments",
            "claims",
            "authors",
            "aliases",
            "authorships",
            "tags",
            "taggings",
            "replies",
        ):
            assert ours[table] == clean[table], table
        assert [row[0] for row in ours["articles"]] == [row[0] for row in clean["articles"]]

    @pytest.mark.parametrize("batch", [1, 2, 7])
    def test_in_batches_of_any_size(self, batch: int) -> None:
        run_import(FIXTURES, batch=batch)
        assert contents() == self.clean

    def test_two_workers(self) -> None:
        run_import(FIXTURES, workers=2)
        assert contents() == self.clean

    @pytest.mark.slow
    def test_killed_and_run_again(self, tmp_path: Path) -> None:
        """SIGKILL at three moments of an import that another process runs."""
        for moment in (1, 6, 14):
            process = start_import()
            wait_for_sources(moment)
            process.send_signal(signal.SIGKILL)
            process.wait()
        run_import(FIXTURES)
        assert contents() == self.clean


def start_import() -> "subprocess.Popen[bytes]":
    """`manage.py import_pages fixtures` in a process of its own, on the database of the tests."""
    settings = connection.settings_dict
    url = f"postgresql:///{settings['NAME']}?host={settings['HOST']}&port={settings['PORT'] or 5432}"
    if settings["USER"]:
        url += f"&user={settings['USER']}"
    if settings["PASSWORD"]:
        url += f"&password={settings['PASSWORD']}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "manage.py", "import_pages", str(FIXTURES)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_sources(count: int) -> None:
    """Until so many captures are in; another process puts them there."""
    for _ in range(600):
        if Source.objects.count() >= count:
            return
        time.sleep(0.02)
    raise TimeoutError(f"{count} captures were not in after 12 seconds")


def test_a_folder_inside_another_gives_its_files_their_own_names(tmp_path: Path) -> None:
    (tmp_path / "2018").mkdir()
    write(tmp_path / "2018", {"a.txt": tagged_page()})
    run_import(tmp_path)
    assert Source.objects.get().path == "2018/a.txt"
