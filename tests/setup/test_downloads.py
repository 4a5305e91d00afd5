"""Files are sent to so many readers at a time that slow ones leave the pages to everybody else."""

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.setup.pages")]
FILE = "/liste.csv"


@pytest.fixture
def readers(settings: Settings) -> Client:
    """The browsers of all readers, before an archive that sends two files at a time."""
    settings.DOWNLOADS_AT_ONCE = 2
    return Client(raise_request_exception=False)


def test_one_more_than_there_is_room_for_is_told_to_come_back(readers: Client) -> None:
    waiting = [readers.get(FILE) for _ in range(2)]
    refused = readers.get(FILE)
    assert [response.status_code for response in waiting] == [200, 200]
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
    assert refused.headers["Cache-Control"] == "private, no-store"
    assert "Prøv igen om lidt" in refused.content.decode()


def test_pages_are_not_counted(readers: Client) -> None:
    waiting = [readers.get(FILE) for _ in range(3)]
    assert waiting[-1].status_code == 503
    assert [readers.get("/side/").status_code for _ in range(3)] == [200] * 3


def test_who_has_all_makes_room(readers: Client) -> None:
    for _ in range(5):
        assert b"".join(readers.get(FILE)) == b"a,b\r\n1,2\r\n"


@pytest.mark.django_db(transaction=True)  # closing an answer closes a connection that is in a transaction
def test_who_leaves_makes_room(readers: Client) -> None:
    for _ in range(5):
        response = readers.get(FILE)
        next(iter(response))
        response.close()
        response.close()
        assert response.status_code == 200
    assert [readers.get(FILE).status_code for _ in range(3)] == [200, 200, 503]


@pytest.mark.parametrize(("address", "status"), [("/findes-ikke.csv", 404), ("/fejl.csv", 500), ("/tom.csv", 200)])
def test_what_is_no_stream_keeps_no_place(readers: Client, address: str, status: int) -> None:
    assert [readers.get(address).status_code for _ in range(5)] == [status] * 5


def test_half_of_the_threads_are_left_for_pages(settings: Settings) -> None:
    assert settings.DOWNLOADS_AT_ONCE * 2 <= settings.THREADS
