"""The facets of a search: each counted under all the other filters, several values are "or", and what is chosen can be taken away."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from archive.search.answers import answer
from archive.search.filters import SearchFilter
from tests.factories import make_article, make_comment, make_debate
from tests.lists.reading import links_of, text_of, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf() -> None:
    harbour = make_article(
        "Havnen",
        authors=["Else Bech"],
        publisher="Havnelauget",
        tags=["Havne", "Byer"],
        category="Velfærd",
        published_on=date(2013, 5, 4),
        published_precision="day",
        body="Kajen.",
    )
    make_debate("Striden", harbour)
    first = make_comment(harbour, title="Kajen nu", posted=date(2013, 6, 1))
    make_comment(harbour, "Bo Vang", parent=first, title="Kajen igen", posted=date(2014, 6, 1))
    make_article("Byen", authors=["Bo Krag"], tags=["Byer"], lead="", body="Kajen.")
    make_article("Ukendt", lead="", body="Kajen.")


def _counts(query: str) -> dict[str, dict[str, int]]:
    asked = SearchFilter(QueryDict(query))
    answer(asked)
    return {
        facet.name: {option.value: option.count for option in facet.options} for facet in asked.facets if facet.options
    }


def test_every_facet_is_counted_over_articles_and_comments() -> None:
    assert _counts("q=kajen") == {
        "i": {"artikler": 3, "kommentarer": 2},
        "debat": {"striden": 3, "(ingen)": 2},
        "aar": {"2014": 1, "2013": 2, "udateret": 2},
        "emneord": {"byer": 4, "havne": 3, "(ingen)": 1},
        "forfatter": {"else-bech": 3, "havnelauget": 3, "bo-krag": 1, "(ingen)": 1},
        "kategori": {"Velfærd": 3, "ukategoriseret": 2},
        "svar": {"med": 2, "uden": 3},
    }


def test_a_facet_is_counted_without_its_own_choice_and_the_others_with_it() -> None:
    counts = _counts("q=kajen&aar=2013")
    assert counts["aar"] == {"2014": 1, "2013": 2, "udateret": 2}
    assert counts["i"] == {"artikler": 1, "kommentarer": 1}
    assert counts["debat"] == {"striden": 2}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("aar=2013&aar=2014", {"Havnen", "Kajen nu", "Kajen igen"}, id="two years"),
        pytest.param("aar=udateret", {"Byen", "Ukendt"}, id="no date"),
        pytest.param("debat=(ingen)", {"Byen", "Ukendt"}, id="no debate"),
        pytest.param("debat=(ingen)&debat=striden&i=artikler", {"Havnen", "Byen", "Ukendt"}, id="no debate or one"),
        pytest.param("emneord=(ingen)", {"Ukendt"}, id="no tag"),
        pytest.param("forfatter=(ingen)", {"Ukendt"}, id="nobody"),
        pytest.param(
            "forfatter=bo-krag&forfatter=havnelauget&i=artikler", {"Havnen", "Byen"}, id="author or publisher"
        ),
        pytest.param("kategori=ukategoriseret&emneord=byer", {"Byen"}, id="two facets"),
        pytest.param("svar=med", {"Havnen", "Kajen nu"}, id="answered"),
        pytest.param("fra=2014-01-01", {"Kajen igen"}, id="from a day"),
        pytest.param("til=2013-12-31&fra=2013-05-05", {"Kajen nu"}, id="between two days"),
        pytest.param("i=artikler&i=kommentarer&aar=2013", {"Havnen", "Kajen nu"}, id="both kinds"),
    ],
)
def test_narrows(client: Client, query: str, titles: set[str]) -> None:
    assert set(titles_of(client, f"/soeg/?q=kajen&{query}")) == titles


def test_filters_alone_are_a_search(client: Client) -> None:
    assert titles_of(client, "/soeg/?emneord=havne") == ["Kajen igen", "Kajen nu", "Havnen"]


def test_what_is_chosen_is_a_chip_that_takes_it_away(client: Client) -> None:
    links = links_of(client.get("/soeg/?q=kajen&aar=2013&svar=uden"))
    assert links["Fjern År: 2013"] == "/soeg/?q=kajen&svar=uden"


def test_a_value_that_no_hit_has_is_shown_where_it_is_chosen() -> None:
    make_article("Fyret", tags=["Fyr"], lead="", body="Lyset.")
    assert _counts("q=kajen&emneord=fyr")["emneord"]["fyr"] == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("debat=findes-ikke", "findes-ikke", id="debate"),
        pytest.param("aar=20x", "20x", id="year"),
        pytest.param("fra=igår", "Skriv dagen som", id="day"),
        pytest.param("orden=tilfældig", "tilfældig", id="order"),
        pytest.param("omfang=lidt", "lidt", id="scope"),
    ],
)
def test_a_value_that_is_not_known_is_said(client: Client, query: str, said: str) -> None:
    response = client.get(f"/soeg/?q=kajen&{query}")
    assert response.status_code == 200
    assert said in text_of(response)


def test_links_that_only_narrow_are_not_for_search_engines(client: Client) -> None:
    response = client.get("/soeg/?q=kajen&aar=2013")
    assert "noindex" in response["X-Robots-Tag"]
    narrowing = [tag for tag in _tags(response) if "?q=kajen" in tag]
    assert narrowing
    assert all("nofollow" in tag for tag in narrowing)


def _tags(response: Any) -> list[str]:
    return re.findall(r"<a [^>]*>", response.content.decode())


def test_other_words_keep_the_filters(client: Client) -> None:
    html = client.get("/soeg/?q=kajen&i=artikler&orden=nyeste").content.decode()
    form = html.partition('role="search"')[2].partition("</form>")[0]
    assert re.findall(r'type="hidden" name="(.*?)" value="(.*?)"', form) == [("i", "artikler"), ("orden", "nyeste")]


def test_a_value_that_nobody_knows_can_be_taken_away(client: Client) -> None:
    page = client.get("/soeg/?q=kajen&aar=abc")
    assert "Ukendt" in text_of(page)
    assert links_of(page)["Fjern År: abc"] == "/soeg/?q=kajen"


@pytest.mark.parametrize("path", ["/soeg/", "/konkordans/", "/kommentarer/"])
def test_days_are_chosen_in_the_form(client: Client, path: str) -> None:
    make_comment(make_article("Kajen", body="Kajen."), body="Kajen.", posted=date(2018, 5, 4))
    html = client.get(f"{path}?q=kajen&fra=2013-01-01").content.decode()
    form = html.partition('<form class="facets"')[2].partition("</form>")[0]
    given = re.findall(r'<input type="(\w+)" name="(fra|til)" value="(.*?)"', form)
    assert given == [("date", "fra", "2013-01-01"), ("date", "til", "")]
