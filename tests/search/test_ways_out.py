"""Where names, filters or a misspelt field are why nothing is found, the search says so and shows the way, counted."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from archive.search.filters import SearchFilter
from archive.search.suggestions import suggestions
from tests.factories import make_article, make_comment, make_debate, withhold
from tests.lists.reading import links_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _texts() -> None:
    told = {"published_on": date(2016, 5, 1), "published_precision": "day"}
    article = make_article(
        "Om kajen", lead="", body="Kajen er åben.", authors=["Malthe Holm Krog"], tags=["Havneliv"], **told
    )
    make_debate("Strandstriden 2016", article)
    make_comment(article, title="Svar", body="Kajen er min.", posted=date(2016, 6, 1))
    make_article("Om broen", lead="", body="Broen er lang.", publisher="Broforbundet")


def suggested(address: str) -> list[tuple[str, str, int]]:
    """The kinds of the other queries, the queries, and how many hits they have."""
    asked = SearchFilter(QueryDict(address))
    assert asked.is_asked
    return [(each.kind, each.query, each.hits) for each in suggestions(asked)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("krog", ("field", "forfatter:krog", 2), id="an author"),
        pytest.param("Holm Krog", ("field", 'forfatter:"Holm Krog"', 2), id="an author by two words"),
        pytest.param("krog 2016", ("field", "forfatter:krog år:2016", 2), id="an author and a year"),
        pytest.param("krog år:2016", ("field", "forfatter:krog år:2016", 2), id="an author in a year"),
        pytest.param("broforbundet", ("field", "forfatter:broforbundet", 1), id="a publisher"),
        pytest.param("havneliv", ("field", "emneord:havneliv", 2), id="a tag"),
        pytest.param("strandstriden", ("field", "debat:strandstriden", 2), id="a debate"),
        pytest.param("kajen 2016", ("field", "kajen år:2016", 2), id="a word and a year"),
        pytest.param("2016", ("field", "år:2016", 2), id="a year alone"),
        pytest.param("forfater:krog", ("field", "forfatter:krog", 2), id="a misspelt field"),
        pytest.param("tittel:kajen -bro", ("field", "titel:kajen -bro", 1), id="a misspelt field beside others"),
    ],
)
def test_words_are_tried_as(query: str, expected: tuple[str, str, int]) -> None:
    assert expected in suggested(f"q={query}")


@pytest.mark.parametrize("query", ["xyzzy", "krogen", "olm", "1916", "-krog", "krog ELLER xyzzy"])
def test_nothing_is_made_a_name_that_is_none(query: str) -> None:
    assert [each for each in suggested(f"q={query}") if each[0] == "field"] == []


def test_a_name_that_stands_on_no_public_article_is_not_told(client: Client) -> None:
    withhold(make_article("Hemmeligt", lead="", body="Intet.", authors=["Hemming Skjult"], tags=["Skjulte ting"]))
    assert suggested("q=skjult") == suggested("q=skjulte") == []
    assert "Skjult" not in text_of(client.get("/soeg/?q=skjult")).replace("skjult", "")


@pytest.mark.parametrize(
    ("address", "about", "hits"),
    [
        pytest.param("q=kajen&aar=2013", "uden filteret »År: 2013«", 2, id="a year"),
        pytest.param("q=kajen&fra=2017-01-01", "uden filteret »Fra: 2017-01-01«", 2, id="days"),
        pytest.param("q=broen&i=kommentarer", "uden filteret »Slags: Kommentarer«", 1, id="a kind"),
        pytest.param("q=kajen&aar=2016&debat=(ingen)", "uden filteret »Debat: uden debat«", 2, id="one of two"),
        pytest.param(
            "q=broen&i=kommentarer&debat=strandstriden-2016",
            "uden filteret »Slags: Kommentarer, Debat: Strandstriden 2016«",
            1,
            id="two that only together are in the way",
        ),
    ],
)
def test_a_filter_that_is_in_the_way_is_told(client: Client, address: str, about: str, hits: int) -> None:
    if "aar=2013" in address:
        make_article("Andet", lead="", body="Intet.", published_on=date(2013, 1, 1), published_precision="day")
    page = client.get(f"/soeg/?{address}")
    assert f"{about}: {hits} træf" in text_of(page).replace("\xa0", " ")


def test_the_way_out_leads_to_what_it_promises(client: Client) -> None:
    found = [each for each in suggestions(SearchFilter(QueryDict("q=kajen&fra=2017-01-01"))) if each.kind == "filter"]
    assert [each.address for each in found] == ["?q=kajen"]
    assert "2 træf" in text_of(client.get("/soeg/?q=kajen")).replace("\xa0", " ")


def test_filters_without_words_have_a_way_out_too(client: Client) -> None:
    page = text_of(client.get("/soeg/?i=kommentarer&fra=2017-01-01")).replace("\xa0", " ")
    assert "Alle tekster" in page
    assert "uden filteret »Fra: 2017-01-01«: 1 træf" in page


def test_debates_and_tags_of_a_name_stand_above_the_hits(client: Client) -> None:
    links = links_of(client.get("/soeg/?q=strandstriden"))
    assert links["Strandstriden 2016 debat"] == "/debatter/strandstriden-2016/"
    assert links_of(client.get("/soeg/?q=havneliv"))["Havneliv emneord"] == "/emneord/havneliv/"


def test_the_only_filter_is_not_taken_away_where_nothing_else_is_asked() -> None:
    assert suggested("fra=2019-01-01") == []
