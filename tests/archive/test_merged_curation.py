"""Merging keeps what curators did to either page: what they took out of the public archive does not come back."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.checking import find_faults
from archive.curation import undo
from archive.merging import plan
from archive.rereading import differences
from comments.curation import erase
from comments.importing import refresh_counts
from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies
from debates.gathering import gather_debates
from debates.merging import MergeRefusedError
from debates.models import Article, Debate, Operation, Reply
from tests.archive.merging import BO, IDA, KEPT, OTHER_LEAD, merge_into, two_pages
from tests.captures import contents, run_import, tagged_page, write
from tests.factories import make_author, make_claim

pytestmark = pytest.mark.django_db
BYLINE = "Af formanden"


def set_by_hand(row: Article | Comment, **values: Any) -> None:
    """As a curator would."""
    type(row).objects.filter(pk=row.pk).update(**values, curated_fields=sorted(values))


def withheld(row: Article | Comment) -> None:
    type(row).objects.filter(pk=row.pk).update(withheld_at=timezone.now(), withheld_reason="request")
    row.refresh_from_db()
    refresh_counts(row if isinstance(row, Article) else row.article)


def bo(article: Article) -> Comment:
    return article.comments.get(printed_name="Bo Vang")


def faults() -> list[str]:
    return [str(fault) for fault in (*differences(), *find_faults())]


def test_fields_set_by_hand_on_either_are_kept(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    set_by_hand(kept, title="Kajen er alles")
    set_by_hand(dropped, byline=BYLINE, published_precision="interval", published_not_after="2018-05-01")
    merge_into(kept, dropped)
    kept.refresh_from_db()
    assert (kept.title, kept.byline, str(kept.published_not_after)) == ("Kajen er alles", BYLINE, "2018-05-01")
    assert set(kept.curated_fields) == {"title", "byline", "published_precision", "published_not_after"}
    assert faults() == []


def test_authors_set_by_hand_are_kept(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    dropped.authorships.create(author=make_author("Formanden"), position=1, printed="Formanden")
    Article.objects.filter(pk=dropped.pk).update(curated_fields=["authors"])
    merge_into(kept, dropped)
    assert [signed.printed for signed in kept.authorships.all()] == ["Formanden"]
    assert faults() == []


def test_a_text_that_was_taken_away_on_one_page_stays_away(tmp_path: Path) -> None:
    dropped_page = tagged_page(lead=OTHER_LEAD, body="Hemmelige ord om naboen. " * 9)
    kept, dropped = two_pages(tmp_path, KEPT, dropped_page)
    set_by_hand(dropped, parts=[], body="", lead="Teksten er fjernet.")
    merge_into(kept, dropped)
    assert faults() == []
    kept.refresh_from_db()
    assert (kept.body, kept.lead) == ("", "Teksten er fjernet.")


@pytest.mark.parametrize("which", [0, 1], ids=["the kept one", "the dropped one"])
def test_a_withheld_page_stays_withheld(which: int, tmp_path: Path) -> None:
    pages = two_pages(tmp_path)
    withheld(pages[which])
    before = contents()
    assert plan(pages[0], [pages[1]]).withholds == bool(which)
    operation = merge_into(*pages)
    assert not Article.objects.public().exists()
    assert not Comment.objects.public().exists()
    assert faults() == []
    undo(operation, by=User.objects.get())
    assert contents() == before


@pytest.mark.parametrize("which", [0, 1], ids=["under the kept one", "under the dropped one"])
def test_a_withheld_double_stays_withheld(which: int, tmp_path: Path) -> None:
    pages = two_pages(tmp_path)
    withheld(bo(pages[which]))
    infer_replies(pages[which])
    assert plan(pages[0], [pages[1]]).comments_withheld == which
    merge_into(*pages)
    assert BO[3] not in Comment.objects.public().values_list("body", flat=True)
    assert Comment.objects.filter(printed_name="Bo Vang").count() == 1
    pages[0].refresh_from_db()
    assert pages[0].comment_count == 2
    assert faults() == []


@pytest.mark.parametrize("which", [0, 1], ids=["under the kept one", "under the dropped one"])
def test_a_masked_text_and_a_hidden_name_stay_so(which: int, tmp_path: Path) -> None:
    pages = two_pages(tmp_path)
    set_by_hand(bo(pages[which]), body="Kajen er [fjernet].")
    Comment.objects.filter(pk=bo(pages[which]).pk).update(name_hidden=True)
    merge_into(*pages)
    assert (bo(pages[0]).body, bo(pages[0]).name_hidden) == ("Kajen er [fjernet].", True)
    assert faults() == []


def test_what_moves_alone_moves_as_it_is(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    ida = dropped.comments.get(body=IDA[3])
    withheld(ida)
    merge_into(kept, dropped)
    ida.refresh_from_db()
    assert (ida.article, ida.is_withheld) == (kept, True)
    assert faults() == []


def test_words_erased_on_one_page_alone_stand_in_the_way(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    curator = User.objects.create_user("else")
    for page in (dropped, kept):
        withheld(bo(page))
        double = bo(page)
        erase(double, by=curator, reason="ønske")
        infer_replies(page)
        if page == dropped:
            with pytest.raises(MergeRefusedError, match="kun en af kommentarerne"):
                merge_into(kept, dropped)
    merge_into(kept, dropped)
    assert not Comment.objects.filter(body=BO[3]).exists()
    assert BO[3] not in str(list(Operation.objects.values_list("changes", flat=True)))


def test_words_erased_after_the_merge_are_forgotten_in_its_record_too(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    merge_into(kept, dropped)
    assert BO[3] in str(Operation.objects.get().changes)
    withheld(bo(kept))
    erase(bo(kept), by=User.objects.get(), reason="ønske")
    assert BO[3] not in str(list(Operation.objects.values_list("changes", flat=True)))


@pytest.mark.parametrize(
    ("kept_value", "dropped_value", "told"),
    [
        pytest.param({"title": "Kajen"}, {"title": "Havnen"}, "titel", id="a title"),
        pytest.param({"lead": "Kajen"}, {"lead": "Havnen", "parts": []}, "manchet", id="one of two fields"),
    ],
)
def test_pages_that_were_put_right_differently_are_not_merged(
    kept_value: dict[str, Any], dropped_value: dict[str, Any], told: str, tmp_path: Path
) -> None:
    kept, dropped = two_pages(tmp_path)
    set_by_hand(kept, **kept_value)
    set_by_hand(dropped, **dropped_value)
    before = contents()
    with pytest.raises(MergeRefusedError, match=f"forskelligt i hånden: {told}"):
        merge_into(Article.objects.get(pk=kept.pk), Article.objects.get(pk=dropped.pk))
    assert contents() == before
    assert not Operation.objects.exists()


def test_doubles_that_were_put_right_differently_are_not_merged(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    set_by_hand(bo(kept), body="Kajen er [fjernet].")
    set_by_hand(bo(dropped), body="[Fjernet].")
    with pytest.raises(MergeRefusedError, match="rettet forskelligt i hånden"):
        merge_into(kept, dropped)


def test_a_verdict_on_a_double_is_a_verdict_on_the_one_that_stays(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    found = ReplyClaim.objects.get(comment__article=dropped)
    ReplyClaim.objects.filter(pk=found.pk).update(verdict="rejected")
    infer_replies(dropped)
    merge_into(kept, dropped)
    found.refresh_from_db()
    assert (found.target, found.verdict) == (bo(kept), "rejected")
    assert kept.comments.get(body=IDA[3]).parent is None
    assert faults() == []


def test_an_answer_set_by_hand_moves_along(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    make_claim(dropped.comments.get(body=IDA[3]), bo(dropped), kind="curator", score=1.0)
    infer_replies(dropped)
    operation = merge_into(kept, dropped)
    claim = ReplyClaim.objects.get(kind="curator")
    assert (claim.comment.article, claim.target) == (kept, bo(kept))
    assert faults() == []
    undo(operation, by=User.objects.get())
    claim.refresh_from_db()
    assert claim.target == bo(dropped)


def answered(folder: Path) -> tuple[Article, Article, Article]:
    """Two pages that are one, and an article that a curator says answers the second."""
    kept, dropped = two_pages(folder)
    write(
        folder, {"c.txt": tagged_page("Et svar fra rådet", lead="Vi har hørt jer. " * 9, body="Det bliver nej. " * 9)}
    )
    run_import(folder / "c.txt")
    answer = Article.objects.get(sources__path="c.txt")
    said = {"origin": "curated", "evidence": "", "spoken_in": answer}
    Reply.objects.create(article=answer, answers=dropped, **said)
    return kept, dropped, answer


def test_an_answer_between_articles_is_an_answer_to_the_one_that_stays(tmp_path: Path) -> None:
    kept, dropped, answer = answered(tmp_path)
    operation = merge_into(kept, dropped)
    assert Reply.objects.get().answers == kept
    assert set(Debate.objects.get().articles.all()) == {kept, answer}
    assert faults() == []
    undo(operation, by=User.objects.get())
    assert Reply.objects.get().answers == dropped
    assert set(Debate.objects.get().articles.all()) == {dropped, answer}
    assert faults() == []


def test_debates_that_rest_on_guesses_are_gathered_again_and_never_stand_in_the_way(tmp_path: Path) -> None:
    """The kept page answers the dropped one, or so it was read: one debate less, and undone it is there again."""
    kept, dropped, answer = answered(tmp_path)
    Reply.objects.create(article=kept, answers=answer, origin="curated", spoken_in=kept)
    gather_debates()
    before = contents()
    operation = merge_into(kept, dropped)
    between = contents()
    assert faults() == []
    for _ in range(2):
        operation = undo(operation, by=User.objects.get())
        assert contents() == before
        operation = undo(operation, by=User.objects.get())
        assert contents() == between


def test_a_debate_that_the_dropped_page_was_put_into_has_the_kept_one(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    debate = Debate.objects.create(key="dhavn", slug="havnen", title="Havnen", origin="curated")
    set_by_hand(dropped, debate=debate)
    before = contents()
    operation = merge_into(kept, Article.objects.get(pk=dropped.pk))
    kept.refresh_from_db()
    dropped.refresh_from_db()
    assert (kept.debate, dropped.debate, kept.curated_fields) == (debate, None, ["debate"])
    assert faults() == []
    undo(operation, by=User.objects.get())
    assert contents() == before
