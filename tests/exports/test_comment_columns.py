"""What stands in each cell of a comment's row."""

from datetime import date

import pytest

from comments.models import Comment, ReplyClaim
from tests.exports.reading import column, csv_of, json_of, names
from tests.factories import make_article, make_claim, make_comment, make_debate, withhold

pytestmark = pytest.mark.django_db

CONTRACT = names(
    "key, article, article_title, debate, position, posted, writer, title, body, parent, parent_basis, parent_score, "
    "parent_evidence, depth, word_count, source_file, source_line, url, "
    "likely_parent, likely_score, addresses"
)
PARENT = ("parent", "parent_basis", "parent_score", "parent_evidence")


def row_of(comment: Comment) -> dict[str, str]:
    return {row["key"]: row for row in csv_of("/kommentarer.csv")}[comment.key]


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    make_comment(make_article())
    assert list(csv_of("/kommentarer.csv")[0]) == CONTRACT
    assert json_of("/kommentarer.json")["columns"] == CONTRACT


def test_the_words_of_the_comment() -> None:
    article = make_article("Havnen skal leve")
    debate = make_debate("Havnen", article)
    comment = make_comment(
        article, title="Enig!", body="Ja.\n\nOg nej, tak.", posted=date(2018, 2, 26), source_line=41, word_count=4
    )
    row = row_of(comment)
    assert row.pop("writer").startswith("p_")
    assert row == {
        "key": comment.key,
        "article": article.key,
        "article_title": "Havnen skal leve",
        "debate": debate.key,
        "position": "1",
        "posted": "2018-02-26",
        "title": "Enig!",
        "body": "Ja.\n\nOg nej, tak.",
        "parent": "",
        "parent_basis": "",
        "parent_score": "",
        "parent_evidence": "",
        "depth": "0",
        "word_count": "4",
        "source_file": "havnen-skal-leve.txt",
        "source_line": "41",
        "url": f"http://testserver/kommentarer/{comment.key}/",
        "likely_parent": "",
        "likely_score": "",
        "addresses": "",
    }


def test_positions_count_from_the_newest() -> None:
    article = make_article()
    oldest, middle, newest = (make_comment(article, title=title) for title in ("a", "b", "c"))
    make_comment(make_article("En anden"))
    assert [row_of(comment)["position"] for comment in (newest, middle, oldest)] == ["1", "2", "3"]


def test_positions_do_not_shift_when_a_comment_is_withheld() -> None:
    article = make_article()
    oldest, middle, newest = (make_comment(article, title=title) for title in ("a", "b", "c"))
    withhold(newest)
    assert [row_of(comment)["position"] for comment in (middle, oldest)] == ["2", "3"]


@pytest.mark.parametrize(
    ("claim", "basis"),
    [
        pytest.param({"kind": "named"}, "inferred", id="a guess"),
        pytest.param({"kind": "quote", "verdict": "accepted"}, "curated", id="a guess that a curator accepted"),
        pytest.param({"kind": "curator", "score": 1.0}, "curated", id="set by a curator"),
    ],
)
def test_a_parent_is_told_with_what_it_rests_on(claim: dict[str, object], basis: str) -> None:
    article = make_article()
    first = make_comment(article, "Karen Friis")
    answer = make_comment(article, "Bo Vang", parent=first, body="Enig med Karen om kajen.")
    ReplyClaim.objects.filter(comment=answer).update(**{"score": 0.85, "evidence": "Enig med Karen", **claim})
    row = row_of(answer)
    assert tuple(row[name] for name in PARENT) == (first.key, basis, str(claim.get("score", 0.85)), "Enig med Karen")
    assert row["depth"] == "1"


def test_a_claim_that_chose_no_parent_is_not_told() -> None:
    article = make_article()
    first, second = make_comment(article), make_comment(article)
    make_claim(second, first, score=0.4)
    assert [row_of(second)[name] for name in PARENT] == ["", "", "", ""]


def test_a_withheld_parent_leaves_no_trace() -> None:
    article = make_article()
    first = make_comment(article, "Karen Friis", body="Hemmelige ord")
    answer = make_comment(article, "Bo Vang", parent=first)
    ReplyClaim.objects.filter(comment=answer).update(evidence="»Hemmelige ord«")
    withhold(first)
    assert [row_of(answer)[name] for name in PARENT] == ["", "", "", ""]


def test_a_comment_keeps_its_own_order_in_the_file_of_its_article() -> None:
    article = make_article()
    first, second = make_comment(article, title="a"), make_comment(article, title="b")
    answer = make_comment(article, title="c", parent=first)
    assert column(csv_of(f"/artikler/{article.slug}.csv"), "key") == [first.key, answer.key, second.key]


def test_a_json_has_numbers_and_nulls() -> None:
    article = make_article()
    make_comment(article, "Bo Vang", parent=make_comment(article, "Karen Friis"))
    rows = {row["depth"]: row for row in json_of("/kommentarer.json")["rows"]}
    assert (rows[1]["parent_score"], rows[1]["position"], rows[1]["word_count"]) == (0.9, 1, 9)
    assert (rows[0]["parent_score"], rows[0]["parent_basis"], rows[0]["debate"]) == (None, None, None)


def test_a_likely_parent_is_told_where_there_is_no_sure_one() -> None:
    article = make_article()
    first, second = make_comment(article), make_comment(article)
    make_claim(second, first, score=0.6)
    assert (row_of(second)["likely_parent"], row_of(second)["likely_score"]) == (first.key, "0.6")
    withhold(first)
    assert (row_of(second)["likely_parent"], row_of(second)["likely_score"]) == ("", "")


def test_two_likely_parents_are_none() -> None:
    article = make_article()
    first, second, third = (make_comment(article) for _number in range(3))
    make_claim(third, first, score=0.6)
    make_claim(third, second, score=0.6)
    assert row_of(third)["likely_parent"] == ""
    withhold(second)
    assert row_of(third)["likely_parent"] == ""


def test_whom_a_comment_addresses_is_told() -> None:
    article = make_article()
    first, second = make_comment(article), make_comment(article)
    make_claim(second, first, score=0.6)
    for kind in ("article", "collective", "person"):
        ReplyClaim.objects.create(comment=second, kind=kind, score=0.8)
    assert row_of(second)["addresses"] == "article | commenters | person"
