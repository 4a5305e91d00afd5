"""An archive with nothing in it says so and breaks nowhere."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/debatter/", "/debatter/?orden=livligst"])
def test_a_page_stands_without_data(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address", ["/debatter/findes-ikke/", "/debatter/findes-ikke/hele/", "/artikler/findes-ikke/", "/kommentarer/k1/"]
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_page_can_not_be_posted_to(client: Client) -> None:
    assert client.post("/debatter/").status_code == 405
