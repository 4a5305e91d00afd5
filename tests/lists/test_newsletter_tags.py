"""A tag of six digits is called by its newsletter where it stands for articles, and stands as printed where it is shown itself."""

from datetime import date

import pytest
from django.test import Client

from debates.models import Tag
from tests.factories import make_article
from tests.lists.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param("/artikler/havnen/", "Emneord Havne Nyhedsbrev 5.2.2016", id="article"),
        pytest.param("/artikler/", "Nyhedsbrev 5.2.2016 1", id="facet"),
        pytest.param("/artikler/?emneord=050216", "Emneord: Nyhedsbrev 5.2.2016", id="chosen filter"),
        pytest.param("/emneord/050216/", "Emneord 050216 Nyhedsbrevet den 5. februar 2016", id="tag"),
        pytest.param("/emneord/", "050216 · 5. februar 2016", id="tags"),
    ],
)
def test_is_called(client: Client, address: str, words: str) -> None:
    make_article("Havnen", tags=["Havne", "050216"])
    Tag.objects.filter(name="050216").update(kind=Tag.Kind.NEWSLETTER, newsletter_date=date(2016, 2, 5))
    assert words in text_of(client.get(address))
