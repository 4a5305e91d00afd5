"""Captures made to break an import break neither it nor the files beside them."""

from pathlib import Path

import pytest

from archive.checking import find_faults
from comments.models import Comment
from comments.threading import DEEPEST
from debates.models import Article, Debate
from debates.pages.keys import article_key, placeholder_key
from tests.captures import LEAD, dated_page, outcomes, run_import, tagged_page, write

pytestmark = pytest.mark.django_db


def test_a_text_of_rare_letters_fits_into_the_index(tmp_path: Path) -> None:
    """Each word a letter of four bytes that no other word has: the dearest text there is for a tsvector."""
    rare = [chr(0x10400 + number % 80) + chr(0x20000 + number) for number in range(40_000)]
    words = " ".join(rare)
    write(
        tmp_path,
        {
            "a.txt": tagged_page(
                words[:30_000], words[:60_000], words * 8, comments=[("01.03.18", "Bo", words[:20_000], words * 4)]
            )
        },
    )
    write(tmp_path, {"b.txt": tagged_page()})
    assert outcomes(run_import(tmp_path)) == ["created", "created"]


def test_a_title_made_like_a_placeholders_address_takes_nobodys_place(tmp_path: Path) -> None:
    answering = "Vores svar til formanden"
    absent = placeholder_key(article_key(answering, ""), 1)
    write(
        tmp_path,
        {
            "a.txt": tagged_page(f"Ikke bevaret {absent}"),
            "b.txt": tagged_page(answering, lead="I et åbent brev beder formanden os om at gå. " * 4),
            "c.txt": tagged_page("Uden titel " + article_key("", "x")),
        },
    )
    assert outcomes(run_import(tmp_path)) == ["created"] * 3
    assert outcomes(run_import(tmp_path)) == ["unchanged"] * 3
    assert Article.objects.get(key=absent).slug.startswith(f"ikke-bevaret-{absent}-")
    assert Debate.objects.count() == 1


def test_a_writer_who_goes_on_for_ever_is_followed_only_so_deep(tmp_path: Path) -> None:
    parts = [("01.03.18", "Bo Vang", "Mit liv", f"Del {number}.") for number in range(3 * DEEPEST)]
    write(tmp_path, {"a.txt": tagged_page(comments=parts)})
    run_import(tmp_path)
    assert max(Comment.objects.values_list("depth", flat=True)) == DEEPEST
    assert list(find_faults()) == []


def test_of_three_articles_with_one_title_each_keeps_its_captures(tmp_path: Path) -> None:
    one, two = (
        "Kajen er lang nok til os alle sammen her i byen. ",
        "Parken mangler lys, bænke, træer og en voksen mand. ",
    )
    three = "Kajen og parken er lige gode, men torvet har hverken både, bænke eller en eneste voksen tilbage. "
    leads = {"a": one * 4, "b": two * 4, "c": three * 3}
    write(tmp_path, {f"{name}1.txt": tagged_page(lead=lead, body=lead * 2) for name, lead in leads.items()})
    run_import(tmp_path)
    assert Article.objects.count() == 3
    later = [("01.03.18", "Bo", "Ja", "Enig.")]
    write(
        tmp_path,
        {f"{name}2.txt": tagged_page(lead=lead, body=lead * 2, comments=later) for name, lead in leads.items()},
    )
    assert outcomes(run_import(tmp_path)) == ["unchanged", "updated"] * 3
    assert [article.sources.count() for article in Article.objects.all()] == [2, 2, 2]


def test_the_same_file_twice_in_one_run_is_imported_once(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, {"a.txt": dated_page()})
    assert outcomes(run_import(tmp_path / "x", tmp_path / "y")) == ["created", "unchanged"]


def test_a_fifo_and_an_endless_path_are_told(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "ror")
    report = run_import(tmp_path / "ror", Path("/" + "x" * 5000), tmp_path / "ror")
    assert outcomes(report) == ["refused", "refused"]
    assert all(file.reason for file in report.files)


@pytest.mark.parametrize(
    "lead", [LEAD, LEAD.replace("æ", "a\u0308"), LEAD.upper()], ids=["same", "decomposed", "capitals"]
)
def test_a_copy_that_differs_in_letters_only_is_the_same_article(lead: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(), "b.txt": tagged_page(title="KAJEN er vores", lead=lead)})
    run_import(tmp_path)
    assert Article.objects.count() == 1
