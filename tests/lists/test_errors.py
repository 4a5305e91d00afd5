"""What a reader sees when something is not there or goes wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.factories import make_article, make_debate, withhold
from tests.lists.reading import text_of


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/findes-ikke/", "/emneord/findes-ikke/", "/forfattere/findes-ikke/", "/x%00y/"])
def test_404_has_a_search_box_and_no_english(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Her står ikke noget" in text_of(response)
    assert "matches the given query" not in response.content.decode()
    assert response.content.decode().count('role="search"') == 1
    assert 'id="q-404"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("folder", ["emneord", "forfattere", "debatter"])
def test_what_only_led_to_removed_articles_is_answered_as_what_never_was(client: Client, folder: str) -> None:
    article = make_article("Om havnen", tags=["Havne"], authors=["Havne"])
    make_debate("Havne", article)
    withhold(article)
    gone, unknown = client.get(f"/{folder}/havne/"), client.get(f"/{folder}/fyret/")
    assert (gone.status_code, unknown.status_code) == (404, 404)
    assert gone.content.decode() == unknown.content.decode().replace("fyret", "havne")
    assert "Er en artikel eller en kommentar blevet fjernet, siger arkivet det på dens adresse." in text_of(gone)
    assert "En side, som kun samlede artikler, der nu er fjernet, findes derimod ikke mere." in text_of(gone)


@pytest.mark.django_db
def test_500_needs_nothing_that_may_be_broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr("archive.views.about.Article.objects.public", broken)
    client.raise_request_exception = False
    response = client.get("/om/")
    assert response.status_code == 500
    assert "Noget gik galt hos arkivet" in text_of(response)
    assert "the database is gone" not in response.content.decode()


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_400(client: Client) -> None:
    response = client.get("/om/", headers={"host": "andre.example"})
    assert response.status_code == 400


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_is_a_whole_page_without_a_request(template: str) -> None:
    html = render_to_string(template)
    assert html.startswith("<!doctype html>")
    assert "<script" not in html
    assert "style=" not in html
