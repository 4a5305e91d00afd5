"""Every fault that is planted in the archive is found, and a sound archive has none."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from archive.checking import CHECKS, find_faults
from comments.curation import erase
from comments.models import Comment, CommentSearchRow, ReplyClaim
from comments.replies import infer_replies
from debates.models import Article, ArticleSearchRow, Operation, Reply, Source
from debates.pages.decoding import Encoding
from tests.captures import FIXTURES, run_import
from tests.checking.merges import MERGES, merged_into
from tests.factories import make_article, make_comment, make_debate, make_placeholder, make_reply, make_source, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour() -> Article:
    """A sound archive: a debate of two articles and a placeholder, a tree of comments, a withheld one among them."""
    article, answer = make_article("Havnen skal leve"), make_article("Kajen er for alle")
    make_debate("Havnen", article, answer)
    make_reply(answer, make_placeholder(answer))
    first = make_comment(article, "Karen Friis", title="Nej")
    make_comment(article, "Bo Vang", title="Jo", parent=first)
    make_comment(article, "Karen Friis", title="Nej", parent=make_comment(article, "Bo Vang", title="Tal pænt"))
    withhold(make_comment(article, "Thyra Nattergal", title="Grimt"))
    make_comment(answer, "Anonym", title="Tak")
    return article


@contextmanager
def lawless() -> Iterator[None]:
    """The database with its own laws asleep: what a restored half, a bug or a hand in the tables may leave."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def comment(title: str) -> Comment:
    found = Comment.objects.filter(title=title).order_by("ordinal").first()
    assert found is not None
    return found


def text_that_search_does_not_know(article: Article) -> None:
    ArticleSearchRow.objects.filter(article=article).delete()


def withheld_text_that_search_knows(_article: Article) -> None:
    row = CommentSearchRow.objects.all()[0]
    row.pk = comment("Grimt").pk
    row.save(force_insert=True)


def words_that_search_does_not_know(_article: Article) -> None:
    CommentSearchRow.objects.filter(comment=comment("Tak")).update(words="'andet':1")


def changed_bytes(article: Article) -> None:
    Source.objects.filter(article=article).update(content=b"Noget andet end det, der blev hentet.")


def unreadable_capture(article: Article) -> None:
    content = b"Kun en linje."
    Source.objects.filter(article=article).update(content=content, sha256=hashlib.sha256(content).hexdigest())


def wrong_encoding(article: Article) -> None:
    Source.objects.filter(article=article).update(encoding=Encoding.WINDOWS_1252)


