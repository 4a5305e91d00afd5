"""Where there are very many hits, a part of them is gone through, and the page says which; nothing else changes."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from archive.search import answers, found, statements
from tests.factories import make_article, make_comment
from tests.lists.reading import links_of, text_of, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty comments that have both words, every third of them side by side; more than a small archive's worth."""
    monkeypatch.setattr(found, "EXACT", 0)
    monkeypatch.setattr(found, "SMALL", -2)
    monkeypatch.setattr(found, "PART", {"artikler": 12, "kommentarer": 12})
    article = make_article("Havnen", lead="", body="Kort.")
    for number in range(30):
        words = "kaj bro" if number % 3 == 0 else "bro og kaj"
        make_comment(article, title=f"Nr. {number}", body=words, posted=date(2013, 1, 1) + timedelta(days=number))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE comments_commentsearchrow")


def test_the_page_says_what_was_gone_through(client: Client) -> None:
    text = text_of(client.get("/soeg/?q=kaj"))
    assert re.search(r"Omkring \d+ træf", text)
    assert "er af de nyeste: 12 træf" in text
    assert "Hent alle træf som fil, omkring" in text


def test_the_best_are_the_best_of_the_newest(client: Client) -> None:
    assert set(titles_of(client, "/soeg/?q=kaj")) == {f"Nr. {number}" for number in range(18, 30)}


def test_all_are_gone_through_on_request(client: Client) -> None:
    link = links_of(client.get("/soeg/?q=kaj"))["Gå dem alle igennem"]
    text = text_of(client.get(f"/soeg/{link}"))
    assert "30 træf" in text
    assert "Omkring" not in text


def test_by_date_the_pages_go_on_to_the_last_hit(client: Client) -> None:
    assert titles_of(client, "/soeg/?q=kaj&orden=nyeste") == [f"Nr. {number}" for number in range(29, 9, -1)]


def test_from_the_oldest_on_the_part_is_of_the_oldest(client: Client) -> None:
    text = text_of(client.get("/soeg/?q=kaj&orden=aeldste"))
    assert "er af de ældste: 12 træf" in text
    assert "2013 12" in text


def test_a_phrase_is_looked_for_among_the_newest_that_have_its_words(client: Client) -> None:
    assert titles_of(client, '/soeg/?q="kaj+bro"&orden=bedste') == ["Nr. 27", "Nr. 24", "Nr. 21", "Nr. 18"]


def test_a_search_that_takes_too_long_is_stopped_and_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LONGEST", "1ms")
    monkeypatch.setattr(statements, "_TEXTS", "SELECT 1.0 FROM pg_sleep(0.05)")
    response = client.get("/soeg/?q=kaj")
    assert response.status_code == 200
    assert "tog for lang tid og blev standset" in text_of(response)
