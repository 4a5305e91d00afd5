"""Captures of one title that only a chain of others holds together: one article, in whatever order and runs they came."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from archive.checking import find_faults
from archive.rereading import differences
from archive.undoing import undo_run
from comments.models import Comment
from debates.models import Article, ImportRun
from tests.captures import contents, dated_page, run_import, stand_for_two_days, tagged_page, write

pytestmark = pytest.mark.django_db
SAID = [
    ("05.03.18", "Ib", "Svar til Bo", "Kære Bo Vang, nej, det tror jeg ikke på."),
    ("02.03.18", "Bo Vang", "Ja", "Kajen er vores alle sammen."),
    ("01.03.18", "Karen", "Nej", "Rådet har ret."),
]


def stage(first: int, count: int = 30) -> dict[str, Any]:
    """The text of a page whose words are so many from a number on: stages 10 apart are alike, those 20 apart are not."""
    words = [f"kajplads{number:03}" for number in range(first, first + count)]
    return {"lead": " ".join(words[: count // 2]) + ".", "body": " ".join(words[count // 2 :]) + "."}


PAGES = {
    "a": tagged_page(**stage(0), comments=SAID[2:]),
    "b": tagged_page(**stage(10), comments=SAID[1:]),
    "c": tagged_page(**stage(20), comments=SAID),
    "d": dated_page(**stage(30)),
    "e": tagged_page(**stage(40), comments=SAID[:1]),
    "f": tagged_page(**stage(12)),
    "same words as a": tagged_page(**stage(0), tags=["Kajer"], comments=SAID[1:2]),
    "opens as a": tagged_page(lead=stage(0)["lead"], body=f"{stage(0)['lead'] * 2} {stage(300, 90)['body']}"),
    "opens as a too": tagged_page(lead=stage(0)["lead"], body=f"{stage(0)['lead'] * 2} {stage(500, 90)['body']}"),
    "others": tagged_page(**stage(700), comments=SAID[1:]),
    "short": tagged_page(lead="Siden er taget ned, og kajplads015 med den.", body="", comments=SAID[2:]),
}


def put_in(folder: Path, names: Sequence[str]) -> None:
    run_import(*[folder / f"{name}.txt" for name in names])


def take_all_back() -> None:
    for run in ImportRun.objects.filter(undone_at=None).order_by("?"):
        undo_run(run)
    assert not any(contents().values())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {f"{name}.txt": page for name, page in PAGES.items()})
    return tmp_path


@pytest.mark.parametrize("order", ["abc", "acb", "bac", "bca", "cab", "cba"])
def test_a_stage_between_makes_one_article_of_two(order: str, folder: Path) -> None:
    for name in order:
        put_in(folder, name)
    article = Article.objects.get()
    assert (article.key, article.slug) == (article.title_key, "kajen-er-vores")
    assert (article.sources.count(), article.comments.count()) == (3, 3)
    assert [*find_faults(), *differences()] == []


def test_without_the_stage_between_they_are_two(folder: Path) -> None:
    put_in(folder, "ac")
    assert Article.objects.count() == 2
    before = contents()
    put_in(folder, "b")
    undo_run(ImportRun.objects.latest("pk"))
    assert contents() == before
    assert list(find_faults()) == []


@pytest.mark.parametrize("seed", range(20))
def test_neither_the_order_nor_the_runs_decide(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    names = chance.sample(sorted(PAGES), chance.randint(3, 5))
    put_in(folder, sorted(names))
    expected = contents()
    assert [*find_faults(), *differences()] == []
    for _again in range(3):
        take_all_back()
        left = chance.sample(names, len(names))
        while left:
            count = chance.randint(1, len(left))
            put_in(folder, left[:count])
            left = left[count:]
        assert contents() == expected


@pytest.mark.parametrize("seed", range(8))
def test_a_run_taken_back_is_as_if_it_had_never_been(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    names = chance.sample(sorted(PAGES), 5)
    gone = set(chance.sample(names, 2))
    put_in(folder, [name for name in names if name not in gone])
    expected = contents()
    take_all_back()
    for name in names:
        put_in(folder, [name])
    for run in ImportRun.objects.filter(sources__path__in=[f"{name}.txt" for name in gone]):
        undo_run(run)
    assert contents() == expected
    assert list(find_faults()) == []


def test_what_has_stood_for_a_day_keeps_key_and_address_and_takes_the_other_in(folder: Path) -> None:
    put_in(folder, "c")
    stand_for_two_days()
    old = Article.objects.get()
    keys = set(Comment.objects.values_list("key", flat=True))
    for name in "ab":
        put_in(folder, name)
    article = Article.objects.get()
    assert (article.pk, article.key, article.slug) == (old.pk, old.key, old.slug)
    assert keys <= set(Comment.objects.values_list("key", flat=True))


def test_two_that_have_stood_stay_two_and_each_has_what_is_most_like_it(folder: Path) -> None:
    """Whatever order the later ones came in."""
    found = []
    for order in ("bdf", "fdb", "dbf"):
        for name in "ac":
            put_in(folder, name)
            stand_for_two_days()
        before = set(Article.objects.values_list("key", "slug"))
        for name in order:
            put_in(folder, name)
        assert set(Article.objects.values_list("key", "slug")) == before
        assert list(find_faults()) == []
        found.append(contents())
        take_all_back()
    assert found[0] == found[1] == found[2]


def test_what_a_curator_has_touched_takes_in_and_gives_nothing_away(folder: Path) -> None:
    put_in(folder, "ac")
    first = Article.objects.get(sources__path="a.txt")
    Article.objects.filter(pk=first.pk).update(title="Kajen er alles", curated_fields=["title"])
    put_in(folder, "b")
    article = Article.objects.get()
    assert (article.pk, article.key, article.title) == (first.pk, first.key, "Kajen er alles")
    undo_run(ImportRun.objects.latest("pk"))
    assert Article.objects.get().sources.count() == 2
    assert list(find_faults()) == []


def test_two_that_a_curator_has_touched_stay_two(folder: Path) -> None:
    put_in(folder, "ac")
    Comment.objects.update(name_hidden=True)
    Article.objects.update(curated_fields=["category"])
    before = {(article.key, article.slug) for article in Article.objects.all()}
    put_in(folder, "b")
    assert {(article.key, article.slug) for article in Article.objects.all()} == before
    assert Comment.objects.filter(name_hidden=True).count() == 4


def test_the_report_names_the_addresses_that_stand(folder: Path) -> None:
    names = sorted(PAGES)
    report = run_import(*[folder / f"{name}.txt" for name in names])
    assert {file.article for file in report.files} == set(Article.objects.values_list("slug", flat=True))
