"""A search as a file: every hit, articles and comments together."""

from datetime import date

import pytest
from django.test import Client

from debates.models import Article
from tests.exports.reading import column, csv_of, json_of
from tests.factories import make_article, make_comment, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library() -> None:
    """An article about a library, and one comment under it that speaks of it."""
    article = make_article("Biblioteket lukker", published_on=date(2018, 2, 3), published_precision="day")
    make_comment(article, title="Bevar biblioteket", posted=date(2018, 3, 1))
    make_comment(article, title="Noget andet")


def test_it_holds_articles_and_comments() -> None:
    rows = {row.pop("kind"): row for row in csv_of("/soeg.csv?q=bibliotek")}
    assert set(rows) == {"article", "comment"}
    assert rows["article"]["url"] == "http://testserver/artikler/biblioteket-lukker/"
    assert rows["comment"]["url"] == f"http://testserver/kommentarer/{rows['comment']['key']}/"
    assert rows["comment"]["article"] == rows["article"]["article"] == rows["article"]["key"]
    assert (rows["article"]["day"], rows["comment"]["day"]) == ("2018-02-03", "2018-03-01")
    assert rows["comment"]["title"] == "Bevar biblioteket"


@pytest.mark.parametrize(
    ("where", "kinds"),
    [("", ["article", "comment"]), ("&i=artikler", ["article"]), ("&i=kommentarer", ["comment"])],
    ids=["both", "articles", "comments"],
)
def test_it_is_narrowed_as_the_page_is(where: str, kinds: list[str]) -> None:
    assert sorted(column(csv_of(f"/soeg.csv?q=bibliotek{where}"), "kind")) == kinds
    assert sorted(row["kind"] for row in json_of(f"/soeg.json?q=bibliotek{where}")["rows"]) == kinds


def test_the_best_hit_comes_first() -> None:
    ranks = [float(rank) for rank in column(csv_of("/soeg.csv?q=bibliotek"), "rank")]
    assert ranks == sorted(ranks, reverse=True)


def test_a_search_that_finds_nothing_gives_no_rows() -> None:
    assert csv_of("/soeg.csv?q=zebra") == []


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=bibliotek&i=alt", f"?q={'a' * 1001}"], ids=["none", "empty", "place", "long"]
)
def test_a_search_for_nothing_is_refused(client: Client, query: str) -> None:
    response = client.get(f"/soeg.csv{query}")
    assert response.status_code == 400
    assert len(response.text.strip()) > 10


def test_what_is_withheld_is_not_found() -> None:
    withhold(Article.objects.get())
    assert csv_of("/soeg.csv?q=bibliotek") == []
