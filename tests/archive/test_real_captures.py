"""The real captures, where there are some: `CAPTURES` names their folder. Counts and facts only; their words stay where they are."""

from pathlib import Path

import pytest
from django.conf import settings

from debates.models import Article, Debate, Reply
from debates.pages.ordering import Contribution, reading_order
from tests.captures import contents, outcomes, run_import

CAPTURES: Path = settings.ENVIRONMENT.captures or Path()
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.ENVIRONMENT.captures, reason="CAPTURES names no folder of real captures"),
]


def test_five_articles_and_their_comments() -> None:
    report = run_import(CAPTURES)
    assert outcomes(report) == ["created"] * 5
    assert [file.comments_created for file in report.files] == [13, 4, 30, 0, 0]
    assert [file.unread_lines for file in report.files] == [0] * 5
    assert report.comments == 47


def test_again_they_are_unchanged() -> None:
    run_import(CAPTURES)
    before = contents()
    assert outcomes(run_import(CAPTURES)) == ["unchanged"] * 5
    assert contents() == before


def test_the_letters_of_2018_stand_in_one_debate_with_the_two_absent_ones() -> None:
    run_import(CAPTURES)
    debate = Debate.objects.get()
    articles = {article.pk: article for article in debate.articles.all()}
    pairs = list(Reply.objects.values_list("article_id", "answers_id"))
    contributions = [Contribution(a.pk, a.sort_date, a.is_placeholder, a.key) for a in articles.values()]
    placed = [articles[each.id] for each in reading_order(contributions, pairs)]
    assert [article.is_placeholder for article in placed] == [True, False, True, False]
    assert [article.source.path[:3] for article in placed if article.source] == ["002", "001"]
    assert Reply.objects.answering().count() == 3
    assert all(reply.evidence for reply in Reply.objects.all())


def test_the_capture_without_a_title_has_none() -> None:
    run_import(CAPTURES)
    article = Article.objects.get(title="", is_placeholder=False)
    assert article.source
    assert article.source.path.startswith("004")
    assert article.lead
    assert article.authors.count() == 1
