"""An article's own page: the text as printed, its neighbours in the debate, and where it comes from."""

from datetime import UTC, date, datetime
from html import escape

import pytest

from debates.models import Source
from debates.pages.bodies import parts_to_json
from debates.pages.drafts import BodyKind, BodyPart, BoxKind, Precision
from tests.factories import make_article, make_source
from tests.lists.reading import text_of
from tests.pages.conftest import Archive

PARTS = [
    BodyPart(BodyKind.SUBHEAD, "Om natten"),
    BodyPart(BodyKind.PARAGRAPH, "Første linje\nanden linje"),
    BodyPart(BodyKind.LIST, items=("et tov", "en lanterne")),
    BodyPart(BodyKind.BOX, "Færgen sejler.", box=BoxKind.TEASER, title="Tema", link_text="Læs mere her"),
]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<h2>Om natten</h2>", id="subhead"),
        pytest.param("<p>Første linje<br>anden linje</p>", id="line break"),
        pytest.param("<ul><li>et tov</li><li>en lanterne</li></ul>", id="list"),
        pytest.param("Boks på den oprindelige side", id="box"),
    ],
)
def test_the_body_is_set_in_its_parts(archive: Archive, html: str) -> None:
    article = make_article("Tovværk", parts=parts_to_json(PARTS))
    assert html in archive.get(article.get_absolute_url())


def test_an_article_without_a_title_says_so(archive: Archive) -> None:
    html = archive.get(make_article("").get_absolute_url())
    assert '<h1 class="untitled">Uden titel</h1>' in html
    assert "Afskriften af siden har ingen overskrift" in html


def test_a_picture_is_said_to_be_lost(archive: Archive) -> None:
    html = archive.get(make_article("Kajen", photo_caption="Kajen i regn", photo_credit="Ida Holm").get_absolute_url())
    assert "Billedet er ikke bevaret" in html
    assert "Foto: Ida Holm" in html


def test_neighbours_and_answers_are_linked(archive: Archive) -> None:
    html = archive.get(archive.answer.get_absolute_url())
    assert f'<a rel="prev" href="{archive.lost.get_absolute_url()}">' in html
    assert f'<a class="ref" href="{archive.letter.get_absolute_url()}">' in html
    assert "<blockquote>I et åbent brev kræver lodserne svar.</blockquote>" in html


def test_an_article_outside_every_debate_has_no_neighbours(archive: Archive) -> None:
    assert "neighbours" not in archive.get(make_article("Alene").get_absolute_url())


def test_the_source_and_the_citation_are_told(archive: Archive) -> None:
    html = archive.get(archive.letter.get_absolute_url())
    assert archive.letter.source is not None
    assert archive.letter.source.sha256 in html
    cited = (
        "Else Bech: »Lad færgen sejle om natten«, 3. februar 2018. Udgivet af Ø-rådet. Debatarkivet, http://testserver"
    )
    assert f"{cited}{archive.letter.get_absolute_url()}" in html


def test_a_publisher_is_not_taken_for_the_writer(archive: Archive) -> None:
    words = text_of(archive.client.get(archive.answer.get_absolute_url()))
    assert "Skrevet af står ikke på siden Udgivet af Havneudvalget" in words
    assert (
        "Sådan citeres: »Natfærgen er for dyr«, senest 1. marts 2018. Udgivet af Havneudvalget. Debatarkivet," in words
    )


@pytest.mark.parametrize(
    ("byline", "authors", "publisher", "words"),
    [
        pytest.param("", ["Else Bech"], "Havneudvalget", "Else Bech · udgivet af Havneudvalget", id="both"),
        pytest.param(
            "Redaktionen", [], "Havneudvalget", "Redaktionen · udgivet af Havneudvalget", id="printed, not read"
        ),
        pytest.param("", [], "Havneudvalget", "Udgivet af Havneudvalget", id="publisher alone"),
        pytest.param("", [], "", "Afsenderen står ikke på siden", id="nobody"),
    ],
)
def test_a_card_tells_the_two_apart(
    archive: Archive, byline: str, authors: list[str], publisher: str, words: str
) -> None:
    article = make_article("Tovværk", byline=byline, authors=authors, publisher=publisher)
    card = archive.client.get(f"/artikler/?q={article.title}")
    assert f"{words} ingen kommentarer" in text_of(card)


