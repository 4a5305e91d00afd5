"""Any query of the language gives its lines; what it only narrows by gives none of its own."""

from datetime import date

import pytest

from tests.concordance.reading import keys_found
from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _texts() -> None:
    article = make_article(
        "Skolen ved Århus",
        lead="",
        body="Folkeskolens lærere siger nej. Det er ikke skoler, det er små huse.",
        tags=["Skoler"],
        authors=["Else Bech"],
        category="Debat",
        published_precision="day",
        published_on=date(2016, 1, 1),
    )
    make_comment(article, title="", body="Skolerne i aarhus har lærernes tillid. COVID-19!", posted=date(2017, 5, 4))
    make_article(
        "Om en bro", lead="", body="En bro og en skole.", published_precision="day", published_on=date(2015, 1, 1)
    )


QUERIES = {
    "skole": ["Skolerne", "Skolen", "skoler", "skole"],
    "SKOLERNES": ["Skolerne", "Skolen", "skoler", "skole"],
    "*skole": ["Skolerne", "Skolen", "Folkeskolens", "skoler", "skole"],
    "folke*": ["Folkeskolens"],
    "*skol*": ["Skolerne", "Skolen", "Folkeskolens", "skoler", "skole"],
    "århus": ["aarhus", "Århus"],
    '"det er"': ["Det er", "det er"],
    '"lærer sige"': ["lærere siger"],
    '"små hus*"': ["små huse"],
    "covid-19": ["COVID-19"],
    "lærer tillid": ["lærernes", "tillid"],
    "bro ELLER tillid": ["tillid", "bro", "bro"],
    "skole -lærer": ["skole"],
    "skole titel:bro": ["skole"],
    "skole forfatter:bech type:artikel": ["Skolen", "skoler"],
    "skole år:2017": ["Skolerne"],
    "(skole ELLER hus) -(bro ELLER covid)": ["Skolen", "skoler", "huse"],
    "skole -(lærer -huse)": ["Skolen", "skoler", "huse", "skole"],
}


@pytest.mark.parametrize(("query", "keys"), QUERIES.items(), ids=QUERIES)
def test_query(query: str, keys: list[str]) -> None:
    assert keys_found(query) == keys


AS_WRITTEN = {
    "skole": ["skole"],
    "skoler": ["skoler"],
    "*skolens": ["Folkeskolens"],
    "skole*": ["Skolerne", "Skolen", "skoler", "skole"],
    "skoler*": ["Skolerne", "skoler"],
    "århus": ["Århus"],
    "aarhus": ["aarhus"],
    '"lærer sige"': [],
    '"lærere siger"': ["lærere siger"],
}


@pytest.mark.parametrize(("query", "keys"), AS_WRITTEN.items(), ids=AS_WRITTEN)
def test_only_as_written(query: str, keys: list[str]) -> None:
    assert keys_found(query, form="ord") == keys


FILTERS = {
    "i": ("kommentarer", ["Skolerne"]),
    "emneord": ("skoler", ["Skolerne", "Skolen", "skoler"]),
    "forfatter": ("else-bech", ["Skolerne", "Skolen", "skoler"]),
    "kategori": ("Debat", ["Skolerne", "Skolen", "skoler"]),
    "debat": ("(ingen)", ["Skolerne", "Skolen", "skoler", "skole"]),
    "aar": ("2016", ["Skolen", "skoler"]),
    "fra": ("2016-06-01", ["Skolerne"]),
    "til": ("2015-12-31", ["skole"]),
    "orden": ("aeldste", ["skole", "Skolen", "skoler", "Skolerne"]),
    "v1": ("en", ["skole"]),
    "h1": ("ved", ["Skolen"]),
    "noegle": ("Skolen", ["Skolen"]),
    "nabo": ("det", ["skoler"]),
}


@pytest.mark.parametrize(("name", "value", "keys"), [(name, *each) for name, each in FILTERS.items()], ids=FILTERS)
def test_filter(name: str, value: str, keys: list[str]) -> None:
    assert keys_found("skole", **{name: value}) == keys
