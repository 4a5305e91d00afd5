"""A shortened copy is kept beside the article that it shows; it makes none, and what a whole capture says goes before it."""

from pathlib import Path

import pytest

from archive.undoing import undo_run
from debates.models import Article, ImportRun, Source
from tests.captures import (
    BODY,
    LEAD,
    contents,
    dated_page,
    outcomes,
    run_import,
    tagged_page,
    wordpress_page,
    write,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "Havnefogeden, slæbebådsføreren og fiskehandleren har underskrevet protesten. Rådhusets jurister gennemgår "
    "lejekontrakterne, og entreprenørselskabet afventer lokalplanforslaget fra teknikudvalget."
)
WHOLE, COPY = tagged_page(body=f"{BODY}\n\n{TEXT}"), wordpress_page(BODY, TEXT)


@pytest.mark.parametrize(
    "names", [("a.txt", "b.txt"), ("b.txt", "a.txt")], ids=["the copy read last", "the copy read first"]
)
def test_it_is_kept_beside_its_article(names: tuple[str, str], tmp_path: Path) -> None:
    write(tmp_path, dict(zip(names, (WHOLE, COPY), strict=True)))
    assert outcomes(run_import(tmp_path)) == ["created", "unchanged"]
    article = Article.objects.get()
    assert (article.title, article.lead, article.source and article.source.page_format) == (
        "Kajen er vores",
        LEAD,
        "tagged",
    )
    assert sorted(article.sources.values_list("page_format", flat=True)) == ["tagged", "wordpress"]
    assert TEXT in article.body
    assert outcomes(run_import(tmp_path)) == ["unchanged", "unchanged"]


def test_it_waits_for_an_article_of_a_later_batch(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY, "b.txt": dated_page("Broen"), "c.txt": WHOLE})
    report = run_import(tmp_path, batch=1)
    assert sorted(outcomes(report)) == ["created", "created", "unchanged"]
    assert report.files[-1].path.endswith("a.txt")


def test_without_its_article_it_is_refused_and_comes_in_later(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY})
    [refused] = run_import(tmp_path).files
    assert (refused.outcome.value, "forkortet kopi" in refused.reason) == ("refused", True)
    assert not Source.objects.exists()
    write(tmp_path, {"b.txt": WHOLE})
    assert outcomes(run_import(tmp_path)) == ["created", "unchanged"]


def test_two_articles_with_its_text_are_a_tie(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WHOLE, "b.txt": tagged_page("Kajen er din", body=f"{BODY}\n\n{TEXT}"), "c.txt": COPY})
    assert outcomes(run_import(tmp_path)) == ["created", "created", "refused"]


def test_another_text_is_no_copy(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.txt": WHOLE, "b.txt": wordpress_page("Parken er mørk om vinteren. " * 9, "Sæt lys i den. " * 9)}
    )
    assert outcomes(run_import(tmp_path)) == ["created", "refused"]


def test_the_same_copy_in_two_folders_is_told_twice(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, {"a.txt": COPY})
    write(tmp_path, {"b.txt": WHOLE})
    report = run_import(tmp_path / "x", tmp_path / "y", tmp_path / "b.txt")
    assert outcomes(report) == ["created", "unchanged", "unchanged"]
    assert Source.objects.count() == 2


def test_it_goes_with_its_article_when_that_is_taken_back(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WHOLE})
    run_import(tmp_path)
    write(tmp_path, {"b.txt": COPY})
    run_import(tmp_path)
    first = ImportRun.objects.order_by("pk")[0]
    assert undo_run(first).removed == ["kajen-er-vores"]
    assert not any(contents().values())
