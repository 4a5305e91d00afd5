"""The timeline of the front page: every month has its place, the empty ones too; very long archives go by year."""

from datetime import date
from itertools import pairwise

import pytest

from archive.timeline import ABOVE, TICK, WIDTH, Timeline, timeline
from comments.models import Comment
from debates.models import Article
from tests.factories import make_article, make_comment
from tests.pages.conftest import Archive

pytestmark = pytest.mark.django_db


def _timeline() -> Timeline:
    return timeline(Article.objects.public(), Comment.objects.public())


def _write(*days: date) -> None:
    article = make_article("Havnen", published_precision="day", published_on=days[0])
    for day in days:
        make_comment(article, posted=day)


def test_without_rows_there_are_no_bars() -> None:
    assert _timeline().bars == []


def test_months_without_a_word_keep_their_place() -> None:
    _write(date(2016, 11, 20), date(2017, 2, 1), date(2017, 2, 28))
    found = _timeline()
    assert [(bar.start.isoformat(), bar.articles, bar.comments) for bar in found.bars] == [
        ("2016-11-01", 1, 1),
        ("2016-12-01", 0, 0),
        ("2017-01-01", 0, 0),
        ("2017-02-01", 0, 2),
    ]
    assert len(found.filled) == 2
    assert max(bar.above for bar in found.bars) == ABOVE
    assert found.bars[-1].x + found.width <= WIDTH


def test_a_long_archive_goes_by_year() -> None:
    _write(date(1990, 5, 1), date(2018, 2, 1))
    found = _timeline()
    assert not found.by_month
    assert len(found.bars) == 29
    assert sum(bar.comments for bar in found.bars) == 2


def test_the_first_year_is_named_though_it_began_late_and_no_name_runs_into_another() -> None:
    _write(date(2010, 11, 5), date(2018, 2, 1))
    years = [year for _x, year in _timeline().ticks]
    places = [x for x, _year in _timeline().ticks]
    assert years[0] == 2010
    assert years == sorted(set(years))
    assert all(after - before >= TICK for before, after in pairwise(places))


def test_the_picture_has_a_table_that_says_the_same(archive: Archive) -> None:
    html = archive.get("/")
    assert '<th scope="row">februar 2018</th><td class="number">1</td><td class="number">0</td>' in html
    assert '<th scope="row">marts 2018</th><td class="number">1</td><td class="number">2</td>' in html
