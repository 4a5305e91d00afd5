"""The concordance shows every line with exactly the words, and says how far it has read."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive import concordance
from archive.concordance import Line, lines
from tests.exports.reading import csv_of, json_of
from tests.factories import make_article, make_comment
from tests.lists.reading import links_of, text_of


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        pytest.param("Vi vil have havnen.", "havnen", [Line("Vi vil have ", "havnen", ".")], id="a word"),
        pytest.param(
            "Havnen og HAVNEN",
            "havnen",
            [Line("", "Havnen", " og HAVNEN"), Line("Havnen og ", "HAVNEN", "")],
            id="case",
        ),
        pytest.param("lystbådehavnen", "havnen", [], id="not inside a word"),
        pytest.param("åhavn havnå", "havn", [], id="not beside a Danish letter"),
        pytest.param("den åbne\nhavn", "åbne  havn", [Line("den ", "åbne havn", "")], id="over a line break"),
        pytest.param("den åbne\n \nhavn", "åbne havn", [Line("den ", "åbne ¶ havn", "")], id="over a paragraph break"),
        pytest.param("Ned.\n\nHavn!\n\nOp", "havn", [Line("Ned. ¶ ", "Havn", "! ¶ Op")], id="paragraphs around"),
        pytest.param(
            "»havn«, (havn)", "havn", [Line("»", "havn", "«, (havn)"), Line("»havn«, (", "havn", ")")], id="signs"
        ),
        pytest.param("a.b axb", "a.b", [Line("", "a.b", " axb")], id="signs are not patterns"),
        pytest.param("havnen", "", [], id="nothing"),
    ],
)
def test_lines(text: str, phrase: str, expected: list[Line]) -> None:
    assert list(lines(text, phrase)) == expected


@given(st.text(max_size=300), st.text(alphabet="abæø ", min_size=1, max_size=5))
def test_a_line_stands_in_its_text(text: str, phrase: str) -> None:
    even = " ".join(text.replace("¶", "").split())
    for line in lines(text.replace("¶", ""), phrase):
        read = line.left + line.key + line.right
        assert line.key.replace(" ¶ ", " ").casefold() == " ".join(phrase.split()).casefold()
        assert " ".join(read.replace("¶", " ").split()) in even


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


COMMON = {
    "ikke": ["Ikke", "ikke"],
    "det er": ["Det er", "det ¶ er"],
    '"er ikke"': ["er ikke"],
    "og": [],
    "?!": ["?!"],
}


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "keys"), COMMON.items(), ids=COMMON)
def test_finds_common_words_and_signs(client: Client, words: str, keys: list[str]) -> None:
    article = make_article("Om kajen", lead="", body="Det er ikke min kaj. Hvad er det\n\ner ?!")
    make_comment(article, title="", body="Ikke min. Bikkedet erikke.")
    make_comment(
        make_article("Hemmeligt", withheld_at="2026-01-01T00:00Z", withheld_reason="request"), body="Ikke her."
    )
    assert sorted(row["key"] for row in csv_of(f"/konkordans.csv?q={quote(words)}")) == sorted(keys)
    is_indexed = words[-1].isalpha() or words[-1] == '"'
    text = text_of(client.get("/konkordans/", {"q": words}))
    assert ("teksterne selv læst igennem, de nyeste først: 2 af 2 tekster." in text) is not is_indexed


@pytest.mark.django_db
def test_says_how_far_it_has_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "ARTICLES", 2)
    for year in range(2011, 2016):
        day = {"published_precision": "day", "published_on": date(year, 1, 1)}
        make_article(f"Om kajen {year}", lead="", body=f"Ikke {year}.", **day)
    assert "Kun 2 tekster, de nyeste, er læst igennem." in text_of(client.get("/konkordans/?q=ikke"))
    shown = json_of("/konkordans.json?q=ikke")
    assert [row["right"] for row in shown["rows"]] == [" 2015.", " 2014."]
    assert (shown["complete"], shown["texts"], shown["texts_read"]) == (False, 5, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["bådebro", '"'], ids=["an unknown word", "a quotation mark"])
def test_where_nothing_is_found_it_says_so_and_no_more(client: Client, words: str) -> None:
    make_article("Om kajen")
    text = text_of(client.get("/konkordans/", {"q": words}))
    assert "Ingen linjer har netop denne form." in text
    assert "tekster har ordet" not in text


@pytest.mark.django_db
def test_says_where_it_stops(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "LINES", 3)
    make_article("Om kajen", body="Kaj, kaj, kaj, kaj, kaj.")
    assert "Mere end 3 linjer" in text_of(client.get("/konkordans/?q=kaj"))


@pytest.mark.django_db
def test_a_date_says_how_much_is_known(client: Client) -> None:
    make_article("Om kajen", body="En kaj.", published_precision="interval", published_not_after=date(2016, 1, 1))
    assert "senest 1. januar 2016" in text_of(client.get("/konkordans/?q=kaj"))
    assert [row["date"] for row in csv_of("/konkordans.csv?q=kaj")] == [""]


@pytest.mark.django_db
def test_the_file_holds_the_lines_of_all_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article(
        "Om kajen", lead="", body="En kaj.\n\nKaj, kaj!", published_precision="day", published_on=date(2016, 1, 1)
    )
    comment = make_comment(article, title="Kaj", body="", posted=date(2017, 1, 1))
    monkeypatch.setattr("archive.views.search.LINES", 1)
    rows, shown = csv_of("/konkordans.csv?q=kaj&side=2"), json_of("/konkordans.json?q=kaj")
    assert [(row["kind"], row["date"], row["left"], row["key"], row["right"]) for row in rows] == [
        ("comment", "2017-01-01", "", "Kaj", ""),
        ("article", "2016-01-01", "En ", "kaj", ". ¶ Kaj, kaj!"),
        ("article", "2016-01-01", "En kaj. ¶ ", "Kaj", ", kaj!"),
        ("article", "2016-01-01", "En kaj. ¶ Kaj, ", "kaj", "!"),
    ]
    assert [row["url"] for row in rows[:2]] == [
        f"http://testserver/kommentarer/{comment.key}/",
        "http://testserver/artikler/om-kajen/",
    ]
    assert [row["title"] for row in rows[:2]] == ["Kaj", "Om kajen"]
    assert len(shown["rows"]) == 4
    assert (shown["words"], shown["complete"], shown["texts"], shown["texts_read"]) == ("kaj", True, 2, 2)


@pytest.mark.django_db
def test_the_json_says_where_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "LINES", 3)
    make_article("Om kajen", body="Kaj, kaj, kaj, kaj, kaj.")
    shown = json_of("/konkordans.json?q=kaj")
    assert (shown["complete"], len(shown["rows"])) == (False, 3)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?q=", "?q=*", f"?q={'a' * 300}"], ids=["none", "empty", "asterisk", "long"])
def test_a_file_of_nothing_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/konkordans.csv{query}").status_code == 400
