"""Every page of an empty archive is there and says that there is nothing yet."""

import pytest
from django.test import Client

from tests.lists.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/artikler/", "Der er endnu ingen artikler i arkivet."),
        ("/kommentarer/", "Der er endnu ingen kommentarer i arkivet."),
        ("/emneord/", "Der er endnu ingen emneord i arkivet."),
        ("/forfattere/", "Der er endnu ingen forfattere i arkivet."),
        ("/soeg/?q=havn", "Søgningen fandt ingen tekster."),
        ("/konkordans/?q=havn", "Der er ingen linjer."),
        ("/konkordans/", "Ordene i en søgning"),
        ("/data/", "Artikler 0"),
        ("/om/", "Om arkivet"),
        ("/privatliv/", "Vil du have noget fjernet?"),
    ],
)
def test_is_told(client: Client, address: str, words: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert words in text_of(response)
