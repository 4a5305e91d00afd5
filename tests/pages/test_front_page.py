"""The front page: the latest comments, the tags that lead somewhere, and what the picture leaves out."""

from datetime import date

import pytest
from django.test import Client

from archive.views.front import FEWEST_VOICES
from tests.factories import make_article, make_comment, make_debate
from tests.lists.reading import text_of
from tests.pages.conftest import Archive

pytestmark = pytest.mark.django_db


def test_its_title_says_what_the_archive_is(client: Client) -> None:
    assert "<title>Debatarkivet – indlæg og svar fra den offentlige debat</title>" in client.get("/").content.decode()


def test_comments_of_one_day_stand_by_their_place_and_not_by_when_they_came_in(client: Client) -> None:
    articles = sorted((make_article(f"Havnen {number}") for number in range(3)), key=lambda article: article.key)
    day = date(2018, 3, 1)
    for article in reversed(articles):
        make_comment(article, title=f"2. {article.title}", posted=day, ordinal=2)
        make_comment(article, title=f"1. {article.title}", posted=day, ordinal=1)
    words = text_of(client.get("/")).partition("De seneste læserkommentarer")[2]
    expected = [f"{place}. {article.title}" for article in articles for place in (2, 1)]
    assert [title for title in expected if title in words] == expected[:FEWEST_VOICES]
    assert sorted(expected[:FEWEST_VOICES], key=words.index) == expected[:FEWEST_VOICES]


@pytest.mark.parametrize(("debates", "voices"), [(1, 3), (2, 4), (4, 6)])
def test_the_latest_comments_are_as_many_as_stand_beside_the_debates(client: Client, debates: int, voices: int) -> None:
    for number in range(debates):
        article = make_article(f"Havnen {number}")
        make_debate(f"Debat {number}", article)
        for _each in range(8):
            make_comment(article)
    assert client.get("/").content.decode().count('<div class="voice">') == voices


def test_tags_that_stand_on_one_article_give_way_to_those_on_more(client: Client) -> None:
    make_article("Den første", tags=["Fyr"])
    assert "Fyr" in text_of(client.get("/"))
    make_article("Den anden", tags=["Havne"])
    make_article("Den tredje", tags=["Havne"])
    words = text_of(client.get("/")).partition("Hvad det handlede om")[2]
    assert "Havne (2)" in words
    assert "Fyr" not in words


def test_articles_known_by_a_bound_are_said_to_be_counted_there(archive: Archive) -> None:
    assert "1 artikel kendes kun ved en grænse, som regel »senest«, og er talt med dér." in archive.get("/")
    make_article("Også senest", published_precision="interval", published_not_after=date(2018, 5, 1))
    assert "2 artikler kendes kun ved en grænse" in archive.get("/")


def test_articles_without_a_known_time_are_said_to_be_left_out(archive: Archive) -> None:
    assert "uden kendt tid" not in archive.get("/")
    make_article("Udateret")
    assert "1 artikel uden kendt tid er ikke med." in archive.get("/")
    make_article("Også udateret")
    assert "2 artikler uden kendt tid er ikke med." in archive.get("/")
