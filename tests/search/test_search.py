"""The search finds the words in articles and comments, shows where they stand, and explains itself."""

import re
from datetime import date
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from archive.search.passages import Piece, pieces
from debates.filters.notes import told
from debates.query.fields import LANGUAGE
from debates.query.grammar import Note, NoteCode
from tests.captures import FIXTURES, run_import
from tests.factories import make_article, make_comment
from tests.lists.reading import links_of, text_of, titles_of

pytestmark = pytest.mark.django_db


def test_finds_articles_and_comments_in_any_inflection(client: Client) -> None:
    article = make_article("Om skolen", body="Vi mangler en skole på øen.")
    make_comment(article, title="Enig", body="Skolerne er for små.")
    make_article("Om broen", body="Broen er for smal.", lead="Et spørgsmål om trafik.")
    assert set(titles_of(client, "/soeg/?q=skole")) == {"Om skolen", "Enig"}
    assert titles_of(client, "/soeg/?q=skole&i=artikler") == ["Om skolen"]
    assert titles_of(client, "/soeg/?q=skole&i=kommentarer") == ["Enig"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("lang+bro", {"Begge"}, id="all words"),
        pytest.param('"en+lang+bro"', {"Begge"}, id="a phrase"),
        pytest.param("”en+lang+bro”", {"Begge"}, id="a phrase in other quotation marks"),
        pytest.param("bro+-lang", {"Kun broen"}, id="not this"),
        pytest.param("vej+OR+bro", {"Begge", "Kun broen", "Kun vejen"}, id="one or the other"),
        pytest.param("vej+eller+bro", {"Begge", "Kun broen", "Kun vejen"}, id="one or the other, in Danish"),
        pytest.param('"lang+vej"+ELLER+"lang+bro"', {"Begge", "Kun vejen"}, id="one phrase or the other"),
        pytest.param("eller+vej+eller", {"Kun vejen"}, id="nothing to choose between"),
        pytest.param('"vej+eller+bro"', set(), id="a phrase with the word in it"),
        pytest.param("en", {"Begge", "Kun broen", "Kun vejen"}, id="a common word, alone"),
        pytest.param("en+vej+eller+en+bro", {"Begge", "Kun broen", "Kun vejen"}, id="common words beside others"),
        pytest.param('"en+vej"', set(), id="a phrase with a common word"),
        pytest.param("%22", set(), id="a lone quotation mark"),
    ],
)
def test_reads_the_words_as_a_web_search(client: Client, query: str, titles: set[str]) -> None:
    make_article("Begge", body="En lang bro.", lead="")
    make_article("Kun broen", body="En bro.", lead="")
    make_article("Kun vejen", body="En lang vej.", lead="")
    assert set(titles_of(client, f"/soeg/?q={query}")) == titles


def test_shows_the_passage_with_its_words_marked(client: Client) -> None:
    make_article(
        "Om broen", lead="", body=("Ord om andet. " * 60) + "Så bygger de en <b>bro</b> til øen." + " Mere." * 60
    )
    html = client.get("/soeg/?q=bro").content.decode()
    assert "<mark>bro</mark>" in html
    assert "Så bygger de en" in html
    assert "<b>" not in html


def test_a_text_can_not_mark_itself_up(client: Client) -> None:
    make_article("Om broen", lead="", body="En \ue000 <b> \ue001 bro \ue000\ue000 igen.")
    html = client.get("/soeg/?q=bro").content.decode()
    assert "<mark>bro</mark>" in html
    assert "\ue000" not in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        pytest.param(
            "en \ue000bro\ue001 her", [Piece("en ", False), Piece("bro", True), Piece(" her", False)], id="one"
        ),
        pytest.param("\ue000bro\ue001", [Piece("bro", True)], id="nothing else"),
        pytest.param("en bro\ue001 her\ue000", [Piece("en bro her", False)], id="marks out of order"),
        pytest.param("", [], id="empty"),
        pytest.param("en\nbro\n\nog en vej", [Piece("en bro ¶ og en vej", False)], id="lines and paragraphs"),
    ],
)
def test_pieces(passage: str, expected: list[Piece]) -> None:
    assert pieces(passage) == expected


def test_a_comment_leads_to_its_place(client: Client) -> None:
    comment = make_comment(make_article("Om vejen"), "Karen Friis", title="Om en bro", posted=date(2018, 5, 4))
    response = client.get("/soeg/?q=bro")
    assert links_of(response)["Om en bro"] == f"/kommentarer/{comment.key}/"
    assert "4. maj 2018 Om en bro" in text_of(response)


def test_without_words_it_explains_itself(client: Client) -> None:
    assert "Sådan søger du" in text_of(client.get("/soeg/"))


def test_its_own_examples_find_something(client: Client) -> None:
    run_import(FIXTURES)
    examples = re.findall(r"<dt><a .*?><code>(.*?)</code>", client.get("/soeg/").content.decode())
    assert len(examples) == len(LANGUAGE)
    found = {example: titles_of(client, f"/soeg/?{urlencode({'q': unescape(example)})}") for example in examples}
    assert [example for example, titles in found.items() if not titles] == []


def test_where_nothing_is_found_it_says_that_readers_names_are_not_looked_for(client: Client) -> None:
    words = text_of(client.get("/soeg/?q=findesikke"))
    assert "Navne på læsere, der kommenterer, indgår ikke i søgningen" in words


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("q=" + "a" * 1001, "1001", id="too long"),
        pytest.param("q=bro&i=alting", "alting", id="no such place"),
    ],
)
def test_what_it_can_not_use_it_says(client: Client, query: str, message: str) -> None:
    response = client.get(f"/soeg/?{query}")
    assert response.status_code == 200
    assert message in text_of(response)


def test_says_how_the_hits_are_ordered(client: Client) -> None:
    make_article("Om broen")
    assert "Ordnet efter, hvor godt teksten passer til ordene" in text_of(client.get("/soeg/?q=broen"))


def test_the_best_stands_first() -> None:
    for number in range(30):
        make_article(f"Vej {number}", lead="", body="En bro.")
    make_article("Broen om broen", lead="Bro, bro, bro.", body="En bro.")
    assert titles_of(Client(), "/soeg/?q=bro")[0] == "Broen om broen"


@pytest.mark.parametrize("address", ["/soeg/", "/artikler/", "/kommentarer/"])
def test_what_was_not_understood_is_said_with_what_was_searched_instead(client: Client, address: str) -> None:
    make_comment(make_article("Om broen", body="En bro."), body="En bro.")
    text = text_of(client.get(address, {"q": "(bro titel:"}))
    assert "»titel:« mangler en værdi" in text
    assert "En parentes er ikke lukket; den er lukket til sidst." in text
    assert "Søgt efter: bro" in text


@pytest.mark.parametrize("code", NoteCode)
def test_every_note_is_a_sentence(code: NoteCode) -> None:
    (sentence,) = told([Note(code, "havn%")])
    assert sentence.endswith(".")
    assert "%(" not in sentence
