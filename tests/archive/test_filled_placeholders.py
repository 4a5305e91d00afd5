"""An absent letter is filled in place when its capture comes: links, verdicts and address go with it, and come back when it goes."""

from itertools import permutations
from pathlib import Path

import pytest
from django.test import Client

from archive.checking import find_faults
from archive.rereading import differences
from archive.undoing import undo_run
from debates.linking import infer_links
from debates.models import Article, Debate, ImportRun, Reply
from debates.models.debates import Verdict
from debates.pages.keys import placeholder_key
from tests.captures import contents, run_import, tagged_page, write

pytestmark = pytest.mark.django_db

WORDS = [
    "anker bænk cykel dør", "fyr gavl hegn isflage", "jolle kran lygte mole", "net ovn pram ror", "sejl tov ur vrag",
]  # fmt: skip
OURS = "Vi bor ved havnen. Det er vores kaj, og vi bliver."
TITLED = "I et nyt indlæg ”Gå nu hjem” svarer de os på vores første indlæg."
NAMED = "I et nyt indlæg svarer Havnelauget os på vores første indlæg."


def page(number: int, title: str, text: str, publisher: str, day: str) -> str:
    """A page of its own words; its newsletter and its one comment date it."""
    lead = f"Om {WORDS[number]} ved kajen, som ligger der endnu, og som mange har en mening om. Tal nummer {number}."
    comment = (day, "Karen", "Ja", "Kajen er vores.")
    return tagged_page(title, lead, f"{text}\n\n{OURS}", ("Havne", "Byråd"), publisher, [comment])


PAGES = {
    "first.txt": page(0, "Kajen trænger", "Kajen er slidt.", "Kajens Venner", "01.02.16"),
    "filling.txt": page(1, "Gå nu hjem", "Kajen er solgt.", "Havnelauget", "03.03.16"),
    "titled.txt": page(2, "Kajen bliver", TITLED, "Kajens Venner", "09.05.16"),
    "other.txt": page(3, "Også os", TITLED.replace("vores første", "mit"), "Bådeklubben", "20.05.16"),
    "named.txt": page(4, "Svar udbedes her", NAMED, "Kajens Venner", "10.05.16"),
}


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    write(tmp_path, PAGES)
    return tmp_path


def article(title: str) -> Article:
    return Article.objects.get(title=title)


def ends() -> set[tuple[str, str, str]]:
    """Who answers whom, by title; what is absent is `?`."""
    rows = Reply.objects.filter(kind=Reply.Kind.ANSWERS).select_related("article", "answers")
    return {(row.article.title or "?", row.answers.title or "?", row.verdict) for row in rows}


SPEAKERS = pytest.mark.parametrize(
    ("name", "title"),
    [
        pytest.param("titled.txt", "Kajen bliver", id="by its title"),
        pytest.param("named.txt", "Svar udbedes her", id="by its writer"),
    ],
)


@SPEAKERS
def test_the_capture_takes_the_place_with_all_its_links(name: str, title: str, captures: Path) -> None:
    run_import(captures / "first.txt", captures / name)
    assert ends() == {(title, "?", ""), ("?", "Kajen trænger", "")}
    run_import(captures / "filling.txt")
    assert ends() == {(title, "Gå nu hjem", ""), ("Gå nu hjem", "Kajen trænger", "")}
    assert not Article.objects.filter(is_placeholder=True).exists()
    assert len(set(Article.objects.values_list("debate", flat=True))) == 1
    assert [*find_faults(), *differences()] == []


@SPEAKERS
@pytest.mark.parametrize("together", [True, False], ids=["at once", "before"])
def test_the_address_of_the_placeholder_leads_to_the_capture(
    name: str, title: str, together: bool, captures: Path, client: Client
) -> None:
    """Whether or not there ever was a placeholder in this database."""
    run_import(captures / "first.txt", captures / name, *([captures / "filling.txt"] if together else []))
    address = f"/artikler/ikke-bevaret-{placeholder_key(article(title).key, 1)}/"
    if not together:
        assert client.get(address).status_code == 200
        run_import(captures / "filling.txt")
    found = client.get(address)
    assert (found.status_code, found["Location"]) == (302, "/artikler/gaa-nu-hjem/")


def test_the_address_tells_nothing_of_a_withheld_capture(captures: Path, client: Client) -> None:
    run_import(captures)
    Article.objects.filter(title="Gå nu hjem").update(withheld_at="2020-01-01T00:00Z", withheld_reason="request")
    assert client.get(f"/artikler/ikke-bevaret-{placeholder_key(article('Kajen bliver').key, 1)}/").status_code == 404