def test_all_captures_of_the_page_are_told_and_where_a_field_came_from(archive: Archive) -> None:
    other = make_source(archive.letter, "en anden afskrift", path="mappe/senere.txt", page_format="tagged")
    archive.letter.origins = {"title": archive.letter.source.sha256, "lead": other.sha256}  # type: ignore[union-attr]
    archive.letter.save(update_fields=["origins"])
    words = text_of(archive.client.get(archive.letter.get_absolute_url()))
    assert "Afskrift, som teksten er læst af lad-faergen-sejle-om-natten.txt (dateret side, utf-8)" in words
    assert f"Anden afskrift mappe/senere.txt (side med emneord, utf-8) sha256 {other.sha256}" in words
    assert "Fra en anden afskrift: manchet mappe/senere.txt" in words


def test_what_a_placeholder_is_known_by_stands_on_its_page(archive: Archive) -> None:
    archive.lost.published_precision, archive.lost.published_not_after = Precision.INTERVAL, date(2018, 3, 1)
    archive.lost.published_evidence = "omtalt i et indlæg fra den dag eller før"
    archive.lost.save()
    html = archive.get(archive.lost.get_absolute_url())
    assert "<q>et åbent brev</q>" in html
    assert archive.answer.get_absolute_url() in html
    assert 'id="kommentarer"' not in html
    assert html.count("<blockquote>I et åbent brev kræver lodserne svar.</blockquote>") == 1
    words = text_of(archive.client.get(archive.lost.get_absolute_url()))
    assert "Udgivet: senest 1. marts 2018 (omtalt i et indlæg fra den dag eller før)." in words


HOSTILE = '<script>alert("x")</script>&amp;{{ 7 }}'


def test_hostile_text_is_shown_and_does_nothing(archive: Archive) -> None:
    article = make_article(
        HOSTILE,
        slug="fjendtlig",
        lead=HOSTILE,
        byline=HOSTILE,
        category=HOSTILE,
        photo_caption=HOSTILE,
        published_evidence=HOSTILE,
        tags=[HOSTILE],
        authors=[HOSTILE],
        parts=parts_to_json([BodyPart(BodyKind.PARAGRAPH, HOSTILE), BodyPart(BodyKind.LIST, items=(HOSTILE,))]),
    )
    html = archive.get(article.get_absolute_url())
    assert "<script>alert" not in html
    assert html.count(escape(HOSTILE, quote=False).replace('"', "&quot;")) >= 9


def test_an_address_that_is_no_web_address_is_no_link(archive: Archive) -> None:
    article = make_article("Adresse", source_address="javascript:alert(1)")
    assert 'href="javascript:' not in archive.get(article.get_absolute_url())


@pytest.mark.parametrize(
    ("taken", "day"),
    [
        pytest.param(datetime(2018, 6, 1, 22, 0, tzinfo=UTC), "2. juni 2018", id="midnight in summer"),
        pytest.param(datetime(2018, 1, 1, 23, 30, tzinfo=UTC), "2. januar 2018", id="past midnight in winter"),
        pytest.param(datetime(2018, 6, 1, 12, 0, tzinfo=UTC), "1. juni 2018", id="noon"),
    ],
)
def test_a_capture_was_taken_on_the_day_that_it_was_here(archive: Archive, taken: datetime, day: str) -> None:
    Source.objects.filter(article=archive.letter).update(captured_at=taken)
    assert f"taget {day}" in archive.get(archive.letter.get_absolute_url())
