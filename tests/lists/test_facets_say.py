"""What a reader is told beside the counts of a facet: what they rest on, and what stands under no value."""

import pytest
from django.test import Client

from tests.factories import make_article, make_comment
from tests.lists.reading import text_of, titles_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param(
            "/kommentarer/",
            "Svar Svar fundet 0 Intet svar fundet 1 Er fundet at være et svar 0 Siderne sagde ikke, hvem der svarede hvem.",
            id="answers",
        ),
        pytest.param(
            "/artikler/",
            "uden dato 2 Er en artikels dag ikke kendt, tæller den med i det år, den senest er fra.",
            id="years of articles",
        ),
        pytest.param("/artikler/", "Kategori uden kategori 1 Velfærd 1", id="no category"),
        pytest.param("/kommentarer/", "Kategori uden kategori 1", id="no category, of comments"),
    ],
)
def test_is_told(client: Client, address: str, words: str) -> None:
    make_comment(make_article("Havnen"))
    make_article("Skolen", category="Velfærd")
    assert words in text_of(client.get(address))


def test_what_has_no_category_can_be_asked_for(client: Client) -> None:
    make_article("Havnen")
    make_article("Skolen", category="Velfærd")
    make_article("Fyret", category="Kultur")
    assert titles_of(client, "/artikler/?kategori=ukategoriseret") == ["Havnen"]
    assert set(titles_of(client, "/artikler/?kategori=ukategoriseret&kategori=Kultur")) == {"Havnen", "Fyret"}