def test_an_address_that_never_was_is_not_found(captures: Path, client: Client) -> None:
    run_import(captures)
    assert client.get("/artikler/ikke-bevaret-pxxxxxxxxxx/").status_code == 404
    assert client.get("/artikler/ikke-bevaret-/").status_code == 404


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
@SPEAKERS
def test_a_verdict_goes_with_it_and_comes_back(name: str, title: str, verdict: str, captures: Path) -> None:
    run_import(captures / "first.txt", captures / name)
    Reply.objects.filter(article__title=title, answers__is_placeholder=True).update(verdict=verdict)
    before = contents()
    run_import(captures / "filling.txt")
    assert ends() == {(title, "Gå nu hjem", verdict), ("Gå nu hjem", "Kajen trænger", "")}
    report = undo_run(ImportRun.objects.latest("pk"))
    assert report.removed == ["gaa-nu-hjem"]
    assert contents() == before
    assert list(find_faults()) == []


def test_a_verdict_on_the_capture_keeps_to_the_letter_that_was_spoken_of(captures: Path) -> None:
    """The answer of the letter that fills the place is a verdict on the same letter, whichever row it has."""
    run_import(captures / "first.txt", captures / "titled.txt")
    run_import(captures / "filling.txt")
    Reply.objects.filter(article__title="Gå nu hjem").update(verdict=Verdict.REJECTED)
    undo_run(ImportRun.objects.latest("pk"))
    assert ends() == {("Kajen bliver", "?", ""), ("?", "Kajen trænger", "rejected")}


def test_an_import_taken_back_brings_the_placeholder_back(captures: Path) -> None:
    run_import(*(captures / name for name in PAGES if name != "filling.txt"))
    before = contents()
    run_import(captures / "filling.txt")
    undo_run(ImportRun.objects.latest("pk"))
    assert contents() == before


def test_two_speak_of_one_absent_letter_and_the_order_of_files_decides_nothing(captures: Path, client: Client) -> None:
    names = ["first.txt", "titled.txt", "other.txt"]
    found = []
    for order in permutations(names):
        for name in order:
            run_import(captures / name)
        assert Article.objects.filter(is_placeholder=True).count() == 1
        assert list(find_faults()) == []
        titles = list(Debate.objects.values_list("key", "title"))  # the address of a debate, once given, stays
        found.append(contents() | {"debates": titles})
        for speaker in ("Kajen bliver", "Også os"):
            address = f"/artikler/ikke-bevaret-{placeholder_key(article(speaker).key, 1)}/"
            assert client.get(address, follow=True).status_code == 200
        for run in ImportRun.objects.order_by("-pk"):
            undo_run(run)
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("speaker", ["titled.txt", "other.txt"])
def test_a_verdict_stays_when_one_of_two_who_speak_of_the_letter_goes(speaker: str, captures: Path) -> None:
    [other] = {"titled.txt", "other.txt"} - {speaker}
    run_import(captures / "first.txt", captures / other)
    Reply.objects.filter(answers__is_placeholder=True).update(verdict=Verdict.ACCEPTED)
    before = contents()
    run_import(captures / speaker)
    assert Article.objects.filter(is_placeholder=True).count() == 1
    undo_run(ImportRun.objects.latest("pk"))
    assert contents() == before


def test_a_placeholder_that_a_curator_worked_on_is_a_curators_to_fill(captures: Path) -> None:
    run_import(captures / "first.txt", captures / "titled.txt")
    Article.objects.filter(is_placeholder=True).update(mentioned_as="Laugets brev", curated_fields=["mentioned_as"])
    run_import(captures / "filling.txt")
    assert ("Kajen bliver", "?", "") in ends()
    assert Article.objects.get(is_placeholder=True).mentioned_as == "Laugets brev"
    assert list(find_faults()) == []


def test_what_a_curator_set_on_the_placeholder_goes_with_it(captures: Path) -> None:
    run_import(captures / "first.txt", captures / "titled.txt", captures / "named.txt")
    absent = Reply.objects.get(article__title="Kajen bliver", answers__is_placeholder=True).answers
    by_hand = article("Kajen trænger")
    Reply.objects.create(article=by_hand, answers=absent, origin=Reply.Origin.CURATED, spoken_in=by_hand)
    Reply.objects.filter(article__is_placeholder=True, answers=by_hand).delete()
    infer_links()
    run_import(captures / "filling.txt")
    assert Reply.objects.filter(article=by_hand, answers__title="Gå nu hjem", origin="curated").exists()
