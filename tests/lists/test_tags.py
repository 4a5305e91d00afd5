"""The emneord: all of them in Danish order, and the articles under one."""

from datetime import date

import pytest
from django.test import Client

from debates.models import Tag
from tests.factories import make_article, make_tag, withhold
from tests.lists.reading import text_of, titles_of

pytestmark = pytest.mark.django_db


def test_stand_in_danish_order_with_their_counts(client: Client) -> None:
    make_article("Den første", tags=["Århus", "Zoo", "Ærø", "Østersø"])
    make_article("Den anden", tags=["Zoo"])
    assert "Z Zoo (2) Æ Ærø (1) Ø Østersø (1) Å Århus (1)" in text_of(client.get("/emneord/"))


def test_what_begins_with_a_digit_stands_last(client: Client) -> None:
    make_article("Den første", tags=["37 timer", "Århus", "Zoo"])
    assert "Z Zoo (1) Å Århus (1) 0–9 37 timer (1)" in text_of(client.get("/emneord/"))


def test_newsletters_and_series_stand_apart(client: Client) -> None:
    make_article("Den første", tags=["Havne", "260218", "Havnedebat 2018"])
    Tag.objects.filter(name="260218").update(kind=Tag.Kind.NEWSLETTER, newsletter_date=date(2018, 2, 26))
    Tag.objects.filter(name="Havnedebat 2018").update(kind=Tag.Kind.SERIES)
    words = text_of(client.get("/emneord/"))
    assert "Emner H Havne (1) Serier og kampagner Havnedebat 2018 (1) Nyhedsbreve" in words
    assert "260218 · 26. februar 2018 (1)" in words


def test_a_tag_shows_its_articles_only(client: Client) -> None:
    make_article("Om havnen", tags=["Havne"])
    make_article("Om skolen", tags=["Skole"])
    assert titles_of(client, "/emneord/havne/") == ["Om havnen"]


def test_a_tag_of_withheld_articles_only_is_not_there(client: Client) -> None:
    withhold(make_article("Om havnen", tags=["Havne"]))
    assert client.get("/emneord/havne/").status_code == 404
    assert "Havne" not in text_of(client.get("/emneord/"))


def test_an_unused_tag_is_not_there(client: Client) -> None:
    make_tag("Ubrugt")
    assert client.get("/emneord/ubrugt/").status_code == 404
