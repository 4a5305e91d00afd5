"""What must always hold of articles and answers is held by the database."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from debates.models import Article, Source
from tests.factories import make_article, make_placeholder, make_reply, make_tag

pytestmark = pytest.mark.django_db


def change(**columns: Any) -> Callable[[], None]:
    """Change an article so."""
    return lambda: _update(make_article(), columns)


def change_placeholder(**columns: Any) -> Callable[[], None]:
    """Change a placeholder so."""
    return lambda: _update(make_placeholder(make_article()), columns)


def _update(article: Article, columns: dict[str, Any]) -> None:
    Article.objects.filter(pk=article.pk).update(**columns)


def one_key_twice() -> None:
    Article.objects.create(key=make_article().key, slug="en-anden")


def one_slug_twice() -> None:
    Article.objects.create(key="a0", slug=make_article().slug)


def answer_to_itself() -> None:
    article = make_article()
    make_reply(article, article)


def answer_twice() -> None:
    first, second = make_article(), make_article("Svar")
    make_reply(second, first)
    make_reply(second, first)


def topic_with_a_date() -> None:
    tag = make_tag("Skole")
    tag.newsletter_date = date(2018, 1, 1)
    tag.save()


def file_twice() -> None:
    source = make_article().source
    assert source
    Source.objects.create(path=source.path, sha256=source.sha256, content=b"", article=source.article)


DAY, OTHER = date(2018, 3, 1), date(2018, 2, 1)
BREACHES = {
    "a placeholder with a body": change_placeholder(body="Hej."),
    "a placeholder with a title": change_placeholder(title="Hej"),
    "a placeholder that rests on nothing": change_placeholder(mentioned_in=None),
    "an article made a placeholder": change(is_placeholder=True),
    "a minute without a time": change(published_precision="minute", published_on=DAY),
    "a day with a time": change(published_precision="day", published_on=DAY, published_time=time(9)),
    "an interval without bounds": change(published_precision="interval"),
    "an interval with a day": change(published_precision="interval", published_on=DAY, published_not_after=DAY),
    "unknown with a bound": change(published_precision="unknown", published_not_after=DAY),
    "bounds the wrong way round": change(
        published_precision="interval", published_not_before=DAY, published_not_after=OTHER
    ),
    "withheld without a reason": change(withheld_reason="privacy"),
    "one key twice": one_key_twice,
    "one slug twice": one_slug_twice,
    "an answer to itself": answer_to_itself,
    "one answer twice": answer_twice,
    "a topic with a newsletter's date": topic_with_a_date,
    "one file twice": file_twice,
}


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES)
def test_the_database_refuses(breach: Callable[[], None]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        breach()


@pytest.mark.parametrize(
    ("columns", "sorted_by"),
    [
        pytest.param({"published_precision": "day", "published_on": DAY}, DAY, id="a printed day"),
        pytest.param({"published_precision": "interval", "published_not_after": OTHER}, OTHER, id="a bound"),
        pytest.param({}, None, id="nothing known"),
    ],
)
def test_the_best_known_date_sorts(columns: dict[str, Any], sorted_by: date | None) -> None:
    article = make_article(**columns)
    article.refresh_from_db()
    assert article.sort_date == sorted_by
