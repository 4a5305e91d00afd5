"""The pages about the archive say who runs it, and say so where nobody is named."""

import pytest
from django.test import Client
from pytest_django import Settings

from archive.exports.rights import RIGHTS
from tests.factories import make_article, make_comment, make_placeholder
from tests.lists.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/om/", "/privatliv/"])
def test_who_runs_it(client: Client, settings: Settings, address: str) -> None:
    settings.OPERATOR, settings.CONTACT = "Sundby Lokalarkiv", "arkiv@sundby.example"
    response = client.get(address)
    assert "Drives af Sundby Lokalarkiv" in text_of(response)
    assert 'href="mailto:arkiv@sundby.example"' in response.content.decode()


@pytest.mark.parametrize("address", ["/om/", "/privatliv/"])
def test_nobody_is_named(client: Client, settings: Settings, address: str) -> None:
    settings.OPERATOR = settings.CONTACT = ""
    words = text_of(client.get(address))
    assert "oplyser ikke, hvem der driver den" in words
    assert "har ingen kontaktadresse" in words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("printed", "det navn, som stod trykt"),
        ("initials", "kun læsernes forbogstaver"),
        ("pseudonym", "under et pseudonym"),
    ],
)
def test_how_readers_are_shown(client: Client, settings: Settings, names: str, words: str) -> None:
    settings.COMMENTER_NAMES = names
    assert words in text_of(client.get("/privatliv/"))


def test_that_commented_articles_are_kept_from_search_engines_is_told_as_a_choice(client: Client) -> None:
    words = text_of(client.get("/privatliv/"))
    assert "Det gælder også en artikel, så snart nogen har kommenteret den, og det er et valg" in words


def test_the_terms_are_those_of_the_files(client: Client) -> None:
    assert str(RIGHTS) in text_of(client.get("/data/"))


def test_the_rows_told_are_the_rows_of_the_file(client: Client) -> None:
    article = make_article("Havnen skal leve")
    make_article("Om skolen")
    make_placeholder(article)
    make_comment(article)
    words = text_of(client.get("/data/"))
    assert "Artikler 2 Artikler, CSV" in words
    assert "Kommentarer 1 Kommentarer, CSV" in words
    lines = b"".join(client.get("/artikler.csv").streaming_content).count(b"\r\n")  # type: ignore[attr-defined]
    assert lines == 3  # the head, and the rows


def test_where_the_keys_of_what_was_not_captured_lead_is_told(client: Client) -> None:
    words = text_of(client.get("/data/"))
    assert "Deres nøgler kan alligevel stå i kolonnen answers . Rækkerne til dem er i hver debats egen fil," in words
    assert "også dem, der ikke selv er i filen" in words


def test_the_name_of_a_column_ends_a_line_only_after_an_underscore(client: Client) -> None:
    assert '<code class="name">published_<wbr>not_<wbr>after</code>' in client.get("/data/").content.decode()
