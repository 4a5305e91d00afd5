"""A line under a photograph is parted into its words and who took it."""

import pytest

from debates.pages.captions import is_caption, read_caption
from tests.debates.pages.invented import LEAD, PARAGRAPH, SECOND, TITLE, article, dated_page, foreign_page, tagged_page

CREDITS = [
    ("Broen i brug. Foto: Eva Krag", "Broen i brug.", "Eva Krag"),
    ("Broen i brug - Foto: Eva Krag", "Broen i brug", "Eva Krag"),
    ("Broen i brug (Foto: Eva Krag)", "Broen i brug", "Eva Krag"),
    ("Foto: Eva Krag", "", "Eva Krag"),
    ("Broen i brug. Arkivfoto: Eva Krag", "Broen i brug.", "Eva Krag"),
    ("Modelfoto: Billedhuset", "", "Billedhuset"),
    ("Broen. Pressefoto: Eva Krag", "Broen.", "Eva Krag"),
    ("Broen. Fotos: Eva Krag og Ib Holm", "Broen.", "Eva Krag og Ib Holm"),
    ("Broen. Fotograf: Eva Krag", "Broen.", "Eva Krag"),
    ("Broen. foto: Eva Krag", "Broen.", "Eva Krag"),
    ("foto: Eva Krag", "", "Eva Krag"),
    ("Broen. Foto : Eva Krag", "Broen.", "Eva Krag"),
    (
        "Foto: Eva Krag. Broen er bygget om tre gange siden krigen",
        "Broen er bygget om tre gange siden krigen",
        "Eva Krag",
    ),
    ("Foto: Eva B. Krag. Broen", "Broen", "Eva B. Krag"),
]


@pytest.mark.parametrize(("line", "caption", "credit"), CREDITS)
def test_a_caption_with_its_credit(line: str, caption: str, credit: str) -> None:
    assert is_caption(line)
    assert read_caption(line) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Broen i brug", id="no credit"),
        pytest.param("Fotografen Eva Krag udstiller", id="a photographer"),
        pytest.param("Årets foto: en kaj i regn", id="a photo that is spoken of"),
        pytest.param(f"Foto: {'Eva Krag ' * 9}", id="too long for a credit"),
        pytest.param(f"{PARAGRAPH * 4} Foto: Eva Krag", id="too long for a caption"),
        pytest.param(
            "Plakater. Foto: nej tak. Faner: ja tak. Og så skal der være kaffe til os alle sammen.", id="a list"
        ),
    ],
)
def test_what_is_none(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(("line", "caption", "credit"), CREDITS)
def test_every_layout_reads_it_above_its_title_or_lead(line: str, caption: str, credit: str) -> None:
    short = "Kajen er vores, siger de."
    drafts = [
        article(tagged_page(head=(line, TITLE, LEAD))),
        article(tagged_page(head=(line, TITLE, short))),
        article(dated_page(head=(line, TITLE))),
        article(dated_page(head=(line, TITLE), category="")),
        article(foreign_page(captions=(), lead=f"{line}\n\n{LEAD}")),
    ]
    assert [draft.title for draft in drafts] == [TITLE] * 4 + [""]
    assert [draft.lead for draft in drafts] == [LEAD, short, LEAD, LEAD, LEAD]
    assert {(draft.photo_caption, draft.photo_credit) for draft in drafts} == {(caption, credit)}


@pytest.mark.parametrize(("line", "caption", "credit"), CREDITS)
def test_it_is_no_part_of_the_body(line: str, caption: str, credit: str) -> None:
    draft = article(tagged_page(body=(PARAGRAPH, line, SECOND)))
    assert [part.text for part in draft.body] == [PARAGRAPH, SECOND]
    assert (draft.photo_caption, draft.photo_credit) == (caption, credit)


def test_a_caption_under_the_author_is_no_lead() -> None:
    draft = article(dated_page(text=("Kajen. Foto: Eva Krag", LEAD, PARAGRAPH)))
    assert (draft.lead, draft.photo_caption, draft.photo_credit) == (LEAD, "Kajen.", "Eva Krag")
