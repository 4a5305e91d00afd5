"""An index that comes after the files: all is as if it had been given at first, and it is taken back with the run that brought it."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.captures import IndexEntry
from archive.checking import find_faults
from archive.rereading import differences
from archive.undoing import undo_run
from comments.models import Comment
from debates.models import Article, ImportRun
from tests.captures import LEAD, contents, outcomes, run_import, stand_for_two_days, tagged_page, write

pytestmark = pytest.mark.django_db
SAID = [("02.03.18", "Bo Vang", "Ja", "Kajen er vores alle sammen."), ("01.03.18", "Karen", "Nej", "Rådet har ret.")]
SITE = "https://www.eksempel.dk"
TIME, LATER = datetime(2018, 3, 6, tzinfo=UTC), datetime(2018, 4, 6, tzinfo=UTC)
# Of the first two lines of "x" and "z", the second is the title, unless their address tells that the first is.
PAGES = {
    "x": tagged_page("Kajen er vores\n\nBrugerne svarer", comments=SAID),
    "y": tagged_page("Kajen er vores", comments=SAID[1:]),
    "z": tagged_page("Kajen er vores\n\nBrugerne svarer", tags=["Kajer"]),
    "v": tagged_page("Brugerne svarer", comments=SAID[:1]),
    "w": tagged_page("Kajen er vores", lead="Parken er mørk om vinteren. " * 9, body="Sæt lys i parken. " * 9),
}
TOLD = {
    "x": IndexEntry(f"{SITE}/kajen-er-vores", TIME),
    "y": IndexEntry("", LATER),
    "z": IndexEntry(f"{SITE}/debat/kajen-er-vores"),
    "v": IndexEntry(f"{SITE}/brugerne-svarer"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {f"{name}.txt": page for name, page in PAGES.items()})
    return tmp_path


def put_in(folder: Path, names: Sequence[str], told: Mapping[str, IndexEntry]) -> list[str]:
    """Import the pages with what is told of them; the outcomes."""
    index = {f"{name}.txt": told[name] for name in names if name in told}
    return outcomes(run_import(*[folder / f"{name}.txt" for name in names], index=index))


def last_run() -> ImportRun:
    return ImportRun.objects.latest("pk")


def is_sound() -> bool:
    return [*map(str, find_faults()), *map(str, differences())] == []


def take_all_back() -> None:
    for run in ImportRun.objects.filter(undone_at=None).order_by("?"):
        undo_run(run)
    assert not any(contents().values())


def test_an_address_tells_which_line_is_the_title(folder: Path) -> None:
    put_in(folder, "x", {})
    assert (Article.objects.get().title, Article.objects.get().lead) == ("Brugerne svarer", LEAD)
    assert put_in(folder, "x", TOLD) == ["updated"]
    article = Article.objects.get()
    assert (article.title, article.lead, article.slug) == ("Kajen er vores", "Brugerne svarer", "kajen-er-vores")
    assert article.key == article.title_key
    assert is_sound()


@pytest.mark.parametrize("seed", range(12))
def test_later_is_as_at_first(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    names = chance.sample(sorted(PAGES), chance.randint(1, 5))
    put_in(folder, names, TOLD)
    expected = contents()
    take_all_back()
    for name in chance.sample(names, len(names)):
        put_in(folder, [name], {})
    untold = contents()
    for name in chance.sample(names, len(names)):
        put_in(folder, [name], TOLD)
    assert contents() == expected
    assert is_sound()
    for run in ImportRun.objects.filter(sources=None).order_by("?"):
        undo_run(run)
    assert contents() == untold
    assert is_sound()


def without_keys() -> list[Any]:
    """What articles and comments say, without their keys and addresses."""
    article = Article.objects.values("title", "lead", "body", "parts", "title_key", "source_address", "origins").get()
    comments = Comment.objects.order_by("ordinal").values("title", "body", "posted", "vanished", "source__sha256")
    return [article, *comments]


def test_a_key_and_an_address_that_have_stood_stay(folder: Path) -> None:
    put_in(folder, "xz", TOLD)
    expected = without_keys()
    take_all_back()
    put_in(folder, "xz", {})
    stand_for_two_days()
    article = Article.objects.get()
    keys = set(Comment.objects.values_list("key", flat=True))
    put_in(folder, "xz", TOLD)
    again = Article.objects.get()
    assert (again.key, again.slug) == (article.key, article.slug) == (article.title_key, "brugerne-svarer")
    assert set(Comment.objects.values_list("key", flat=True)) == keys
    assert without_keys() == expected
    assert is_sound()


def test_what_is_called_so_later_is_known_by_it(folder: Path) -> None:
    put_in(folder, "x", {})
    stand_for_two_days()
    put_in(folder, "x", TOLD)
    put_in(folder, "y", TOLD)
    article = Article.objects.get()
    assert (article.slug, article.sources.count()) == ("brugerne-svarer", 2)
    assert is_sound()


def test_a_curators_article_stays_whole(folder: Path) -> None:
    put_in(folder, "xz", {})
    Article.objects.update(category="Havne", curated_fields=["category"])
    before = Article.objects.get()
    put_in(folder, "x", TOLD)
    after = Article.objects.get()
    assert (after.key, after.slug, after.category) == (before.key, before.slug, "Havne")
    assert after.sources.count() == 2
    assert list(find_faults()) == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([IndexEntry(f"{SITE}/kajen-er-vores", TIME)], id="once"),
        pytest.param([IndexEntry(f"{SITE}/a"), IndexEntry(f"{SITE}/b")], id="another address after it"),
        pytest.param([IndexEntry(f"{SITE}/a"), IndexEntry("", TIME)], id="a time after an address"),
        pytest.param([IndexEntry(f"{SITE}/a", TIME), IndexEntry(f"{SITE}/a", TIME)], id="the same twice"),
        pytest.param(
            [IndexEntry(f"{SITE}/a"), IndexEntry(f"{SITE}/b", TIME), IndexEntry(f"{SITE}/a", LATER)], id="to and fro"
        ),
    ],
)
@pytest.mark.parametrize("first", [IndexEntry(), IndexEntry(f"{SITE}/first", LATER)], ids=["untold", "told at first"])
def test_any_index_taken_back_leaves_what_the_others_say(
    first: IndexEntry, said: list[IndexEntry], folder: Path
) -> None:
    for gone in range(len(said)):
        put_in(folder, "x", {"x": first})
        for entry in said[:gone] + said[gone + 1 :]:
            put_in(folder, "x", {"x": entry})
        expected = contents()
        take_all_back()
        put_in(folder, "x", {"x": first})
        runs = []
        for entry in said:
            put_in(folder, "x", {"x": entry})
            runs.append(last_run())
        undo_run(runs[gone])
        assert contents() == expected
        assert ImportRun.objects.get(pk=runs[gone].pk).undone_at
        take_all_back()


def test_an_index_taken_back_is_told_as_read_again(folder: Path) -> None:
    put_in(folder, "x", {})
    put_in(folder, "x", TOLD)
    report = undo_run(last_run())
    assert (report.removed, report.reloaded, report.kept) == ([], ["brugerne-svarer"], [])


def test_a_run_that_brought_a_file_and_told_of_another_is_taken_back_whole(folder: Path) -> None:
    put_in(folder, "x", {})
    before = contents()
    put_in(folder, "xyz", TOLD)
    undo_run(last_run())
    assert contents() == before
    assert is_sound()
