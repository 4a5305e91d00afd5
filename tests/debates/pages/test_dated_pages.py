"""The page with category, date and author."""

from datetime import date, time

import pytest

from debates.pages.drafts import BlockKind, BodyKind, BoxKind, Precision, PublicationDate
from debates.pages.parsing import parse
from tests.debates.pages.invented import LEAD, NBSP, PARAGRAPH, SECOND, TITLE, article, dated_page, lines_of, shown


def _told(line: str) -> PublicationDate:
    """Of a printed line that no day can be read from."""
    return PublicationDate(evidence=f"trykt på siden: {line}")


def test_the_head_is_read_from_its_date() -> None:
    page = parse(dated_page())
    draft = page.article
    assert (page.format, draft.title, draft.category, draft.byline, draft.lead) == (
        "dated",
        TITLE,
        "Politik",
        "Bodil Kajmand",
        LEAD,
    )
    assert draft.authors == ("Bodil Kajmand",)
    assert page.unread_lines == 0
    assert shown(draft) == [("paragraph", PARAGRAPH), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        pytest.param(
            "03/04/2018 09:05",
            PublicationDate(
                Precision.MINUTE, date(2018, 4, 3), time(9, 5), evidence="trykt på siden: 03/04/2018 09:05"
            ),
            id="45 day first",
        ),
        pytest.param(
            "07/06/2018",
            PublicationDate(Precision.DAY, date(2018, 6, 7), evidence="trykt på siden: 07/06/2018"),
            id="45 no time",
        ),
        pytest.param("", PublicationDate(), id="45 no date"),
        pytest.param("31/02/2018 10:00", _told("31/02/2018 10:00"), id="no such day"),
        pytest.param("28/02/2018 25:00", _told("28/02/2018 25:00"), id="no such hour"),
        pytest.param("3/4/2018", _told("3/4/2018"), id="a form that was never seen"),
    ],
)
def test_the_date_is_as_exact_as_printed(printed: str, published: PublicationDate) -> None:
    draft = article(dated_page(date=printed))
    assert draft.published == published
    assert (draft.title, draft.category, draft.byline, draft.lead) == (TITLE, "Politik", "Bodil Kajmand", LEAD)


@pytest.mark.parametrize(
    ("head", "caption", "credit"),
    [
        pytest.param(("Foto: Eva Krag", TITLE), "", "Eva Krag", id="29 a credit alone"),
        pytest.param(("Kajen ved daggry", TITLE), "Kajen ved daggry", "", id="no credit"),
    ],
)
def test_a_caption_may_stand_above_the_title(head: tuple[str, ...], caption: str, credit: str) -> None:
    draft = article(dated_page(head=head))
    assert (draft.photo_caption, draft.photo_credit, draft.title) == (caption, credit, TITLE)


def test_an_unknown_category_is_one_by_its_place() -> None:
    assert article(dated_page(category="Byrum")).category == "Byrum"


def test_without_an_author_the_lead_follows_the_date() -> None:
    draft = article(dated_page(author=""))
    assert (draft.byline, draft.authors, draft.lead) == ("", (), LEAD)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param((f"{LEAD}\n{PARAGRAPH}", SECOND), id="46 one line break between lead and body"),
        pytest.param((f"{LEAD}   {PARAGRAPH}    {SECOND}",), id="47 all on one line"),
        pytest.param((LEAD, f"{PARAGRAPH}   {SECOND}"), id="47 body on one line"),
    ],
)
def test_lead_and_body_are_parted_where_breaks_were_lost(text: tuple[str, ...]) -> None:
    draft = article(dated_page(text=text))
    assert draft.lead == LEAD
    assert shown(draft) == [("paragraph", PARAGRAPH), ("paragraph", SECOND)]


def test_a_subhead_among_lost_breaks_and_a_typed_double_space() -> None:  # case 47
    draft = article(dated_page(text=(LEAD, f"Kajen er  lang.   Få meter   {PARAGRAPH}")))
    assert shown(draft) == [("paragraph", "Kajen er  lang."), ("subhead", "Få meter"), ("paragraph", PARAGRAPH)]


def test_speech_is_no_list() -> None:  # case 39
    assert shown(article(dated_page(text=(LEAD, "- Vi venter, sagde hun.", "- Længe endnu")))) == [
        ("paragraph", "- Vi venter, sagde hun."),
        ("paragraph", "- Længe endnu"),
    ]


def test_the_box_of_the_newsletter() -> None:
    box = ("Nyhedsbrev 2", f"Mange læser med.{NBSP}", "Prøv os!", f"Det er gratis{NBSP}")
    parts = article(dated_page(text=(LEAD, PARAGRAPH, *box, SECOND))).body
    assert [part.box for part in parts] == [None, BoxKind.NEWSLETTER, None]
    assert (parts[1].title, parts[1].text, parts[1].link_text) == (
        "Nyhedsbrev 2",
        "Mange læser med.\n\nPrøv os!",
        "Det er gratis",
    )


@pytest.mark.parametrize(
    "footer", ["Mest Læste\n\nAnnonce", "Mest læste\n\nAnnonce", f"{NBSP}\n\nMEST LÆSTE\nAnnonce\n"]
)
def test_the_footer_is_furniture(footer: str) -> None:  # case 52
    page = parse(dated_page(footer=footer))
    assert [line.lower() for line in lines_of(page, BlockKind.FURNITURE)] == ["mest læste", "annonce"]
    assert all(part.kind is BodyKind.PARAGRAPH for part in page.article.body)


@pytest.mark.parametrize(
    "footer", [f"{NBSP}\n\nMest Læste\n\nBroen er væk\n\nHvem ejer kajen?\n\nAnnonce", "Mest læste\n\nBroen"]
)
def test_what_was_read_most_is_no_part_of_the_body(footer: str) -> None:
    page = parse(dated_page(footer=footer))
    assert shown(page.article) == [("paragraph", PARAGRAPH), ("paragraph", SECOND)]
    assert page.unread_lines > 0


def test_it_has_neither_tags_nor_publisher_nor_comments() -> None:
    draft = article(
        dated_page(text=(LEAD, PARAGRAPH, "Byplanlaug", "Byplanlaug er udgivere på DenOffentlige.", SECOND))
    )
    assert (draft.tags, draft.publisher, draft.comments) == ((), None, ())