def article_without_a_source(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(source=None)


def source_of_another_article(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(source=Source.objects.exclude(article=article).first())


def orphan_source(_article: Article) -> None:
    make_source(Article.objects.get(is_placeholder=True), "En side, som ingen kender", path="fremmed.txt")


def comment_from_elsewhere(article: Article) -> None:
    Comment.objects.filter(article=article, title="Jo").update(source=Source.objects.exclude(article=article).first())


def body_without_its_parts(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(body="Noget andet")


def gap_between_places(_article: Article) -> None:
    Comment.objects.filter(title="Grimt").update(ordinal=9, path=[9])


def parent_under_another_article(_article: Article) -> None:
    other = comment("Tak")
    Comment.objects.filter(title="Jo").update(parent=other)
    ReplyClaim.objects.filter(comment__title="Jo").update(target=other)


def parent_that_is_later(_article: Article) -> None:
    Comment.objects.filter(title="Jo").update(parent=comment("Tal pænt"))


def loop(_article: Article) -> None:
    claim = comment("Jo").parent_claim
    Comment.objects.filter(pk=comment("Nej").pk).update(parent=comment("Jo"), parent_claim=claim)


def wrong_path(_article: Article) -> None:
    Comment.objects.filter(title="Jo").update(path=[2])


def wrong_depth(_article: Article) -> None:
    Comment.objects.filter(title="Jo").update(depth=7)


def claim_of_another_comment(_article: Article) -> None:
    other = ReplyClaim.objects.exclude(comment__title="Jo").first()
    Comment.objects.filter(title="Jo").update(parent_claim=other)


def claim_that_was_rejected(_article: Article) -> None:
    ReplyClaim.objects.filter(comment__title="Jo").update(verdict="rejected")


def claim_that_points_forward(_article: Article) -> None:
    ReplyClaim.objects.create(comment=comment("Nej"), target=comment("Tal pænt"), kind="quote", score=0.2)


def count_too_high(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(comment_count=article.comment_count + 1)


def count_of_withheld_comments(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(comment_count=Comment.objects.filter(article=article).count())


def latest_day_missing(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(latest_comment=None)


def latest_day_of_no_comment(_article: Article) -> None:
    make_article("Ingen har svaret", latest_comment=date(2018, 1, 1))


def placeholder_without_an_answer(_article: Article) -> None:
    Reply.objects.all().delete()


def placeholder_on_a_placeholder(_article: Article) -> None:
    placeholder = Article.objects.get(is_placeholder=True)
    make_reply(make_placeholder(placeholder), Article.objects.captured()[0])


def empty_debate(_article: Article) -> None:
    Article.objects.captured().update(debate=None)


def another_key_of_an_article(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(key="a000000000z")


def another_key_of_a_placeholder(_article: Article) -> None:
    Article.objects.filter(is_placeholder=True).update(key="p000000000z")


def another_key_of_a_comment(_article: Article) -> None:
    Comment.objects.filter(title="Jo").update(key="k00000000000z")


def keys_of_equals_exchanged(_article: Article) -> None:
    first, second = Comment.objects.filter(title="Nej").order_by("ordinal")
    Comment.objects.filter(pk=first.pk).update(key="-")
    Comment.objects.filter(pk=second.pk).update(key=first.key)
    Comment.objects.filter(pk=first.pk).update(key=second.key)


def claim_to_nobody(_article: Article) -> None:
    ReplyClaim.objects.filter(pk=ReplyClaim.objects.exclude(target=None)[0].pk).update(target=999_999_999)


FAULTS: dict[Callable[[Article], None], str] = {
    claim_to_nobody: "rækker bryder den",
    text_that_search_does_not_know: "er ikke, som søgningen kender den",
    withheld_text_that_search_knows: "er ikke, som søgningen kender den",
    words_that_search_does_not_know: "er ikke, som søgningen kender den",
    changed_bytes: "har ikke den sha256",
    unreadable_capture: "kan ikke læses",
    wrong_encoding: "er læst som windows-1252",
    article_without_a_source: "har ingen kilde",
    source_of_another_article: "har ingen kilde, eller en anden artikels",
    orphan_source: "hører ikke til nogen bevaret artikel",
    comment_from_elsewhere: "en kilde til en anden artikel",
    body_without_its_parts: "passer ikke til sine dele",
    gap_between_places: "den sidste har nummer 9",
    parent_under_another_article: "under en anden artikel",
    parent_that_is_later: "en senere kommentar",
    loop: "i ring",
    wrong_path: "pladsen i tråden",
    wrong_depth: "pladsen i tråden",
    claim_of_another_comment: "grundlag ikke siger",
    claim_that_was_rejected: "grundlag ikke siger",
    claim_that_points_forward: "siges at svare på en senere",
    count_too_high: "tæller 5 kommentarer og har 4",
    count_of_withheld_comments: "tæller 5 kommentarer og har 4",
    latest_day_missing: "kender ikke den senestes dag",
    latest_day_of_no_comment: "kender ikke den senestes dag",
    placeholder_without_an_answer: "intet svarer på den",
    placeholder_on_a_placeholder: "ingen bevaret artikel omtaler den",
    empty_debate: "har ingen artikler",
    another_key_of_an_article: "nøglen er ikke den, som titlen giver",
    another_key_of_a_placeholder: "nøglen er ikke den, som omtalen giver",
    another_key_of_a_comment: "nøglen er ikke den, som dag og overskrift giver",
    keys_of_equals_exchanged: "nøglen er ikke den, som dag og overskrift giver",
    **MERGES,
}


def test_a_sound_archive_has_no_fault(harbour: Article) -> None:
    assert list(find_faults()) == []


def test_an_empty_archive_has_no_fault() -> None:
    assert list(find_faults()) == []


@pytest.mark.parametrize(("plant", "told"), FAULTS.items(), ids=[plant.__name__ for plant in FAULTS])
def test_a_planted_fault_is_found(harbour: Article, plant: Callable[[Article], None], told: str) -> None:
    with lawless():
        plant(harbour)
    assert any(told in str(fault) for fault in find_faults())


def test_what_a_curator_did_is_no_fault(harbour: Article) -> None:
    Article.objects.filter(pk=harbour.pk).update(title="Havnen skal leve!!", curated_fields=["title"])
    Comment.objects.filter(title="Jo").update(title="Jo tak", curated_fields=["title"])
    withhold(Article.objects.get(title="Kajen er for alle"))
    assert list(find_faults()) == []


def test_acts_that_stand_are_no_fault(harbour: Article) -> None:
    for _ in range(2):  # neither is undone by any: two unknowns are not equal
        Operation.objects.create(kind="change", label="debates.article", key=harbour.key)
    assert list(find_faults()) == []


def test_a_merged_article_is_no_fault(harbour: Article) -> None:
    merged_into(harbour)
    assert list(find_faults()) == []


def test_words_that_were_erased_are_no_fault(harbour: Article) -> None:
    first = Comment.objects.order_by("article", "ordinal")[0]
    for _ in range(2):  # later comments of the same day and title count on from the erased one
        make_comment(first.article, "Bo Vang", title=first.title, posted=first.posted)
    withhold(first)
    erase(Comment.objects.get(pk=first.pk), by=User.objects.create_user("else"), reason="ønske")
    infer_replies(first.article)
    assert list(find_faults()) == []


def test_every_check_can_speak(harbour: Article) -> None:
    """No check is there in vain: each finds at least one of the planted faults."""
    spoke = set()
    for plant in FAULTS:
        before = transaction.savepoint()
        with lawless():
            plant(harbour)
        spoke |= {check for check in CHECKS if next(check(), None)}
        transaction.savepoint_rollback(before)
    assert spoke == set(CHECKS)


def test_the_command_says_that_all_is_well() -> None:
    run_import(FIXTURES)
    out = StringIO()
    call_command("check_archive", stdout=out)
    assert out.getvalue() == "Ingen fejl.\n"


def test_the_command_gives_a_line_for_each_fault_and_exits_with_1() -> None:
    run_import(FIXTURES)
    article = Article.objects.captured().order_by("key")[0]
    count_too_high(article)
    out = StringIO()
    with pytest.raises(CommandError, match="2 fejl") as failed:
        call_command("check_archive", stdout=out)
    assert failed.value.returncode == 1
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert all(article.key in line and "import_pages --reparse" in line for line in lines)
