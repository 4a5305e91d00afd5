"""A list costs the same number of queries whether it has one row or many."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.concordance.stems import KNOWN
from tests.factories import make_article, make_comment, make_debate

pytestmark = pytest.mark.django_db


def _fill(count: int) -> None:
    for number in range(count):
        article = make_article(
            f"Havnen {count} {number}",
            authors=["Else Bech", f"Forfatter {count} {number}"],
            publisher=f"Forening {count} {number}",
            tags=["Havne", f"Emne {count} {number}"],
            category=f"Kategori {number}",
        )
        make_debate(f"Debat {count} {number}", article)
        first = make_comment(article)
        make_comment(article, "Bo Vang", parent=first)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        # One query of each is the page cache's; a list has one for each facet, three for authors, and one for its count.
        pytest.param("/artikler/", 13, id="articles"),
        pytest.param("/artikler/?emneord=havne&kommentarer=med&orden=titel", 14, id="articles, narrowed"),
        pytest.param("/kommentarer/", 12, id="comments"),
        pytest.param("/kommentarer/?emneord=havne&svar=er", 13, id="comments, narrowed"),
        pytest.param("/emneord/", 2, id="tags"),
        pytest.param("/emneord/havne/", 7, id="tag"),
        pytest.param("/forfattere/", 2, id="authors"),
        pytest.param("/forfattere/else-bech/", 8, id="author"),
        pytest.param("/soeg/?q=havnen", 11, id="search"),
        # Of the concordance nine are the facets and the places, two a batch of texts, one its stems, two the rows that are shown
        # (in a file one).
        pytest.param("/konkordans/?q=kajen", 15, id="concordance"),
        pytest.param("/konkordans/?q=kajen&form=ord&orden=h1", 14, id="concordance, as written"),
        pytest.param("/konkordans/?q=kajen&grupper=h1", 13, id="concordance, grouped"),
        pytest.param("/konkordans.csv?q=kajen", 15, id="concordance, as a file"),
        pytest.param("/feeds/artikler.atom", 4, id="feed"),
        pytest.param("/sitemap-emneord.xml", 3, id="sitemap"),
        pytest.param("/data/", 6, id="data"),
    ],
)
def test_is_fixed(client: Client, address: str, queries: int) -> None:
    _fill(1)
    few = _count(lambda: client.get(address).getvalue())
    _fill(12)
    many = _count(lambda: client.get(address).getvalue())
    assert (few, many) == (queries, queries)


def _count(ask: Callable[[], object]) -> int:
    KNOWN.forget()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)
