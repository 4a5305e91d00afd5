"""A file of any length: few queries, one snapshot, little memory, and never half a file that looks whole."""

from collections.abc import Iterator
from threading import Thread

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.exports import tables
from archive.exports.tables import BATCH, csv_chunks, json_chunks, read_rows, snapshot
from comments.models import Comment
from debates.exports import Cell, Column, article_columns
from debates.models import Article
from tests.exports.reading import body
from tests.factories import make_article, make_comment, make_reply

COLUMNS = [Column("key", "", "key")]


class Counted:
    """Rows without end that know how many were taken."""

    taken = 0

    def __iter__(self) -> Iterator[list[Cell]]:
        return self

    def __next__(self) -> list[Cell]:
        self.taken += 1
        return ["a"]


@pytest.mark.parametrize("chunks", [csv_chunks, json_chunks])
def test_rows_are_taken_as_they_are_sent(chunks: object) -> None:
    rows = Counted()
    made = chunks(COLUMNS, rows, {})  # type: ignore[operator]
    next(made)
    assert rows.taken == 0
    next(made)
    next(made)
    assert rows.taken == 2 * BATCH


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        *("/artikler.csv", "/artikler/artikel-0.json", "/kommentarer.csv", "/emneord.csv"),
        *("/soeg.csv?q=artikel", "/soeg.json?forfatter=ib-lund"),
    ],
)
def test_more_rows_need_no_more_queries(client: Client, address: str) -> None:
    def fill(start: int) -> None:
        for number in range(start, start + 3):
            article = make_article(f"Artikel {number}", tags=["Skole", f"Nr. {number}"], authors=["Ib Lund"])
            make_reply(article, Article.objects.first() or article) if number else None
            make_comment(article, parent=make_comment(article))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            body(client.get(address))
        return len(captured)

    fill(0)
    before = queries()
    fill(3)
    assert queries() == before


@pytest.mark.django_db
def test_rows_come_through_a_cursor_of_the_server() -> None:
    make_article()
    rows = read_rows(article_columns(""), Article.objects.order_by("key"))
    next(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors")
        assert cursor.fetchone() == (1,)
        rows.close()  # type: ignore[attr-defined]
        cursor.execute("SELECT count(*) FROM pg_cursors")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_what_fails_on_the_way_breaks_the_answer_off(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BATCH", 1)
    for title in ("En", "To", "Tre"):
        make_article(title)
    taken: list[object] = []

    def breaks(value: object) -> Cell:
        taken.append(value)
        if len(taken) == 3:
            raise OSError("the disk is gone")
        return str(value)

    monkeypatch.setattr("archive.views.files.article_columns", lambda _site: [Column("key", "", "key", breaks)])
    with pytest.raises(OSError, match="the disk is gone"):
        body(client.get("/artikler.csv"))
    assert len(taken) == 3


@pytest.mark.django_db(transaction=True)
def test_a_file_shows_the_archive_at_one_moment() -> None:
    article = make_article()
    make_comment(article)
    with snapshot():
        before = Comment.objects.count()
        other = Thread(target=in_another_connection, args=[article])
        other.start()
        other.join()
        assert Comment.objects.count() == before == 1
    assert Comment.objects.count() == 2


def in_another_connection(article: Article) -> None:
    make_comment(article, "Bo Vang")
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_leaves_leaves_nothing_open(client: Client) -> None:
    make_article()
    response = client.get("/artikler.csv")
    chunks = iter(response)
    next(chunks)
    next(chunks)
    assert in_transaction()
    response.close()
    assert not in_transaction()
    assert Article.objects.count() == 1


def in_transaction() -> bool:
    return connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_a_file_can_not_write() -> None:
    article = make_article()
    with pytest.raises(Exception, match="read-only transaction"), snapshot():
        make_comment(article)
