"""Three ways to read the comments of an article, by address: as captured, with sure answers, with likely ones too."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, ReplyClaim
from comments.reading import pages
from debates.models.debates import Verdict
from tests.factories import make_claim, make_comment, withhold
from tests.pages.conftest import Archive

LIKELY = "?orden=sandsynlige"
CAPTURED = "?orden=original"
WORDS = "Nattevagten er dyr"


@pytest.fixture
def guess(archive: Archive) -> ReplyClaim:
    """A comment that likely answers the first."""
    comment = make_comment(archive.letter, "Tove Lund", title="Dyrt", body=f"{WORDS}, skriver du.")
    claim = {"kind": "spoken", "score": 0.6, "evidence": WORDS, "evidence_part": "body", "evidence_start": 0}
    return make_claim(comment, archive.comment, **claim)


def _of(archive: Archive, comment: Comment, query: str = "") -> str:
    html = archive.get(f"{archive.letter.get_absolute_url()}{query}")
    return html.partition(f'id="{comment.anchor}"')[2].partition("</article>")[0]


def test_as_captured_says_nothing_of_answers(archive: Archive, guess: ReplyClaim) -> None:
    html = archive.get(f"{archive.letter.get_absolute_url()}{CAPTURED}")
    comments = html.partition('id="kommentarer"')[2]
    assert "svar til" not in comments
    assert '<mark class="said">' not in comments


def test_a_likely_answer_is_shown_to_who_asks_for_it(archive: Archive, guess: ReplyClaim) -> None:
    assert "svar til" not in _of(archive, guess.comment)
    shown = _of(archive, guess.comment, LIKELY)
    assert "måske svar til" in shown
    assert f'href="#{archive.comment.anchor}">Karen Friis</a>' in shown
    assert "<summary>Udledt, usikkert</summary>" in shown


def test_a_likely_answer_stands_under_what_it_likely_answers(archive: Archive, guess: ReplyClaim) -> None:
    late = make_comment(archive.letter, "Ib", title="Sidst")
    html = archive.get(f"{archive.letter.get_absolute_url()}{LIKELY}")
    keys = [archive.comment.key, archive.reply.key, guess.comment.key, late.key]
    assert re.findall(r'id="k-([^"]+)"', html) == keys
    assert html.count('<ol class="tree">') == 2


def test_a_sure_answer_stays_where_it_is(archive: Archive, guess: ReplyClaim) -> None:
    make_claim(archive.reply, make_comment(archive.letter, "Ib"), score=0.6, kind="quote")
    assert "måske" not in _of(archive, archive.reply, LIKELY)


@pytest.mark.parametrize("change", [{"verdict": Verdict.REJECTED}, {"score": 0.4}])
def test_a_rejected_or_unlikely_one_is_never_shown(
    archive: Archive, guess: ReplyClaim, change: dict[str, object]
) -> None:
    ReplyClaim.objects.filter(pk=guess.pk).update(**change)
    assert "svar til" not in _of(archive, guess.comment, LIKELY)


def test_two_likely_ones_are_none(archive: Archive, guess: ReplyClaim) -> None:
    make_claim(guess.comment, archive.reply, score=0.6, kind="quote", evidence="dyr")
    assert "svar til" not in _of(archive, guess.comment, LIKELY)


def test_a_likely_answer_to_what_was_removed_is_not_told(archive: Archive, guess: ReplyClaim) -> None:
    withhold(archive.comment)
    assert "svar til" not in _of(archive, guess.comment, LIKELY)


def test_the_words_are_marked_in_the_text(archive: Archive, guess: ReplyClaim) -> None:
    assert f'<mark class="said">{WORDS}</mark>, skriver du.' in _of(archive, guess.comment, LIKELY)


def test_words_that_moved_are_found_and_words_that_went_are_not(archive: Archive, guess: ReplyClaim) -> None:
    Comment.objects.filter(pk=guess.comment.pk).update(body=f"Nå. {WORDS}.")
    assert f'Nå. <mark class="said">{WORDS}</mark>.' in _of(archive, guess.comment, LIKELY)
    Comment.objects.filter(pk=guess.comment.pk).update(body="Nå.")
    assert WORDS not in _of(archive, guess.comment, LIKELY)


def test_hostile_words_stay_words(archive: Archive, guess: ReplyClaim) -> None:
    hostile = '<script>alert(1)</script>" onload="x'
    Comment.objects.filter(pk=guess.comment.pk).update(body=f"\ue000{hostile}\ue001 http://a.dk/{hostile}")
    ReplyClaim.objects.filter(pk=guess.pk).update(evidence=hostile, evidence_start=1)
    shown = _of(archive, guess.comment, LIKELY)
    assert "<script>" not in shown
    assert '" onload="' not in shown
    assert shown.count("<mark") == shown.count("</mark>") == 1


def test_who_speaks_to_all_is_said_to(archive: Archive) -> None:
    comment = make_comment(archive.letter, "Tove Lund", body="I alle har ret.")
    ReplyClaim.objects.create(comment=comment, kind="collective", score=0.85, evidence="I alle har ret")
    assert "taler til alle, der har skrevet" in _of(archive, comment)
    assert "taler til alle" not in _of(archive, comment, CAPTURED)


def test_the_earlier_letter_is_linked_while_it_can_be_read(archive: Archive) -> None:
    comment = make_comment(archive.answer, "Tove Lund", body="Igen et svar.")
    said = {"kind": "letter", "score": 0.8, "evidence": "Igen et svar", "letter": archive.letter}
    ReplyClaim.objects.create(comment=comment, **said)
    address = f'href="{archive.letter.get_absolute_url()}"'

    def shown() -> str:
        html = archive.get(archive.answer.get_absolute_url())
        return html.partition(f'id="{comment.anchor}"')[2].partition("</article>")[0]

    assert address in shown()
    withhold(archive.letter)
    assert "taler om udgiverens tidligere indlæg" in shown()
    assert archive.letter.title not in shown()


def test_pages_of_likely_answers_lose_none_and_repeat_none(
    archive: Archive, guess: ReplyClaim, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        make_comment(archive.letter, f"Læser {number}", title=f"Nummer {number}")
    monkeypatch.setattr(pages, "PAGED_FROM", 1)
    monkeypatch.setattr(pages, "PAGE", 3)
    address = f"{archive.letter.get_absolute_url()}{LIKELY}&side="
    shown = [re.findall(r'id="k-([^"]+)"', archive.get(f"{address}{side}")) for side in (1, 2, 3, 4)]
    assert shown[0] == [archive.comment.key, archive.reply.key, guess.comment.key]
    assert sorted(key for keys in shown for key in keys) == sorted(Comment.objects.values_list("key", flat=True))


def test_likely_answers_cost_two_queries_more_however_many(archive: Archive, guess: ReplyClaim) -> None:
    def cost(query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            archive.get(f"{archive.letter.get_absolute_url()}{query}")
        return len(queries)

    cost("")
    few = cost(LIKELY)
    assert few == cost("") + 2
    for number in range(20):
        make_claim(make_comment(archive.letter, f"Læser {number}"), archive.comment, score=0.6)
    assert cost(LIKELY) == few


def test_removing_one_of_two_likely_ones_makes_none_of_the_other(archive: Archive, guess: ReplyClaim) -> None:
    make_claim(guess.comment, archive.reply, score=0.6, kind="quote", evidence="dyr")
    withhold(archive.reply)
    assert "svar til" not in _of(archive, guess.comment, LIKELY)
