"""The files hold what the page shows, on all its pages."""

from datetime import date

import pytest
from django.test import Client

from tests.concordance.reading import rows_of
from tests.exports.reading import body, column, csv_of, json_of, table
from tests.factories import make_article, make_comment, withhold
from tests.lists.reading import links_of

pytestmark = pytest.mark.django_db


def test_the_lines_of_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article(
        "Om broen", lead="", body="En kaj.\n\nKaj, kaj!", published_precision="day", published_on=date(2016, 1, 1)
    )
    comment = make_comment(article, title="Kaj", body="", posted=date(2017, 1, 1))
    monkeypatch.setattr("archive.views.concordance.ROWS", 1)
    monkeypatch.setattr("archive.concordance.tables._BATCH", 2)
    rows, shown = csv_of("/konkordans.csv?q=kaj"), json_of("/konkordans.json?q=kaj")
    assert [(row["kind"], row["published"], row["left"], row["match"], row["right"]) for row in rows] == [
        ("comment", "2017-01-01", "", "Kaj", ""),
        ("article", "2016-01-01", "En ", "kaj", ". ¶ Kaj, kaj!"),
        ("article", "2016-01-01", "En kaj. ¶ ", "Kaj", ", kaj!"),
        ("article", "2016-01-01", "En kaj. ¶ Kaj, ", "kaj", "!"),
    ]
    assert [row["url"] for row in rows[:2]] == [
        f"http://testserver/kommentarer/{comment.key}/",
        "http://testserver/artikler/om-broen/",
    ]
    assert [row["title"] for row in rows[:2]] == ["Kaj", "Om broen"]
    assert len(shown["rows"]) == 4
    assert (shown["words"], shown["complete"], shown["texts"], shown["texts_read"]) == ("kaj", True, 2, 2)


def test_groups_and_collocates() -> None:
    make_article("Om broen", lead="", body="Gamle kaj. Gamle kaj. Ny kaj." + " Noget helt andet om alt muligt." * 9)
    assert rows_of("kaj", grupper="v1") == [{"word": "gamle", "lines": "2"}, {"word": "ny", "lines": "1"}]
    first = rows_of("kaj", kolokater=3)[0]
    assert (first["word"], first["near"], first["everywhere"]) == ("gamle", "2", "2")
    assert float(first["log_likelihood"]) > 3.84 > float(first["expected"])


def test_the_links_of_the_page_lead_to_files_of_what_it_shows(client: Client) -> None:
    make_article("Om broen", lead="", body="Gamle kaj. Ny kaj.")
    links = links_of(client.get("/konkordans/?q=kaj&grupper=v1&form=ord&side=1"))
    assert links["CSV"] == "/konkordans.csv?q=kaj&grupper=v1&form=ord"
    assert [row["word"] for row in csv_of(links["CSV"])] == ["gamle", "ny"]


@pytest.mark.parametrize(
    "query",
    ["", "?q=", "?q=*", "?q=-kaj", "?q=titel:kaj", f"?q={'a' * 3000}", "?q=kaj&orden=x", "?q=kaj&vis=alt"],
    ids=["none", "empty", "asterisk", "negated", "a field", "long", "unknown order", "unknown filter"],
)
def test_a_file_of_nothing_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/konkordans.csv{query}").status_code == 400


def test_no_text_is_read_for_the_head_of_a_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_article("Havnen", body="En kaj ved havnen.")
    whole = client.get("/konkordans.csv?q=kaj")
    monkeypatch.setattr("archive.views.files.concordance_of", None)
    head = client.head("/konkordans.csv?q=kaj")
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert dict(head.items()) == dict(whole.items())


def test_a_text_that_is_withheld_while_the_file_is_fetched_is_left_out(client: Client) -> None:
    article = make_article("Om broen", lead="", body="En kaj.")
    make_article("Om skibe", lead="", body="Ny kaj.")
    response = client.get("/konkordans.csv?q=kaj")
    withhold(article)
    assert column(table(body(response)), "title") == ["Om skibe"]
