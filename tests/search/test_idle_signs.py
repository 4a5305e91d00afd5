"""Signs that mean nothing in a query are left out, wherever a query can be typed."""

import pytest
from django.test import Client

from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db
QUERIES = {
    "minus signs": "kajen " + "-" * 60,
    "minus by minus": "- " * 60 + "kajen",
    "minus and brackets": "-(" * 16 + "kajen",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize(
    "address", ["/soeg/", "/soeg.csv", "/artikler/", "/kommentarer/", "/kommentarer.csv", "/konkordans/"]
)
def test_a_query_full_of_minus_signs_is_answered(address: str, query: str, client: Client) -> None:
    make_comment(make_article("Havnen"), body="Kajen er for alle.")
    answer = client.get(address, {"q": query})
    assert answer.status_code == 200
    assert answer.getvalue()
