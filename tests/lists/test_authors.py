"""Those who sign and those who publish."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import make_article, withhold
from tests.lists.reading import text_of, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _articles() -> None:
    day = {"published_precision": "day", "published_on": date(2015, 2, 1)}
    make_article("Underskrevet", authors=["Aage Ørsted"], publisher="Sundby Kommune", **day)
    make_article("Udgivet", publisher="Sundby Kommune", published_precision="day", published_on=date(2017, 2, 1))
    make_article("Begge dele", authors=["Sundby Kommune"], publisher="Sundby Kommune")


def test_stand_with_what_they_signed_and_published(client: Client) -> None:
    words = text_of(client.get("/forfattere/"))
    assert (
        "A Aage Ørsted forfatter til 1 artikel S Sundby Kommune forfatter til 1 artikel udgiver af 3 artikler" in words
    )


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("", ["Udgivet", "Underskrevet", "Begge dele"], id="all, once each, the undated last"),
        pytest.param("?rolle=forfatter", ["Begge dele"], id="signed"),
        pytest.param("?rolle=udgiver", ["Udgivet", "Underskrevet", "Begge dele"], id="published"),
        pytest.param("?rolle=maler", ["Udgivet", "Underskrevet", "Begge dele"], id="no such part"),
    ],
)
def test_one_shows_its_contributions(client: Client, query: str, titles: list[str]) -> None:
    assert titles_of(client, f"/forfattere/sundby-kommune/{query}") == titles


def test_one_shows_its_years(client: Client) -> None:
    assert "I arkivet 2015–2017" in text_of(client.get("/forfattere/sundby-kommune/"))


def test_a_spelling_is_shown_only_while_an_article_that_prints_it_is_public(client: Client) -> None:
    article = make_article("Den anden stavemåde", authors=["Aage Ørsted"])
    article.authorships.update(printed="A. Ørsted, fhv. skoleleder")
    address = "/forfattere/aage-oersted/"
    assert "Også trykt som A. Ørsted, fhv. skoleleder" in text_of(client.get(address))
    withhold(article)
    assert "skoleleder" not in text_of(client.get(address))


def test_a_person_is_not_for_search_engines_and_an_organisation_is(client: Client) -> None:
    assert client.get("/forfattere/aage-oersted/")["X-Robots-Tag"] == "noindex, noarchive"
    assert "X-Robots-Tag" not in client.get("/forfattere/sundby-kommune/")
