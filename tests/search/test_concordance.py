"""The concordance shows every line with exactly the words, and says how far it has read."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive import concordance
from archive.concordance import Line, lines
from tests.factories import make_article, make_comment
from tests.lists.reading import links_of, text_of


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        pytest.param("Vi vil have havnen.", "havnen", [Line("Vi vil have", "havnen", ".")], id="a word"),
        pytest.param(
            "Havnen og HAVNEN", "havnen", [Line("", "Havnen", "og HAVNEN"), Line("Havnen og", "HAVNEN", "")], id="case"
        ),
        pytest.param("lystbådehavnen", "havnen", [], id="not inside a word"),
        pytest.param("åhavn havnå", "havn", [], id="not beside a Danish letter"),
        pytest.param("den åbne\n\nhavn", "åbne  havn", [Line("den", "åbne havn", "")], id="over a line break"),
        pytest.param("a.b axb", "a.b", [Line("", "a.b", "axb")], id="signs are not patterns"),
        pytest.param("havnen", "", [], id="nothing"),
    ],
)
def test_lines(text: str, phrase: str, expected: list[Line]) -> None:
    assert list(lines(text, phrase)) == expected


@given(st.text(max_size=300), st.text(alphabet="abæø ", min_size=1, max_size=5))
def test_a_line_stands_in_its_text(text: str, phrase: str) -> None:
    even = " ".join(text.split())
    for line in lines(text, phrase):
        assert line.key.casefold() == " ".join(phrase.split()).casefold()
        assert line.left in even
        assert line.right in even


@pytest.mark.django_db
def test_stand_newest_first_each_leading_to_its_place(client: Client) -> None:
    article = make_article("Om kajen", body="En kaj ved åen.", published_precision="day", published_on=date(2016, 1, 1))
    comment = make_comment(article, title="", body="Jeg kender en kaj.", posted=date(2017, 1, 1))
    response = client.get("/konkordans/?q=kaj")
    words = text_of(response)
    assert words.index("Jeg kender en kaj") < words.index("En kaj ved åen.")
    assert links_of(response)["kaj"] in {f"/kommentarer/{comment.key}/", "/artikler/om-kajen/"}


@pytest.mark.django_db
def test_says_what_it_has_not_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "ARTICLES", 2)
    for number in range(5):
        make_article(f"Om kajen {number}", body="En kaj. Kajen.")
    words = text_of(client.get("/konkordans/?q=kaj"))
    assert "2 linjer 5 tekster har ordet" in words
    assert "Kun 2 tekster, de nyeste, er læst igennem." in words


@pytest.mark.django_db
def test_says_where_it_stops(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "LINES", 3)
    make_article("Om kajen", body="Kaj, kaj, kaj, kaj, kaj.")
    assert "Mere end 3 linjer" in text_of(client.get("/konkordans/?q=kaj"))
