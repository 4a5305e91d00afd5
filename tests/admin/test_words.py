"""The curators read Danish: no name of a column, no JSON, no time of another clock, and dates as on the public pages."""

import json
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from debates.admin.reading import undo_url
from debates.admin.runs import changed_fields
from debates.curation.snapshots import field_label
from debates.models import Article, ImportedFile, Operation, Source
from debates.models.sources import FORMAT_NAMES
from debates.pages.formats import FORMATS
from tests.admin.filling import list_url, url
from tests.factories import make_article, make_claim, make_comment, make_debate, make_placeholder, make_reply
from tests.lists.reading import text_of

DAY = date(2017, 5, 16)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        pytest.param({"published_precision": "day", "published_on": DAY}, "16. maj 2017", id="day"),
        pytest.param(
            {"published_precision": "interval", "published_not_after": DAY}, "senest 16. maj 2017", id="not after"
        ),
        pytest.param(
            {"published_precision": "interval", "published_not_before": DAY}, "tidligst 16. maj 2017", id="not before"
        ),
        pytest.param({}, "dato ukendt", id="unknown"),
    ],
)
def test_a_date_is_said_as_on_the_public_pages(desk: Client, columns: dict[str, Any], words: str) -> None:
    debate = make_debate("Havnen", make_article("Kajen", **columns))
    assert f"Kajen - {words} Havnen" in text_of(desk.get(list_url(Article)))
    assert f"Kajen ({words})" in text_of(desk.get(url(debate)))


def test_a_placeholder_is_named_once(desk: Client) -> None:
    make_placeholder(make_article(), "et åbent brev")
    assert text_of(desk.get(list_url(Article))).count("et åbent brev") == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        pytest.param(["title", "photo_credit"], "titel, fotograf", id="of the article"),
        pytest.param(["source_line", "source_end_line"], "linje, sidste linje", id="of a comment"),
        pytest.param(["tags", "title"], "emneord, titel", id="lists"),
    ],
)
def test_fields_of_an_import_have_names(changed: list[str], words: str) -> None:
    assert changed_fields(ImportedFile(changed=changed)) == words


@pytest.mark.parametrize(("name", "words"), [("published", "udgivelsesdato"), ("photo", "billede")])
def test_fields_that_are_taken_together_have_a_name(name: str, words: str) -> None:
    assert field_label("debates.article", name) == words


@pytest.mark.parametrize("name", [form.NAME for form in FORMATS])
def test_a_layout_has_a_name_wherever_it_is_shown(desk: Client, name: str) -> None:
    source = make_article().source
    assert source is not None
    Source.objects.update(page_format=name)
    for address in (list_url(Source), url(source), url(source.article)):
        assert str(FORMAT_NAMES[name]) in text_of(desk.get(address))
    narrowed = text_of(desk.get(list_url(Source), {"format": name}))
    other = text_of(desk.get(list_url(Source), {"format": "dated" if name != "dated" else "tagged"}))
    assert (source.path in narrowed, source.path in other) == (True, False)


def test_a_publisher_s_activity_is_words(desk: Client) -> None:
    article = make_article(publisher="Havnens Venner", publisher_activity={"events": 3, "articles": 17})
    page = text_of(desk.get(url(article)))
    assert "artikler: 17, events: 3" in page
    assert "{" not in page.partition("Udgiverens aktivitet")[2].partition("Begrundelse")[0]


@pytest.mark.parametrize(
    ("vanished", "words"),
    [
        pytest.param(False, "står stadig på siden", id="still there"),
        pytest.param(True, "forsvundet fra siden", id="gone"),
    ],
)
def test_whether_a_comment_has_vanished_is_words(desk: Client, vanished: bool, words: str) -> None:
    page = desk.get(url(make_comment(make_article(), vanished=vanished)))
    assert f"I den seneste afskrift: {words}" in text_of(page)


@pytest.mark.parametrize("page", ["undo", "history"])
def test_a_time_is_of_the_reader_s_clock(desk: Client, curator: User, page: str) -> None:
    comment = make_comment(make_article())
    before, after = {"withheld_at": None}, {"withheld_at": "2026-11-27T15:11:49.658748+00:00"}
    change = {"label": "comments.comment", "key": comment.key, "before": before, "after": after}
    operation = Operation.objects.create(
        kind="withhold", label="comments.comment", key=comment.key, changes=[change], by=curator
    )
    words = text_of(desk.get(undo_url(operation) if page == "undo" else url(comment, "history")))
    assert "Tilbageholdt den – 27. november 2026 16:11" in words


def test_one_more_is_asked_for_in_danish(desk: Client) -> None:
    formsets = desk.get(url(make_article())).context["inline_admin_formsets"]
    asked = {
        json.loads(each.inline_formset_data())["options"]["addText"] for each in formsets if each.has_add_permission
    }
    assert asked == {f"Tilføj endnu en {words}" for words in ("Forfatter", "Linje med emneord", "Linje med svar")}


def test_the_front_page_counts_what_waits(desk: Client) -> None:
    article = make_article()
    first, second = make_comment(article), make_comment(article, "Bo Vang")
    make_claim(second, first)
    make_claim(make_comment(article, "Ida Holm"), first, kind="quote", verdict="rejected")
    make_reply(article, make_article("Broen"), verdict="accepted")
    Source.objects.filter(article=article).update(unread_lines=2)
    words = text_of(desk.get(reverse("admin:index")))
    assert "Svar mellem artikler uden afgørelse (0)" in words
    assert "Svar mellem kommentarer uden afgørelse (1)" in words
    assert "Kilder med ulæste linjer (1)" in words
