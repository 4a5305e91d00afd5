"""A curator may find a letter that was missing among the captured articles: it is that one from then on."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.checking import find_faults
from archive.curation import undo
from archive.importing import Options, reparse
from archive.rereading import differences
from debates.merging import MergeRefusedError
from debates.models import Article, Debate, Reply
from tests.archive.merging import merge_into
from tests.captures import contents, run_import, tagged_page, write

pytestmark = pytest.mark.django_db
SPEAKS = (
    "I et åbent brev beder fiskerne os om at gå, før solen står op. Vi bliver her på kajen, for vi har boet her længe."
)
LETTER = tagged_page("Gå før solen står op", lead="Kære naboer, gå nu. " * 9, body="Vi skal bruge kajen. " * 9)


@pytest.fixture
def ends(tmp_path: Path) -> tuple[Article, Article, Article]:
    """The answer, the letter that it speaks of, and the placeholder for it."""
    write(tmp_path, {"svar.txt": tagged_page(body=SPEAKS), "brev.txt": LETTER})
    run_import(tmp_path)
    answer, letter = (Article.objects.get(sources__path=name) for name in ("svar.txt", "brev.txt"))
    return answer, letter, Article.objects.get(is_placeholder=True)


def faults() -> list[str]:
    return [str(fault) for fault in (*differences(), *find_faults())]


def test_the_letter_is_answered_and_the_placeholder_leads_to_it(ends: tuple[Article, Article, Article]) -> None:
    answer, letter, placeholder = ends
    before = contents()
    operation = merge_into(letter, placeholder)
    said = Reply.objects.get()
    assert (said.article, said.answers, said.spoken_in) == (answer, letter, answer)
    assert set(Debate.objects.get().articles.all()) == {answer, letter}
    assert not Article.objects.public().filter(is_placeholder=True).exists()
    assert faults() == []
    undo(operation, by=User.objects.get())
    assert contents() == before
    assert faults() == []


def test_it_does_not_come_back_when_links_are_inferred_again(
    ends: tuple[Article, Article, Article], tmp_path: Path
) -> None:
    _answer, letter, placeholder = ends
    merge_into(letter, placeholder)
    before = contents()
    reparse(Options())
    assert contents() == before
    write(tmp_path, {"ny.txt": tagged_page(body=f"{SPEAKS} Det er vores hjem.")})
    run_import(tmp_path / "ny.txt")
    assert Reply.objects.get().answers == letter
    assert not Article.objects.public().filter(is_placeholder=True).exists()
    assert faults() == []


def test_a_verdict_on_the_answer_moves_along(ends: tuple[Article, Article, Article]) -> None:
    _answer, letter, placeholder = ends
    Reply.objects.update(verdict="accepted")
    merge_into(letter, placeholder)
    assert [(reply.answers, reply.verdict) for reply in Reply.objects.all()] == [(letter, "accepted")]
    assert faults() == []


def test_an_article_is_not_the_letter_that_it_speaks_of_itself(ends: tuple[Article, Article, Article]) -> None:
    answer, _letter, placeholder = ends
    with pytest.raises(MergeRefusedError, match="ikke selv være det indlæg"):
        merge_into(answer, placeholder)


def test_nor_is_a_page_that_is_the_same_as_the_one_that_speaks_of_it(ends: tuple[Article, Article, Article]) -> None:
    answer, letter, placeholder = ends
    with pytest.raises(MergeRefusedError, match="ikke selv være det indlæg"):
        merge_into(letter, answer, placeholder)


def test_a_placeholder_keeps_nothing(ends: tuple[Article, Article, Article]) -> None:
    _answer, letter, placeholder = ends
    with pytest.raises(MergeRefusedError, match="skal være en bevaret artikel"):
        merge_into(placeholder, letter)


def test_letter_and_answer_as_one_page(ends: tuple[Article, Article, Article], tmp_path: Path) -> None:
    """What the dropped page spoke of is spoken of by the kept one."""
    answer, letter, _placeholder = ends
    before = contents()
    operation = merge_into(letter, answer)
    assert faults() == []
    undo(operation, by=User.objects.get())
    assert contents() == before
