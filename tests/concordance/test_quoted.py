"""What a commenter quotes from others can be left out."""

import pytest

from tests.concordance.reading import keys_found
from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db
COMMENTS = {
    "in marks": ("Du skrev: ”Den kajen er vores alle sammen!” Ja, kaj.", ["kaj"]),
    "as in a letter": ("> Det er den kajen, som vi alle taler om\n\nNej, den kaj ikke.", ["kaj"]),
    "reported": ("Kommunen siger at kajen er lukket for alle og enhver. Kaj!", ["Kaj"]),
    "a turn of phrase": ("Den ”kajen” kender vi.", ["kajen"]),
}


@pytest.mark.parametrize(("body", "keys"), COMMENTS.values(), ids=COMMENTS)
def test_in_a_comment(body: str, keys: list[str]) -> None:
    make_comment(make_article("Om broen", body="Vi har en bro."), title="", body=body)
    assert keys_found("kaj", i="kommentarer", citater="uden") == keys
    assert len(keys_found("kaj", i="kommentarer")) == max(len(keys), body.lower().count("kaj"))


def test_an_article_is_left_as_it_is() -> None:
    make_article("Om broen", lead="", body="Han skrev: ”Den kajen er vores alle sammen!”")
    assert keys_found("kaj", citater="uden") == ["kajen"]
