"""What stands in each cell of an article's row."""

from datetime import date, time
from typing import Any

import pytest

from tests.exports.reading import body, csv_of, json_of, names
from tests.factories import (
    make_article,
    make_author,
    make_comment,
    make_debate,
    make_placeholder,
    make_reply,
    make_source,
)

pytestmark = pytest.mark.django_db

CONTRACT = names(
    "key, title, lead, body, byline, authors, publisher, category, tags, published, published_precision, "
    "published_not_before, published_not_after, published_evidence, debate, answers, is_placeholder, comment_count, "
    "photo_caption, photo_credit, source_address, source_file, source_sha256, url, "
    "answers_basis, mentions"
)


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    make_article()
    assert list(csv_of("/artikler.csv")[0]) == CONTRACT
    assert json_of("/artikler.json")["columns"] == CONTRACT
    assert list(json_of("/artikler.json")["rows"][0]) == CONTRACT


def test_the_columns_stand_over_an_empty_table() -> None:
    assert csv_of("/artikler.csv") == []
    assert json_of("/artikler.json") == {"columns": CONTRACT, "rows": []}


def test_the_words_of_the_page() -> None:
    article = make_article(
        "Biblioteket lukker",
        lead="Fra nytår er døren låst.",
        body="Først dette.\n\n- en\n- to",
        byline="Af Ib Lund, skoleleder",
        authors=["Ib Lund", "Åse Ørsted"],
        publisher="Læserne i Nord",
        category="Politik",
        tags=["Skole", "260218", "Ældre"],
        photo_caption="Døren en mandag.",
        photo_credit="Eva Krag",
        source_address="https://example.org/biblioteket-lukker",
    )
    source = article.source
    assert source
    [row] = csv_of("/artikler.csv")
    assert row == {
        "key": article.key,
        "title": "Biblioteket lukker",
        "lead": "Fra nytår er døren låst.",
        "body": "Først dette.\n\n- en\n- to",
        "byline": "Af Ib Lund, skoleleder",
        "authors": "Ib Lund | Åse Ørsted",
        "publisher": "Læserne i Nord",
        "category": "Politik",
        "tags": "Skole | 260218 | Ældre",
        "published": "",
        "published_precision": "unknown",
        "published_not_before": "",
        "published_not_after": "",
        "published_evidence": "",
        "debate": "",
        "answers": "",
        "is_placeholder": "false",
        "comment_count": "0",
        "photo_caption": "Døren en mandag.",
        "photo_credit": "Eva Krag",
        "source_address": "https://example.org/biblioteket-lukker",
        "source_file": "biblioteket-lukker.txt",
        "source_sha256": source.sha256,
        "url": "http://testserver/artikler/biblioteket-lukker/",
        "answers_basis": "",
        "mentions": "",
    }


MINUTE = {"published_on": date(2018, 11, 1), "published_time": time(15, 47), "published_precision": "minute"}
DAY = {"published_on": date(2012, 6, 7), "published_precision": "day"}
BOUNDS = {
    "published_not_before": date(2018, 2, 1),
    "published_not_after": date(2018, 2, 26),
    "published_precision": "interval",
}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(MINUTE, ("2018-11-01T15:47", "minute", "", ""), id="minute"),
        pytest.param(DAY, ("2012-06-07", "day", "", ""), id="day"),
        pytest.param(BOUNDS, ("", "interval", "2018-02-01", "2018-02-26"), id="interval"),
        pytest.param({}, ("", "unknown", "", ""), id="unknown"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(columns: dict[str, Any], expected: tuple[str, ...]) -> None:
    make_article(**columns)
    [row] = csv_of("/artikler.csv")
    names = ("published", "published_precision", "published_not_before", "published_not_after")
    assert tuple(row[name] for name in names) == expected


def test_a_publisher_is_only_one_that_the_page_prints() -> None:
    make_article(authors=["Ib Lund"])
    make_author("Læserne i Nord")
    assert csv_of("/artikler.csv")[0]["publisher"] == ""


def test_a_debate_holds_placeholders_and_tells_who_answers_whom() -> None:
    first, second = (
        make_article("Havnen skal leve", published_on=date(2018, 1, 1), published_precision="day"),
        make_article("Et svar"),
    )
    debate = make_debate("Havnen", first, second)
    absent = make_placeholder(second)
    make_reply(second, absent)
    make_reply(second, first)
    rows = {row["key"]: row for row in csv_of(f"/debatter/{debate.slug}.csv")}
    assert {key: row["is_placeholder"] for key, row in rows.items()} == {
        first.key: "false",
        second.key: "false",
        absent.key: "true",
    }
    assert rows[second.key]["answers"].split(" | ") == sorted([first.key, absent.key])
    assert rows[absent.key]["answers"] == ""
    assert rows[absent.key]["title"] == ""
    assert {row["debate"] for row in rows.values()} == {debate.key}


def test_a_rejected_answer_is_not_told() -> None:
    first, second = make_article("Havnen skal leve"), make_article("Et svar")
    make_reply(second, first, verdict="rejected")
    assert [row["answers"] for row in csv_of("/artikler.csv")] == ["", ""]


def test_the_file_is_the_one_the_article_was_read_from() -> None:
    article = make_article()
    make_source(article, "en senere optagelse", path="senere.txt")
    assert csv_of("/artikler.csv")[0]["source_file"] == "havnen-skal-leve.txt"


def test_a_json_has_numbers_lists_and_nulls() -> None:
    article = make_article(tags=["Skole", "Havn"])
    make_comment(article)
    [row] = json_of("/artikler.json")["rows"]
    assert (row["tags"], row["authors"], row["comment_count"], row["is_placeholder"]) == (
        ["Skole", "Havn"],
        [],
        1,
        False,
    )
    assert (row["published"], row["byline"], row["debate"]) == (None, None, None)


def test_the_json_of_an_article_tells_of_it_before_its_comments(client: Any) -> None:
    article = make_article()
    comment = make_comment(article)
    found = json_of(f"/artikler/{article.slug}.json")
    assert list(found) == ["article", "columns", "rows"]
    assert found["article"]["title"] == "Havnen skal leve"
    assert [row["key"] for row in found["rows"]] == [comment.key]
    assert body(client.get(f"/artikler/{article.slug}.csv")).startswith(b"key,article,")
