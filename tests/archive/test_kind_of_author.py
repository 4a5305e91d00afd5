"""Whether an author is a person or an organisation: who publishes anywhere is an organisation, whatever came first."""

import random
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.checking import find_faults
from archive.rereading import differences
from archive.undoing import undo_run
from debates.curation.recording import Act, Subject
from debates.models import Author, ImportRun, Operation
from tests.captures import contents, dated_page, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
NAME = "Havnens Brugere"
PAGES = {
    "a.txt": dated_page("Broen er slidt", author=NAME),
    "b.txt": tagged_page("Kajen er vores", publisher=NAME),
    "c.txt": tagged_page("Parken er mørk", publisher="Else Bech"),
    "d.txt": dated_page("Skolen er lukket", author="Else Bech"),
    "e.txt": dated_page("Torvet er tomt", author="Ib Holm"),
    "f.txt": dated_page("Skolen er åben", author=f"{NAME.replace(' ', '  ')}"),
}
KINDS = {NAME: "organisation", "Else Bech": "organisation", "Ib Holm": "person"}


def kinds() -> dict[str, str]:
    return dict(Author.objects.values_list("name", "kind"))


@pytest.mark.parametrize("seed", range(8))
def test_neither_the_order_nor_the_runs_decide(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    names = chance.sample(sorted(PAGES), len(PAGES))
    write(tmp_path, PAGES)
    while names:
        count = chance.randint(1, len(names))
        run_import(*[tmp_path / name for name in names[:count]])
        names = names[count:]
    assert kinds() == KINDS
    assert [*find_faults(), *differences()] == []


def test_who_publishes_nothing_any_more_is_a_person_again(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    run_import(tmp_path / "a.txt")
    before = contents()
    run_import(tmp_path / "b.txt")
    assert kinds() == {NAME: "organisation"}
    undo_run(ImportRun.objects.latest("pk"))
    assert contents() == before
    assert kinds() == {NAME: "person"}


def test_what_a_curator_has_said_stays(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    run_import(tmp_path / "a.txt")
    author = Author.objects.get(name=NAME)
    act = Act(lambda: [Author.objects.filter(pk=author.pk)])
    Author.objects.filter(pk=author.pk).update(kind=Author.Kind.UNKNOWN)
    assert act.record(Operation.Kind.CHANGE, Subject.of(author), by=User.objects.create_user("Alice"))
    run_import(tmp_path)
    assert kinds()[NAME] == "unknown"
