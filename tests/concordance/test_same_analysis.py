"""What the index finds in a text stands in a line of it, however the word is put together."""

import pytest

from tests.concordance.reading import keys_found
from tests.factories import make_article

pytestmark = pytest.mark.django_db
WORDS = {
    "O'Brien": "O'Brien",
    "covid-19": "covid-19",
    "dansk-svenske": "dansk-svenske",
    "svenske": "svenske",
    "18-årige": "18-årige",
    "1.000,75": "1.000,75",
    "50%": "50",
    "og/eller": "og/eller",
    "avis.example.dk": "avis.example.dk",
    "skriv@example.dk": "skriv@example.dk",
    "A/S": "A/S",
    "1980'erne": "1980'erne",
    "crème": "crème",
    "smørrebrød*": "smørrebrødsjomfruerne",
    "*jomfru*": "smørrebrødsjomfruerne",
    "igen.Og": "igen.Og",
}


@pytest.mark.parametrize(("query", "key"), WORDS.items(), ids=WORDS)
@pytest.mark.parametrize("form", ["", "ord"], ids=["any inflection", "as written"])
def test_is_a_key(query: str, key: str, form: str) -> None:
    body = (
        "O'Brien, covid-19 og dansk-svenske 18-årige for 1.000,75 kr. (50%) og/eller avis.example.dk og skriv@example.dk til "
        "Bro A/S i 1980'erne: crème til smørrebrødsjomfruerne igen.Og igen."
    )
    make_article("Om broen", lead="", body=body)
    assert keys_found(query, **({"form": form} if form else {})) == [key]
