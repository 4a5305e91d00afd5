"""The archive says what its captures say, and the check finds what says something else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection

from archive.checking import find_faults
from archive.laws import breaches
from archive.rereading import differences
from comments.curation import erase
from comments.importing import refresh_counts
from comments.models import Comment, ReplyClaim
from comments.replies import infer_replies
from debates.models import Alias, Article, Authorship, Debate, Operation, Reply, Source, Tagging
from tests.captures import FIXTURES, contents, run_import

pytestmark = pytest.mark.django_db
SAID = "Ord, som ingen har skrevet."


@pytest.fixture
def archive() -> Article:
    """All fixtures, imported; one article of many comments among them."""
    run_import(FIXTURES)
    return Article.objects.get(title__startswith="Svar til forældrene")


def test_an_imported_archive_is_sound_and_is_left_as_it_was(archive: Article) -> None:
    before = contents()
    assert [*differences(), *find_faults()] == []
    assert contents() == before


def test_what_curators_have_set_is_no_fault(archive: Article) -> None:
    Article.objects.filter(pk=archive.pk).update(byline="Eva Krag, rektor", curated_fields=["byline"])
    comment = archive.comments.get(ordinal=1)
    comment.withheld_at, comment.withheld_reason = "2020-01-01T00:00Z", "request"
    comment.save()
    refresh_counts(archive)
    erase(Comment.objects.get(pk=comment.pk), by=User.objects.create_user("Alice"), reason="efter ønske")
    infer_replies(archive)
    assert [str(fault) for fault in differences()] == []


def article(**values: object) -> Callable[[Article], object]:
    return lambda archive: Article.objects.filter(pk=archive.pk).update(**values)


def comment(**values: object) -> Callable[[Article], object]:
    return lambda archive: archive.comments.filter(ordinal=3).update(**values)


def source(**values: object) -> Callable[[Article], object]:
    return lambda archive: archive.sources.update(**values)


ALTERED: dict[str, Callable[[Article], object]] = {
    "a title": article(title=SAID),
    "a lead": article(lead=SAID),
    "a body and its parts": article(body=SAID, parts=[{"kind": "paragraph", "text": SAID}]),
    "a byline": article(byline="Eva Krag"),
    "a category": article(category="Politik"),
    "a date": article(published_on=date(2016, 1, 1), published_precision="day", published_not_after=None),
    "what it speaks of": article(spoken=[]),
    "an address": article(source_address="https://www.eksempel.dk/andet"),
    "where fields come from": article(origins={}),
    "the publisher's words": article(publisher_blurb=SAID),
    "a comment's text": comment(body=SAID),
    "a comment's captured text": comment(captured_body=SAID),
    "a comment's name": comment(printed_name="Nogen Anden"),
    "a comment's day": comment(posted=date(2012, 1, 1)),
    "a comment's words counted": comment(word_count=7),
    "a comment said to have vanished": comment(vanished=True),
    "a comment's line": comment(source_end_line=9000),
    "a comment's key": comment(key="kaaaaaaaaaaaa"),
    "a tree": lambda archive: archive.comments.update(parent=None, parent_claim=None, depth=0),
    "a depth": comment(depth=3),
    "a lost comment": lambda archive: archive.comments.filter(claims=None, claimed_by=None)[:1].get().delete(),
    "a lost claim": lambda _archive: (
        Comment.objects.update(parent=None, parent_claim=None),
        ReplyClaim.objects.order_by("pk")[0].delete(),
    ),
    "a claim's words": lambda _archive: ReplyClaim.objects.update(evidence=SAID),
    "a lost signature": lambda _archive: Authorship.objects.order_by("pk")[0].delete(),
    "a lost tag": lambda _archive: Tagging.objects.order_by("pk")[0].delete(),
    "a lost name": lambda _archive: Alias.objects.order_by("pk")[0].delete(),
    "a format": source(page_format="dated"),
    "unread lines": source(unread_lines=4),
    "comments counted": source(comment_count=1),
    "a parser": source(parser="0"),
    "an answer": lambda _archive: Reply.objects.order_by("pk")[0].delete(),
    "an answer's words": lambda _archive: Reply.objects.update(evidence=SAID),
    "a lost placeholder": lambda _archive: Article.objects.filter(is_placeholder=True)[0].delete(),
    "a placeholder's words": lambda _archive: Article.objects.filter(is_placeholder=True).update(mentioned_as=SAID),
    "a debate's title": lambda _archive: Debate.objects.update(title=SAID),
    "a debate's key": lambda _archive: Debate.objects.filter(pk=Debate.objects.first().pk).update(key="d1"),  # type: ignore[union-attr]
    "an article out of its debate": article(debate=None),
    "no title and no lead": article(title="", lead=""),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_what_was_altered_is_found(alter: Callable[[Article], object], archive: Article) -> None:
    alter(archive)
    assert [*differences(), *find_faults()] != []


@contextmanager
def asleep() -> Iterator[None]:
    """The triggers of the database asleep."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


BROKEN = {
    "a claim to nobody": "UPDATE comments_replyclaim SET target_id = 999999999 WHERE target_id IS NOT NULL",
    "a comment under nothing": "UPDATE comments_comment SET article_id = 999999999",
    "a debate that is gone": "UPDATE debates_article SET debate_id = 999999999",
    "a check taken away": "ALTER TABLE comments_replyclaim DROP CONSTRAINT claim_score_between_0_and_1",
    "a check on dates taken away": "ALTER TABLE debates_article DROP CONSTRAINT article_date_fits_its_precision",
    "a foreign key taken away": "DO $$ DECLARE law text; BEGIN SELECT conname INTO law FROM pg_constraint WHERE contype = 'f' AND"
    " conrelid = 'comments_comment'::regclass LIMIT 1; EXECUTE 'ALTER TABLE comments_comment DROP CONSTRAINT ' || quote_ident(law);"
    " END $$",
    "search words no longer made": "DROP TRIGGER comment_search_inserted ON comments_comment",
    "sort dates no longer made": "ALTER TABLE debates_article ALTER sort_date DROP EXPRESSION",
    "a trigger taken away": "DROP TRIGGER comment_parent_law ON comments_comment",
    "a trigger put to sleep": "ALTER TABLE comments_comment DISABLE TRIGGER comment_parent_law",
}


@pytest.mark.parametrize("statement", BROKEN.values(), ids=BROKEN)
def test_a_law_that_is_gone_or_broken_is_found(statement: str, archive: Article) -> None:
    assert list(breaches()) == []
    with asleep(), connection.cursor() as cursor:
        cursor.execute(statement)
    found = list(breaches())
    assert found
    assert all(breach.rows is None or breach.rows > 0 for breach in found)


def test_bytes_of_another_page_under_a_source_are_found(archive: Article) -> None:
    other = Source.objects.exclude(article=archive).first()
    assert other
    archive.sources.update(content=bytes(other.content), sha256=other.sha256)
    assert list(differences()) != []


def test_two_rows_without_a_value_are_not_equals(archive: Article) -> None:
    for _ in range(2):
        Operation.objects.create(kind="change", label="debates.article", key=archive.key)  # undone by none
    assert list(breaches()) == []
