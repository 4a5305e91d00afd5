"""The importer keeps a merge: whatever comes of either page later, in whatever way, belongs to the one that was kept."""

from itertools import permutations
from pathlib import Path

import pytest

from archive.checking import find_faults
from archive.importing import Options, reparse
from archive.rereading import differences
from comments.models import Comment
from debates.models import Article, Source
from tests.archive.merging import BO, IDA, OTHER_BODY, OTHER_LEAD, merged
from tests.captures import contents, dated_page, outcomes, run_import, tagged_page, wordpress_page, write

pytestmark = pytest.mark.django_db
OTHER_TITLE = "Fiskerne vil ikke flytte"
NEW = ("06.03.18", "Karl Toft", "Endnu en", "Jeg var på havnen i går, og der var ingen både at se.")
LATER = tagged_page(lead=OTHER_LEAD, body=f"{OTHER_BODY} Nu er den solgt.", comments=[NEW, IDA, BO])


def faults() -> list[str]:
    return [str(fault) for fault in (*differences(), *find_faults())]


def test_a_later_capture_of_the_dropped_page_goes_into_the_kept_article(tmp_path: Path) -> None:
    kept, _dropped = merged(tmp_path)
    keys = set(kept.comments.values_list("key", flat=True))
    write(tmp_path, {"c.txt": LATER})
    report = run_import(tmp_path / "c.txt")
    assert [file.article for file in report.files] == [kept.slug]
    assert Source.objects.get(path="c.txt").article == kept
    assert keys < set(kept.comments.values_list("key", flat=True))
    assert kept.comments.count() == 4
    assert Article.objects.captured().count() == 1
    assert faults() == []


@pytest.mark.parametrize("order", list(permutations(["a.txt", "b.txt", "c.txt"])), ids=" ".join)
def test_importing_all_again_in_any_order_changes_nothing(order: tuple[str, ...], tmp_path: Path) -> None:
    merged(tmp_path)
    write(tmp_path, {"c.txt": LATER})
    run_import(tmp_path)
    before = contents()
    for name in order:
        assert outcomes(run_import(tmp_path / name)) == ["unchanged"]
    assert contents() == before


@pytest.mark.parametrize("workers", [1, 2])
def test_renamed_captures_of_both_pages_go_into_the_kept_article(workers: int, tmp_path: Path) -> None:
    kept, _dropped = merged(tmp_path)
    again = {f"igen-{path.name}": path.read_text() for path in tmp_path.glob("*.txt")}
    write(tmp_path, {**again, "ny.txt": tagged_page("Parken er mørk"), "c.txt": LATER})
    run_import(tmp_path, workers=workers)
    assert kept.sources.count() == 5
    assert set(Article.objects.captured().values_list("title", flat=True)) == {"Kajen er vores", "Parken er mørk"}
    assert faults() == []


def test_a_title_that_only_the_dropped_page_had_is_known(tmp_path: Path) -> None:
    """Such a page must not take the quick way of those whose title nobody has."""
    page = tagged_page(OTHER_TITLE, lead=OTHER_LEAD, body=OTHER_BODY, comments=[IDA])
    later = tagged_page(OTHER_TITLE, lead=OTHER_LEAD, body=f"{OTHER_BODY} Det er sket.", comments=[NEW, IDA])
    kept, dropped = merged(tmp_path, dropped=page)
    assert dropped.title_key != kept.title_key
    write(tmp_path, {"c.txt": later})
    run_import(tmp_path / "c.txt")
    assert kept.sources.count() == 3
    assert faults() == []


def test_another_text_under_that_title_is_another_article_and_leaves_the_keys(tmp_path: Path) -> None:
    page = tagged_page(OTHER_TITLE, lead=OTHER_LEAD, body=OTHER_BODY)
    _kept, dropped = merged(tmp_path, dropped=page)
    other = tagged_page(OTHER_TITLE, lead="Parken er mørk om vinteren. " * 9, body="Sæt lys i den, kære råd. " * 9)
    write(tmp_path, {"c.txt": other})
    run_import(tmp_path / "c.txt")
    new = Article.objects.get(sources__path="c.txt")
    assert (new.merged_into, new.title_key) == (None, dropped.key)
    assert new.key != dropped.key
    assert faults() == []


def test_copies_in_other_layouts_find_the_kept_article(tmp_path: Path) -> None:
    kept, _dropped = merged(tmp_path)
    write(
        tmp_path,
        {"c.txt": dated_page(lead=OTHER_LEAD, body=OTHER_BODY), "d.txt": wordpress_page(OTHER_LEAD, OTHER_BODY)},
    )
    run_import(tmp_path / "c.txt", tmp_path / "d.txt")
    assert kept.sources.count() == 4
    kept.refresh_from_db()
    assert str(kept.published_on) == "2018-03-01"
    assert faults() == []


def test_reading_all_again_leaves_the_merge(tmp_path: Path) -> None:
    merged(tmp_path)
    before = contents()
    report = reparse(Options())
    assert set(outcomes(report)) == {"unchanged"}
    assert contents() == before


def test_a_parser_that_counts_lines_otherwise_keeps_comments_and_keys(tmp_path: Path) -> None:
    kept, _dropped = merged(tmp_path)
    keys = {c.body: (c.pk, c.key) for c in kept.comments.all()}
    Comment.objects.update(source_line=0)
    reparse(Options())
    assert {c.body: (c.pk, c.key) for c in kept.comments.all()} == keys
    assert faults() == []


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    merged(tmp_path)
    before = contents()
    write(tmp_path, {"c.txt": LATER})
    assert outcomes(run_import(tmp_path / "c.txt", dry_run=True)) == ["updated"]
    assert contents() == before


def test_what_was_withheld_does_not_come_back_as_the_dropped_page(tmp_path: Path) -> None:
    kept, _dropped = merged(tmp_path)
    Article.objects.filter(pk=kept.pk).update(withheld_at="2020-01-01T00:00Z", withheld_reason="request")
    write(tmp_path, {"c.txt": LATER, "d.txt": tagged_page("En helt ny titel", lead=OTHER_LEAD, body=OTHER_BODY)})
    run_import(tmp_path / "c.txt", tmp_path / "d.txt")
    assert not Article.objects.public().exists()
