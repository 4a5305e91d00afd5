"""A search and a concordance as files say the same of a text, and nothing that its own file does not say."""

from datetime import date, time
from io import BytesIO
from typing import Any

import pandas
import pytest
from django.test import Client

from archive.exports.texts import text_columns
from tests.exports.reading import Row, column, csv_of, json_of
from tests.factories import make_article, make_comment, make_debate

pytestmark = pytest.mark.django_db

FILES = ("/soeg.{}?q=fyret", "/konkordans.{}?q=fyret")
SHARED = [each.name for each in text_columns("")]
DAY_COLUMNS = ("published", "published_precision", "published_not_before", "published_not_after")
DAYS: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "a minute": (
        {"published_on": date(2016, 2, 25), "published_time": time(9, 30), "published_precision": "minute"},
        ("2016-02-25T09:30", "minute", "", ""),
        "2016-02-25",
    ),
    "a day": (
        {"published_on": date(2016, 2, 25), "published_precision": "day"},
        ("2016-02-25", "day", "", ""),
        "2016-02-25",
    ),
    "at the latest": (
        {"published_not_after": date(2016, 2, 25), "published_precision": "interval"},
        ("", "interval", "", "2016-02-25"),
        "2016-02-25",
    ),
    "at the earliest": (
        {"published_not_before": date(2016, 2, 20), "published_precision": "interval"},
        ("", "interval", "2016-02-20", ""),
        "2016-02-20",
    ),
    "between two days": (
        {
            "published_not_before": date(2016, 2, 20),
            "published_not_after": date(2016, 2, 25),
            "published_precision": "interval",
        },
        ("", "interval", "2016-02-20", "2016-02-25"),
        "2016-02-25",
    ),
    "unknown": ({}, ("", "unknown", "", ""), ""),
}


def days_of(row: Row) -> tuple[str, ...]:
    """What a row says of its day."""
    return tuple(row[name] for name in DAY_COLUMNS)


@pytest.mark.parametrize(("columns", "expected", "day"), DAYS.values(), ids=DAYS)
def test_of_the_day_of_an_article_no_more_is_told_than_is_known(
    columns: dict[str, Any], expected: tuple[str, ...], day: str
) -> None:
    make_article("Fyret", body="Byen vil beholde sit lys.", **columns)
    rows = [csv_of(address.format("csv")) for address in ("/artikler.{}", *FILES)]
    assert [[days_of(row) for row in found] for found in rows] == [[expected]] * 3
    assert column(rows[1], "day") == [day]


def test_a_comment_has_its_own_day_and_the_rest_of_its_article() -> None:
    article = make_article(
        "Havnen",
        body="Kajen er lang.",
        authors=["Ib Lund", "Else Bech"],
        publisher="Havneforeningen",
        published_precision="interval",
        published_not_after=date(2016, 2, 25),
    )
    debate = make_debate("Kysten", article)
    comment = make_comment(article, "Thyra Nattergal", title="Om fyret", body="Det er alt.", posted=date(2016, 3, 1))
    for address in FILES:
        [row] = csv_of(address.format("csv"))
        assert {name: row[name] for name in SHARED} == {
            "kind": "comment",
            "key": comment.key,
            "title": "Om fyret",
            "article": article.key,
            "article_title": "Havnen",
            "article_authors": "Ib Lund | Else Bech",
            "article_publisher": "Havneforeningen",
            "debate": debate.key,
            "debate_title": "Kysten",
            "published": "2016-03-01",
            "published_precision": "day",
            "published_not_before": "",
            "published_not_after": "",
            "url": f"http://testserver/kommentarer/{comment.key}/",
        }
        assert "Nattergal" not in str(row)


@pytest.mark.parametrize("address", FILES)
def test_a_json_says_the_same_as_its_csv_of_either_kind(address: str) -> None:
    article = make_article("Fyret", body="Byen vil beholde sit lys.", authors=["Ib Lund"])
    make_comment(article, title="Fyret", body="Det er alt.")
    rows, shown = csv_of(address.format("csv")), json_of(address.format("json"))
    assert shown["columns"] == list(rows[0])
    assert sorted(column(rows, "kind")) == ["article", "comment"]
    for row, other in zip(rows, shown["rows"], strict=True):
        assert other.pop("article_authors") == [row.pop("article_authors")] == ["Ib Lund"]
        assert {name: other[name] or "" for name in SHARED if name in other} == {
            name: row[name] for name in SHARED if name in row
        }


@pytest.mark.parametrize("address", FILES)
def test_what_looks_like_a_formula_is_the_text_that_somebody_wrote(client: Client, address: str) -> None:
    article = make_article("=1+1 fyret", body="Byen vil beholde sit lys.", authors=["@ib"], publisher="+45 Lund")
    make_debate("-5 grader", article)
    frame = pandas.read_csv(BytesIO(client.get(address.format("csv")).getvalue()), keep_default_na=False)
    [row] = (
        frame[["title", "article_title", "article_authors", "article_publisher", "debate_title"]].to_numpy().tolist()
    )
    assert row == ["=1+1 fyret", "=1+1 fyret", "@ib", "+45 Lund", "-5 grader"]
