"""The page of another site, which prints no title and no date."""

import pytest

from debates.pages.drafts import BlockKind, BoxKind, PublicationDate
from debates.pages.parsing import parse
from tests.debates.pages.invented import LEAD, NBSP, PARAGRAPH, SECOND, article, foreign_page, lines_of, shown


def test_no_title_is_guessed() -> None:  # case 50
    page = parse(foreign_page())
    assert (page.format, page.article.title, page.article.lead, page.unread_lines) == ("foreign", "", LEAD, 0)
    assert page.article.published == PublicationDate()
    assert shown(page.article) == [("paragraph", PARAGRAPH), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    ("captions", "caption", "credit"),
    [
        pytest.param(
            ("Kajen i regnvejr", "Kajen i regnvejr - Foto: Eva Krag"),
            "Kajen i regnvejr",
            "Eva Krag",
            id="30 printed twice",
        ),
        pytest.param(("Kajen i regnvejr",), "Kajen i regnvejr", "", id="once"),
        pytest.param(("\nKajen - Foto: Eva Krag",), "Kajen", "Eva Krag", id="in a block of its own"),
        pytest.param((), "", "", id="none"),
    ],
)
def test_the_caption_is_told_once(captions: tuple[str, ...], caption: str, credit: str) -> None:
    draft = article(foreign_page(captions=captions))
    assert (draft.photo_caption, draft.photo_credit, draft.lead) == (caption, credit, LEAD)


@pytest.mark.parametrize("address", [f"[email{NBSP}protected]", "bodil@eksempel.dk"])
def test_the_byline_loses_its_mail_address(address: str) -> None:  # case 48
    draft = article(foreign_page(byline=f"Af Bodil Kajmand, {address}"))
    assert (draft.byline, draft.authors) == ("Af Bodil Kajmand", ("Bodil Kajmand",))


def test_two_authors_each_with_a_mail_address() -> None:
    mail = f"[email{NBSP}protected]"
    draft = article(foreign_page(byline=f"Af Bodil Kajmand, {mail} og Ib Holm, {mail}"))
    assert (draft.byline, draft.authors) == ("Af Bodil Kajmand og Ib Holm", ("Bodil Kajmand", "Ib Holm"))


def test_a_byline_with_a_colon() -> None:
    draft = article(foreign_page(byline="Af: Bodil Kajmand"))
    assert (draft.byline, draft.authors, draft.lead) == ("Af: Bodil Kajmand", ("Bodil Kajmand",), LEAD)


def test_a_stray_null_is_furniture() -> None:  # case 49
    page = parse(foreign_page(body=(PARAGRAPH, "null", SECOND)))
    assert shown(page.article) == [("paragraph", PARAGRAPH), ("paragraph", SECOND)]
    assert lines_of(page, BlockKind.FURNITURE) == ["Del artiklen:", "null"]


def test_it_ends_with_a_link_to_another_article() -> None:
    (*_, last) = article(foreign_page(body=(PARAGRAPH, "Læs også:\nBroen: Væk eller gemt?"))).body
    assert (last.box, last.title, last.link_text) == (BoxKind.SEE_ALSO, "Læs også", "Broen: Væk eller gemt?")
