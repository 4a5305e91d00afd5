"""An article's own page: the text as printed, its neighbours in the debate, and where it comes from."""

from html import escape

import pytest

from debates.pages.bodies import parts_to_json
from debates.pages.drafts import BodyKind, BodyPart, BoxKind
from tests.factories import make_article
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
    cited = f"Else Bech: »Lad færgen sejle om natten«, 3. februar 2018. Debatarkivet, http://testserver{archive.letter.get_absolute_url()}"
    assert cited in html


def test_what_a_placeholder_is_known_by_stands_on_its_page(archive: Archive) -> None:
    html = archive.get(archive.lost.get_absolute_url())
    assert "<q>et åbent brev</q>" in html
    assert archive.answer.get_absolute_url() in html
    assert 'id="kommentarer"' not in html


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
