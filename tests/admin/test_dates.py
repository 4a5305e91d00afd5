"""A date and its precision must say the same: the form says in Danish what does not fit."""

from datetime import date, time

import pytest
from django.test import Client

from tests.admin.filling import submit, url
from tests.factories import make_article

FIELDS = ("published_on", "published_time", "published_precision", "published_not_before", "published_not_after")


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        pytest.param(
            ("2018-03-01", "", "minute", "", ""), "»minut« skal klokkeslættet stå", id="minute without a time"
        ),
        pytest.param(("", "10:00", "minute", "", ""), "»minut« skal datoen stå", id="minute without a day"),
        pytest.param(("", "", "day", "", ""), "»dag« skal datoen stå", id="day without a day"),
        pytest.param(
            ("2018-03-01", "10:00", "day", "", ""), "»dag« må der ikke stå et klokkeslæt", id="day with a time"
        ),
        pytest.param(("", "", "interval", "", ""), "skriv mindst en af dem", id="interval without bounds"),
        pytest.param(("2018-03-01", "", "interval", "2018-02-01", ""), "vælg præcisionen", id="interval with a day"),
        pytest.param(("2018-03-01", "", "unknown", "", ""), "vælg præcisionen", id="unknown with a day"),
        pytest.param(("", "", "unknown", "2018-02-01", ""), "»mellem to datoer«", id="unknown with a bound"),
        pytest.param(("", "", "interval", "2018-03-01", "2018-02-01"), "må ikke ligge før", id="bounds in disorder"),
    ],
)
def test_what_does_not_fit_is_said(desk: Client, values: tuple[str, ...], complaint: str) -> None:
    complaints = submit(desk, url(make_article()), **dict(zip(FIELDS, values, strict=True)))
    assert [each for each in complaints if complaint in each]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param((date(2018, 3, 1), time(10, 5), "minute", None, None), id="minute"),
        pytest.param((date(2018, 3, 1), None, "day", None, None), id="day"),
        pytest.param((None, None, "interval", date(2018, 2, 1), date(2018, 3, 1)), id="interval"),
        pytest.param((None, None, "interval", None, date(2018, 3, 1)), id="not after"),
        pytest.param((None, None, "unknown", None, None), id="unknown"),
    ],
)
def test_what_fits_is_stored(desk: Client, values: tuple[object, ...]) -> None:
    article = make_article(published_on=date(2017, 1, 1), published_precision="day")
    sent = {name: str(value or "") for name, value in zip(FIELDS, values, strict=True)}
    assert submit(desk, url(article), **sent) == []
    article.refresh_from_db()
    assert tuple(getattr(article, name) for name in FIELDS) == values
