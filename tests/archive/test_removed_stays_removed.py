"""What a curator took out of the public archive does not come back with another capture, whatever that one adds or edits."""

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.captures import IndexEntry
from archive.importing import Options, reparse
from comments.curation import erase
from comments.models import Comment
from debates.models import Article
from debates.pages.keys import comment_key
from tests.captures import BODY, LEAD, run_import, tagged_page, write

pytestmark = pytest.mark.django_db

LONG = "Kajen er vores, og den bliver ikke solgt, så længe jeg kan stå på den."
BO = ("02.03.18", "Bo Vang", "Ja", LONG)
KARL = ("02.03.18", "Karl Toft", "Ja", "Jeg er en anden, og jeg mener noget andet om kajen.")
EVA = ("03.03.18", "Eva Krag", "Nej", "Det må rådet finde ud af.")


def public_texts() -> set[str]:
    return set(Comment.objects.public().values_list("body", flat=True))


def withhold_comment(body: str) -> Comment:
    comment = Comment.objects.get(body=body)
    comment.withheld_at, comment.withheld_reason = datetime(2020, 1, 1, tzinfo=UTC), "request"
    comment.save()
    return comment


EDITS = {
    "an older one of the same day and title": [EVA, BO, KARL],
    "a newer one of the same day and title": [EVA, KARL, BO],
    "its text edited": [EVA, (BO[0], BO[1], BO[2], "Jeg har tænkt mig om: kajen må gerne sælges.")],
    "its title edited": [EVA, (BO[0], BO[1], "Ja, for pokker", LONG)],
    "its name edited": [EVA, (BO[0], "B. Vang", BO[2], LONG)],
    "the letters of its title": [EVA, (BO[0], BO[1], "JA", LONG)],
}


@pytest.mark.parametrize("later", EDITS.values(), ids=EDITS)
def test_a_withheld_comment_stays_withheld(later: list[tuple[str, str, str, str]], tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=[BO]), "b.txt": tagged_page(comments=later)})
    run_import(tmp_path / "a.txt")
    key = withhold_comment(LONG).key
    run_import(tmp_path / "b.txt")
    kept = Comment.objects.get(key=key)
    assert kept.is_withheld
    assert kept.printed_name in ("Bo Vang", "B. Vang")
    assert public_texts() == {body for _day, name, _title, body in later if name not in ("Bo Vang", "B. Vang")}
    assert Comment.objects.count() == len(later)


@pytest.mark.parametrize("later", [EDITS["an older one of the same day and title"]], ids=["an older one"])
def test_erased_words_stay_erased(later: list[tuple[str, str, str, str]], tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=[BO]), "b.txt": tagged_page(comments=later)})
    run_import(tmp_path / "a.txt")
    key = withhold_comment(LONG).key
    erase(Comment.objects.get(key=key), by=User.objects.create_user("Alice"), reason="efter ønske")
    for _again in range(2):
        run_import(tmp_path / "b.txt")
        reparse(Options())
        erased = Comment.objects.get(key=key)
        assert (erased.is_withheld, erased.printed_name, erased.body, erased.captured_body) == (True, "", "", "")
        assert public_texts() == {EVA[3], KARL[3]}


def test_masked_words_stay_with_their_comment(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=[BO]), "b.txt": tagged_page(comments=[EVA, BO, KARL])})
    run_import(tmp_path / "a.txt")
    Comment.objects.update(body="Kajen er [fjernet].", curated_fields=["body"])
    run_import(tmp_path / "b.txt")
    assert {c.printed_name: c.body for c in Comment.objects.all()} == {
        "Bo Vang": "Kajen er [fjernet].",
        "Karl Toft": KARL[3],
        "Eva Krag": EVA[3],
    }


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_untouched_comments_have_the_same_keys_in_any_order(order: tuple[str, ...], tmp_path: Path) -> None:
    pages = {
        "a": tagged_page(comments=[BO]),
        "b": tagged_page(comments=[EVA, BO, KARL]),
        "c": tagged_page(comments=[EVA, (BO[0], BO[1], "Ja, for pokker", LONG)]),
    }
    write(tmp_path, {f"{name}.txt": page for name, page in pages.items()})
    index = {f"{name}.txt": IndexEntry("", datetime(2018, 4, day, tzinfo=UTC)) for day, name in enumerate("abc", 1)}
    for name in order:
        run_import(tmp_path / f"{name}.txt", index=index)
    article = Article.objects.get().key
    assert {comment.printed_name: comment.key for comment in Comment.objects.all()} == {
        "Karl Toft": comment_key(article, date(2018, 3, 2), "Ja", 1),
        "Bo Vang": comment_key(article, date(2018, 3, 2), "Ja", 2),
        "Eva Krag": comment_key(article, date(2018, 3, 3), "Nej", 1),
    }


def test_an_article_whose_text_was_taken_out_is_known_by_its_captures(tmp_path: Path) -> None:
    later = tagged_page(body=f"{BODY} Og mere til.", comments=[EVA])
    write(tmp_path, {"a.txt": tagged_page(), "b.txt": later})
    run_import(tmp_path / "a.txt")
    Article.objects.update(
        lead="Teksten er fjernet efter ønske.",
        body="",
        parts=[],
        curated_fields=["lead", "parts", "body"],
    )
    run_import(tmp_path / "b.txt")
    article = Article.objects.get()
    assert (article.lead, article.body, article.comments.count()) == ("Teksten er fjernet efter ønske.", "", 1)


ANOTHER_TITLE = {"without an index": "", "with its address in an index": "https://www.eksempel.dk/kajen-er-vores"}


@pytest.mark.parametrize("address", ANOTHER_TITLE.values(), ids=ANOTHER_TITLE)
def test_a_withheld_article_does_not_come_back_under_another_title(address: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(), "b.txt": tagged_page("Kajen er vores alle sammens", comments=[EVA])})
    index = {name: IndexEntry(address, None) for name in ("a.txt", "b.txt")} if address else {}
    run_import(tmp_path / "a.txt", index=index)
    Article.objects.update(withheld_at=datetime(2020, 1, 1, tzinfo=UTC), withheld_reason="request")
    report = run_import(tmp_path / "b.txt", index=index)
    assert not Article.objects.public().exists()
    assert not Comment.objects.public().exists()
    assert "tilbageholdt" in report.files[0].reason


def test_another_article_than_the_withheld_one_is_public(tmp_path: Path) -> None:
    other = tagged_page("Parken er mørk", lead="Parken er mørk om vinteren. " * 9, body="Sæt lys i den. " * 9)
    write(tmp_path, {"a.txt": tagged_page(lead=LEAD), "b.txt": other})
    run_import(tmp_path / "a.txt")
    Article.objects.update(withheld_at=datetime(2020, 1, 1, tzinfo=UTC), withheld_reason="request")
    run_import(tmp_path / "b.txt")
    assert Article.objects.public().get().title == "Parken er mørk"
