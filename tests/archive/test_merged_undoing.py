"""What came to a merged page since stands in the way of tearing it apart; and no import takes it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.checking import find_faults
from archive.curation import settle, undo
from archive.rereading import differences
from archive.undoing import undo_run
from comments.models import Comment
from debates.curation import Act, Subject, UndoRefusedError, obstacles
from debates.models import Article, ImportRun, Operation
from tests.archive.merging import BO, IDA, KEPT, OTHER_BODY, OTHER_LEAD, merge_into, merged, two_pages
from tests.captures import contents, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
THIRD_LEAD = (
    "Havnefogeden har fået sin opsigelse, og nu vil kommunen have hans hus. Det er tredje gang på et år, at det sker."
)
THIRD = tagged_page(
    lead=THIRD_LEAD, body="Huset er fra tretten, og taget er nyt. Han bliver boende, siger han til alle."
)
NEW = ("06.03.18", "Karl Toft", "Endnu en", "Jeg var på havnen i går, og der var ingen både at se.")
DAY = {"withheld_at": "2020-01-01T00:00Z", "withheld_reason": "request"}


def faults() -> list[str]:
    return [str(fault) for fault in (*differences(), *find_faults())]


def change(row: Article | Comment, kind: Operation.Kind, **values: object) -> Operation:
    """An act of a curator on one row."""
    rows = type(row).objects.filter(pk=row.pk)
    act = Act(lambda: [rows])
    rows.update(**values)
    operation = act.record(kind, Subject.of(row), by=User.objects.get())
    assert operation
    settle(operation)
    return operation


def bo(article: Article) -> Comment:
    return article.comments.get(printed_name="Bo Vang")


SINCE: dict[str, Callable[[Article], Operation]] = {
    "the kept one was withheld": lambda kept: change(kept, Operation.Kind.WITHHOLD, **DAY),
    "its text was masked": lambda kept: change(kept, Operation.Kind.CHANGE, lead="[fjernet]"),
    "a double was withheld": lambda kept: change(bo(kept), Operation.Kind.WITHHOLD, **DAY),
    "a double was masked": lambda kept: change(bo(kept), Operation.Kind.CHANGE, body="[fjernet]"),
    "a name was hidden": lambda kept: change(bo(kept), Operation.Kind.CHANGE, name_hidden=True),
}


@pytest.mark.parametrize("since", SINCE.values(), ids=SINCE)
def test_what_was_taken_away_since_does_not_come_back_by_undoing(
    since: Callable[[Article], Operation], tmp_path: Path
) -> None:
    kept, dropped = two_pages(tmp_path)
    before = contents()
    operation = merge_into(kept, dropped)
    later = since(Article.objects.get(pk=kept.pk))
    state = contents()
    assert any(reason.endswith("Fortryd den først.") for reason in obstacles(operation))
    with pytest.raises(UndoRefusedError):
        undo(operation, by=User.objects.get())
    assert contents() == state
    undo(later, by=User.objects.get())
    undo(operation, by=User.objects.get())
    assert contents() == before


def test_nor_by_merging_again(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    undone = undo(merge_into(kept, dropped), by=User.objects.get())
    change(bo(dropped), Operation.Kind.WITHHOLD, **DAY)
    with pytest.raises(UndoRefusedError, match="Fortryd den først"):
        undo(undone, by=User.objects.get())
    merge_into(kept, dropped)
    assert BO[3] not in Comment.objects.public().values_list("body", flat=True)
    assert faults() == []


def test_a_capture_that_came_since_stands_in_the_way(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    operation = merge_into(kept, dropped)
    write(tmp_path, {"c.txt": tagged_page(lead=OTHER_LEAD, body=f"{OTHER_BODY} Ja.", comments=[IDA, BO])})
    run_import(tmp_path / "c.txt")
    assert "Afskriften »c.txt« er kommet til siden." in obstacles(operation)


def test_until_the_run_that_brought_it_is_taken_back(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    before = contents()
    operation = merge_into(kept, dropped)
    between = contents()
    write(tmp_path, {"c.txt": tagged_page(lead=OTHER_LEAD, body=f"{OTHER_BODY} Ja.", comments=[NEW, IDA, BO])})
    run_import(tmp_path / "c.txt")
    assert kept.comments.count() == 4
    assert undo_run(ImportRun.objects.latest("pk")).reloaded == [kept.slug]
    assert contents() == between
    undo(operation, by=User.objects.get())
    assert contents() == before


def test_merged_ones_lead_on_with_the_one_that_they_were_merged_into(tmp_path: Path) -> None:
    first, second = two_pages(tmp_path)
    write(tmp_path, {"c.txt": THIRD})
    run_import(tmp_path / "c.txt")
    third = Article.objects.get(sources__path="c.txt")
    one = merge_into(second, first)
    between = contents()
    other = merge_into(third, second)
    assert set(third.duplicates.all()) == {first, second}
    assert faults() == []
    with pytest.raises(UndoRefusedError):
        undo(one, by=User.objects.get())
    again = undo(undo(other, by=User.objects.get()), by=User.objects.get())
    assert set(third.duplicates.all()) == {first, second}
    undo(again, by=User.objects.get())
    assert contents() == between
    assert faults() == []


def test_several_are_merged_at_once(tmp_path: Path) -> None:
    first, second = two_pages(tmp_path)
    write(tmp_path, {"c.txt": THIRD})
    run_import(tmp_path / "c.txt")
    third, before = Article.objects.get(sources__path="c.txt"), contents()
    operation = merge_into(third, first, second)
    assert third.comments.count() == 3
    assert third.sources.count() == 3
    assert faults() == []
    undo(operation, by=User.objects.get())
    assert contents() == before


@pytest.mark.parametrize("run", [0, 1], ids=["that brought the kept one", "that brought the dropped one"])
def test_a_run_leaves_a_merged_page_and_tells(run: int, tmp_path: Path) -> None:
    kept, _dropped = merged(tmp_path)
    before = contents()
    report = undo_run(ImportRun.objects.order_by("pk")[run])
    assert (report.kept, report.removed, report.reloaded) == ([kept.slug], [], [])
    assert contents() == before


def test_a_merge_that_was_undone_lets_the_run_go(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    undo(merge_into(kept, dropped), by=User.objects.get())
    report = undo_run(ImportRun.objects.order_by("pk")[1])
    assert report.removed == [dropped.slug]
    assert list(Article.objects.all()) == [kept]
    assert faults() == []


def test_a_merge_can_be_undone_and_done_the_other_way(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path, KEPT)
    undo(merge_into(kept, dropped), by=User.objects.get())
    merge_into(dropped, kept)
    assert (dropped.sources.count(), dropped.comments.count()) == (2, 3)
    assert faults() == []
