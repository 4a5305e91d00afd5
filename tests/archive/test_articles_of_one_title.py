"""Articles of one title keep apart, and bear the same keys and addresses in whatever order they came in."""

from itertools import permutations
from pathlib import Path

import pytest

from archive.checking import find_faults
from archive.undoing import undo_run
from comments.models import Comment
from debates.models import Article, ImportRun
from tests.captures import contents, run_import, stand_for_two_days, tagged_page, write

pytestmark = pytest.mark.django_db
SAID = [("02.03.18", "Bo Vang", "Ja", "Det er jeg enig i.")]
PAGES = {
    "a": tagged_page(comments=SAID),
    "b": tagged_page(
        lead="Parken er mørk om vinteren, og ingen tør gå der. " * 4, body="Sæt lys i parken. " * 9, comments=SAID
    ),
    "c": tagged_page(lead="Skolen mangler en gymnastiksal, siger lærerne. " * 4, body="Byg den nu, kære råd. " * 9),
}


def put_in(folder: Path, order: str) -> None:
    """Import the pages one by one."""
    write(folder, {f"{name}.txt": PAGES[name] for name in order})
    for name in order:
        run_import(folder / f"{name}.txt")


@pytest.mark.parametrize("order", ["".join(each) for each in permutations("abc")])
def test_the_order_decides_nothing(order: str, tmp_path: Path) -> None:
    put_in(tmp_path, "abc")
    expected = contents()
    for run in ImportRun.objects.all():
        undo_run(run)
    assert not any(contents().values())
    put_in(tmp_path, order)
    assert contents() == expected
    assert list(find_faults()) == []


def test_in_one_run_as_one_by_one(tmp_path: Path) -> None:
    put_in(tmp_path, "cab")
    one_by_one = contents()
    for run in ImportRun.objects.all():
        undo_run(run)
    run_import(tmp_path)
    assert contents() == one_by_one


def test_one_alone_has_the_plain_address(tmp_path: Path) -> None:
    put_in(tmp_path, "ab")
    for run in ImportRun.objects.order_by("pk")[:1]:
        undo_run(run)
    article = Article.objects.get()
    assert (article.key, article.slug) == (article.title_key, "kajen-er-vores")
    assert list(find_faults()) == []


def test_an_address_that_has_stood_for_a_day_stays(tmp_path: Path) -> None:
    for first, second in ("ab", "ba"):
        put_in(tmp_path, first)
        stand_for_two_days()
        before = Article.objects.get()
        keys = set(Comment.objects.values_list("key", flat=True))
        put_in(tmp_path, second)
        after = Article.objects.get(pk=before.pk)
        assert (after.key, after.slug) == (before.key, before.slug)
        assert keys <= set(Comment.objects.values_list("key", flat=True))
        for run in ImportRun.objects.all():
            undo_run(run)


def test_reports_name_the_addresses_that_stand(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.txt": page for name, page in PAGES.items()})
    report = run_import(tmp_path)
    assert {file.article for file in report.files} == set(Article.objects.values_list("slug", flat=True))
