"""Each field of the language narrows articles and comments to what it says."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client

from debates.models.conditions import MOST_FORMS, ready
from debates.query.grammar import parse
from debates.query.nodes import Field, Forms, leaves
from tests.factories import make_article, make_comment, make_debate, make_tag
from tests.lists.reading import titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf() -> None:
    """Two articles with a comment each, one of them answered, and one article without a date."""
    bridge = make_article(
        "Broen ved Kællingeøre",
        authors=["Else Bech"],
        publisher="Brolauget",
        tags=["Broer og veje"],
        lead="",
        body="Om fyret.",
        published_on=date(2013, 5, 4),
        published_precision="day",
    )
    make_debate("Striden om broen", bridge)
    first = make_comment(bridge, title="Nej tak", body="Fyret er nok.", posted=date(2013, 5, 6))
    make_comment(bridge, "Bo Vang", parent=first, title="Jo tak", body="Fyret og broen.", posted=date(2014, 1, 2))
    make_article("Fyret", authors=["Åge Krag"], lead="", body="Uden bro.")


FOUND = {
    "titel:broen": {"Broen ved Kællingeøre"},
    'titel:"broen ved"': {"Broen ved Kællingeøre"},
    "titel:fyr*": {"Fyret"},
    "titel:*øre": {"Broen ved Kællingeøre"},
    "titel:(tak OR fyret)": {"Nej tak", "Jo tak", "Fyret"},
    "forfatter:bech": {"Broen ved Kællingeøre", "Nej tak", "Jo tak"},
    'forfatter:"else bech"': {"Broen ved Kællingeøre", "Nej tak", "Jo tak"},
    'forfatter:"bech else"': set(),
    "forfatter:bec": set(),
    "forfatter:bec*": {"Broen ved Kællingeøre", "Nej tak", "Jo tak"},
    "forfatter:brolauget": {"Broen ved Kællingeøre", "Nej tak", "Jo tak"},
    "*else*": set(),  # nothing is left of it without its endings
    "-forfatter:bech fyret": {"Fyret"},
    "emneord:veje": {"Broen ved Kællingeøre", "Nej tak", "Jo tak"},
    "debat:striden": {"Broen ved Kællingeøre", "Nej tak", "Jo tak"},
    "år:2013": {"Broen ved Kællingeøre", "Nej tak"},
    "år:2014..": {"Jo tak"},
    "år:..2013": {"Broen ved Kællingeøre", "Nej tak"},
    "før:2013-05-06": {"Broen ved Kællingeøre"},
    "før:2014": {"Broen ved Kællingeøre", "Nej tak"},
    "efter:2013-05": {"Jo tak"},
    "efter:4.5.2013": {"Nej tak", "Jo tak"},
    "har:svar": {"Broen ved Kællingeøre", "Nej tak"},
    "-har:svar": {"Jo tak", "Fyret"},
    "type:artikel": {"Broen ved Kællingeøre", "Fyret"},
    "type:kommentar broen": {"Jo tak"},
    "type:artikel type:kommentar": set(),
    "titel:fyret OR år:2014": {"Fyret", "Jo tak"},
    "broen (år:2013 OR type:kommentar)": {"Broen ved Kællingeøre", "Jo tak"},
    "-(type:artikel OR har:svar)": {"Jo tak"},
}


@pytest.mark.parametrize(("query", "titles"), FOUND.items(), ids=FOUND)
def test_finds(client: Client, query: str, titles: set[str]) -> None:
    assert set(titles_of(client, f"/soeg/?{urlencode({'q': query})}")) == titles


@pytest.mark.parametrize("sign", [*"()[]{}.+?^$|\\*/'\"", "\\d", "%", "_"], ids=str)
def test_a_sign_in_a_name_stands_for_itself(client: Client, sign: str) -> None:
    make_tag("Uden tegn")
    assert client.get("/soeg/", {"q": f'forfatter:"a{sign}b" emneord:a{sign}b debat:x{sign}'}).status_code == 200


def test_several_open_parts_have_fewer_words_each() -> None:
    make_article("Ord", lead="", body=" ".join(f"ende{chr(97 + n % 26)}{chr(97 + n // 26)}lse" for n in range(60)))
    asked = ready(parse("*endea* *endeb* titel:*endec* -*nothing*").node)
    assert asked
    found = [leaf.value if isinstance(leaf, Field) else leaf for leaf, _asked in leaves(asked)]
    assert all(isinstance(each, Forms) and each.words for each in found[:3])
    assert sum(len(each.words) for each in found if isinstance(each, Forms)) <= MOST_FORMS // 4
