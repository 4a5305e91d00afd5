"""A search row stands for every text that everybody may see, and for no other; the statement that changes the one changes the other."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from archive.checking import search_rows_tell_what_is_public
from comments.models import Comment, CommentSearchRow
from debates.models import Article, ArticleSearchRow, Source
from debates.models.bulk import copy_in, reserve_ids
from debates.models.search import UNDATED, words_query
from tests.factories import count_comments, make_article, make_claim, make_comment, make_placeholder, withhold

pytestmark = pytest.mark.django_db


def _found(word: str) -> set[str]:
    """The titles of what has a word, as the search rows tell."""
    articles = ArticleSearchRow.objects.filter(words=words_query(word)).values_list("article__title", flat=True)
    comments = CommentSearchRow.objects.filter(words=words_query(word)).values_list("comment__title", flat=True)
    return {*articles, *comments}


def _change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


ARTICLE: list[tuple[str, Callable[[Article], object], str, bool]] = [
    ("written", lambda _row: None, "kajen", True),
    ("its title changed", lambda row: _change(row, title="Broen"), "broen", True),
    ("its lead changed", lambda row: _change(row, lead="Om broen"), "broen", True),
    ("its body changed", lambda row: _change(row, body="Om broen"), "broen", True),
    ("a word is gone", lambda row: _change(row, title="Broen"), "kajen", False),
    ("withheld", withhold, "kajen", False),
    ("merged", lambda row: _change(row, merged_into=make_article("Den anden"), source=None), "kajen", False),
    ("deleted", lambda row: Article.objects.filter(pk=row.pk).delete(), "kajen", False),
    ("something else changed", lambda row: _change(row, category="Velfærd"), "kajen", True),
]


@pytest.mark.parametrize(("act", "word", "found"), [pytest.param(*rest, id=label) for label, *rest in ARTICLE])
def test_of_an_article(act: Callable[[Article], object], word: str, found: bool) -> None:
    row = make_article("Kajen", lead="", body="")
    Article.objects.filter(pk=row.pk).update(source=None)
    Source.objects.filter(article=row).delete()
    act(row)
    assert bool(_found(word) & {"Kajen", "Broen"}) is found
    assert not list(search_rows_tell_what_is_public())


COMMENT: list[tuple[str, Callable[[Comment], object], str, bool]] = [
    ("written", lambda _row: None, "kajen", True),
    ("its title changed", lambda row: _change(row, title="Broen"), "broen", True),
    ("its body changed", lambda row: _change(row, body="Om broen"), "broen", True),
    ("withheld", withhold, "kajen", False),
    ("deleted", lambda row: Comment.objects.filter(pk=row.pk).delete(), "kajen", False),
    ("its article withheld", lambda row: withhold(row.article), "kajen", False),
    (
        "its article merged",
        lambda row: _change(row.article, merged_into=make_article("En anden"), source=None),
        "kajen",
        False,
    ),
    ("moved to a withheld article", lambda row: _change(row, article=_withheld()), "kajen", False),
]


def _withheld() -> Article:
    row = make_article("Den tilbageholdte")
    withhold(row)
    return row


@pytest.mark.parametrize(("act", "word", "found"), [pytest.param(*rest, id=label) for label, *rest in COMMENT])
def test_of_a_comment(act: Callable[[Comment], object], word: str, found: bool) -> None:
    act(make_comment(make_article("Havnen"), title="Kajen", body="Kort."))
    assert bool(_found(word) & {"Kajen", "Broen"}) is found
    assert not list(search_rows_tell_what_is_public())


def test_what_is_released_is_found_again_with_its_comments() -> None:
    article = make_article("Kajen")
    make_comment(article, title="Kajen igen")
    withhold(article)
    assert not _found("kajen")
    _change(article, withheld_at=None, withheld_reason="")
    assert _found("kajen") == {"Kajen", "Kajen igen"}


def test_a_placeholder_has_none() -> None:
    make_placeholder(make_article("Havnen"), "et brev om fyret")
    assert not _found("fyret")


def test_many_at_once_have_theirs_each() -> None:
    article = make_article("Havnen")
    like = make_comment(article, title="Den første")
    ids = reserve_ids(Comment, 3)
    for ordinal in (2, 3, 4):
        like.pk, like.key, like.ordinal, like.title = next(ids), f"k{ordinal}", ordinal, f"Fyret {ordinal}"
        copy_in(Comment, [like])
    assert _found("fyret") == {"Fyret 2", "Fyret 3", "Fyret 4"}


def test_the_day_is_the_best_known() -> None:
    make_article("Kajen", published_on=date(2018, 5, 4), published_precision="day")
    make_article("Broen")
    days = dict(ArticleSearchRow.objects.values_list("article__title", "day"))
    assert days == {"Kajen": date(2018, 5, 4), "Broen": UNDATED}


def test_tells_who_is_answered() -> None:
    article = make_article("Havnen")
    first = make_comment(article, title="Spørgsmål")
    make_comment(article, "Bo Vang", title="Svar", parent=first)
    assert _answers() == {"Spørgsmål": (False, True), "Svar": (True, False)}
    withhold(Comment.objects.get(title="Svar"))
    assert _answers() == {"Spørgsmål": (False, False)}


def test_tells_of_an_answer_that_is_found_later_and_lost_again() -> None:
    article = make_article("Havnen")
    first, second = make_comment(article, title="Spørgsmål"), make_comment(article, "Bo Vang", title="Svar")
    _change(second, parent=first, parent_claim=make_claim(second, first))
    assert _answers() == {"Spørgsmål": (False, True), "Svar": (True, False)}
    _change(second, parent=None, parent_claim=None)
    assert _answers() == {"Spørgsmål": (False, False), "Svar": (False, False)}


def test_tells_of_an_article_that_readers_have_commented_on() -> None:
    article = make_article("Havnen")
    assert ArticleSearchRow.objects.get().is_answered is False
    make_comment(article)
    count_comments(article)
    assert ArticleSearchRow.objects.get().is_answered is True


def _answers() -> dict[str, tuple[bool, bool]]:
    found = CommentSearchRow.objects.values_list("comment__title", "is_answer", "is_answered")
    return {title: (is_answer, is_answered) for title, is_answer, is_answered in found}
