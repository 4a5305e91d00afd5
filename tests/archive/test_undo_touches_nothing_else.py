"""Taking a run back leaves the rest as it was, column for column, whatever the run joined, lent or replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.captures import IndexEntry
from archive.undoing import undo_run
from comments.models import Comment
from debates.curation.recording import Act, Subject
from debates.models import Article, Author, Debate, ImportRun, Operation, Tag
from tests.captures import BODY, FIXTURES, contents, dated_page, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
OLD = [("02.03.18", "Bo Vang", "Ja", "Kajen er vores."), ("01.03.18", "Karen", "Nej", "Rådet har ret.")]
NEW = [("05.03.18", "Ib", "Svar til Bo", "Kære Bo Vang, nej."), *OLD]


def last_run() -> ImportRun:
    return ImportRun.objects.latest("pk")


LENT = {
    "a publisher and tags": (dated_page(), tagged_page()),
    "a byline and a date": (tagged_page(), dated_page()),
    "another byline": (dated_page(), dated_page().replace("Eva Krag", "Ib Holm")),
    "comments on top": (tagged_page(comments=OLD), tagged_page(comments=NEW)),
    "comments below": (tagged_page(comments=NEW[:1]), tagged_page(comments=NEW)),
    "an edited text": (tagged_page(comments=OLD), tagged_page(body=f"{BODY} Nyt.", comments=NEW)),
}


@pytest.mark.parametrize(("first", "second"), LENT.values(), ids=LENT)
def test_what_a_capture_lent_goes_with_it(first: str, second: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": first, "b.txt": second})
    run_import(tmp_path / "a.txt")
    before = contents()
    run_import(tmp_path / "b.txt", index={"b.txt": IndexEntry("https://www.eksempel.dk/kajen-er-vores", None)})
    assert contents() != before
    undo_run(last_run())
    assert contents() == before


def test_debates_that_a_letter_joined_are_two_again() -> None:
    files = {path.name[:3]: path for path in FIXTURES.glob("*.txt")}
    run_import(files["110"], files["111"], files["114"])
    before = contents()
    run_import(files["112"], files["113"])
    undo_run(last_run())
    assert contents() == before


def test_runs_taken_back_in_another_order_leave_nothing() -> None:
    files = sorted(FIXTURES.glob("*.txt"))
    runs = []
    for part in (files[:6], files[6:14], files[14:]):
        run_import(*part)
        runs.append(last_run())
    for run in (runs[1], runs[0], runs[2]):
        undo_run(run)
    assert not any(contents().values())


def test_names_that_the_run_did_not_bring_stay() -> None:
    Author.objects.create(key="u1", slug="else-bech", name="Else Bech")
    Tag.objects.create(key="t1", slug="broer", name="Broer")
    run_import(FIXTURES)
    undo_run(last_run())
    assert [author.name for author in Author.objects.all()] == ["Else Bech"]
    assert [tag.name for tag in Tag.objects.all()] == ["Broer"]


def edit(article: Article, **values: str) -> Operation | None:
    """Edit an article as a curator does."""
    alice, _made = User.objects.get_or_create(username="Alice")
    act = Act(lambda: [Article.objects.filter(pk=article.pk)])
    Article.objects.filter(pk=article.pk).update(**values)
    article.refresh_from_db()
    return act.record(Operation.Kind.CHANGE, Subject.of(article), by=alice)


def test_a_title_set_before_the_run_keeps_nothing_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=NEW)})
    run_import(tmp_path / "a.txt")
    edit(Article.objects.get(), title="Kajen er vores alle sammens")
    before = contents()
    run_import(tmp_path / "b.txt")
    report = undo_run(last_run())
    assert (report.reloaded, report.kept) == (["kajen-er-vores"], [])
    assert contents() == before
    assert Article.objects.get().title == "Kajen er vores alle sammens"


KEEPERS: dict[str, Callable[[], object]] = {
    "a comment that only the run brought": lambda: Comment.objects.filter(printed_name="Ib").update(name_hidden=True),
}


@pytest.mark.parametrize("touch", KEEPERS.values(), ids=KEEPERS)
def test_what_was_touched_since_stays_and_can_be_taken_back_later(touch: Callable[[], object], tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=NEW)})
    run_import(tmp_path / "a.txt")
    run_import(tmp_path / "b.txt")
    touch()
    assert undo_run(last_run()).kept == ["kajen-er-vores"]
    assert last_run().undone_at is None
    Comment.objects.update(name_hidden=False)
    assert undo_run(last_run()).reloaded == ["kajen-er-vores"]
    assert last_run().undone_at
    assert Comment.objects.count() == 2


def test_a_touched_comment_that_another_capture_shows_too_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=NEW)})
    run_import(tmp_path / "a.txt")
    run_import(tmp_path / "b.txt")
    Comment.objects.filter(printed_name="Karen").update(body="[fjernet]", curated_fields=["body"])
    assert undo_run(last_run()).kept == []
    karen = Comment.objects.get(printed_name="Karen")
    assert (karen.body, karen.source.path) == ("[fjernet]", "a.txt")


def test_a_placeholder_that_a_curator_dated_keeps_what_speaks_of_it() -> None:
    [letter] = FIXTURES.glob("104*.txt")
    run_import(letter)
    edit(Article.objects.get(is_placeholder=True), mentioned_as="borgmesterens brev")
    assert len(undo_run(last_run()).kept) == 1
    assert Article.objects.filter(is_placeholder=True).exists()


def test_a_debate_that_a_curator_named_stays_and_is_no_fault() -> None:
    from archive.checking import debates_have_members

    run_import(FIXTURES)
    Debate.objects.filter(title="Skoledebat 2016").update(title="Skolestriden", curated_fields=["title"])
    undo_run(last_run())
    assert [debate.title for debate in Debate.objects.all()] == ["Skolestriden"]
    assert list(debates_have_members()) == []
