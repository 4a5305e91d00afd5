"""The page with tags: what its head and its end say."""

import pytest

from debates.pages.drafts import BlockKind, BodyKind, Publisher
from debates.pages.parsing import parse
from tests.debates.pages.invented import (
    FURNITURE,
    LEAD,
    PARAGRAPH,
    PUBLISHER,
    SECOND,
    TITLE,
    article,
    dated_page,
    joined,
    lines_of,
    tagged_page,
)


@pytest.mark.parametrize(
    ("head", "caption", "credit"),
    [
        pytest.param((TITLE, LEAD), "", "", id="no caption"),
        pytest.param(
            ("Kajen ved daggry. Foto: Eva Krag", TITLE, LEAD), "Kajen ved daggry.", "Eva Krag", id="with a credit"
        ),
        pytest.param(
            ("Tidl. havnefoged Ib Holm", TITLE, LEAD), "Tidl. havnefoged Ib Holm", "", id="28 no credit, no stop"
        ),
        pytest.param(
            ("”Vi solgte for tidligt,” siger Ib Holm", TITLE, LEAD),
            "”Vi solgte for tidligt,” siger Ib Holm",
            "",
            id="29 a quotation",
        ),
        pytest.param(("Foto: Eva Krag", TITLE, LEAD), "", "Eva Krag", id="29 a credit alone"),
        pytest.param(("Kajen - Foto: Eva Krag", TITLE, "Kort manchet."), "Kajen", "Eva Krag", id="short lead"),
    ],
)
def test_a_caption_may_stand_above_the_title(head: tuple[str, ...], caption: str, credit: str) -> None:
    draft = article(tagged_page(head=head))
    assert (draft.photo_caption, draft.photo_credit, draft.title, draft.lead) == (caption, credit, TITLE, head[-1])


def test_a_short_lead_that_is_a_sentence_does_not_make_the_title_a_caption() -> None:
    draft = article(tagged_page(head=(TITLE, "Stop salget nu."), body=(LEAD, SECOND)))
    assert (draft.title, draft.lead, draft.photo_caption) == (TITLE, "Stop salget nu.", "")


def test_the_address_tells_title_from_caption() -> None:
    page = tagged_page(head=(TITLE, "Stop salget nu"), body=(LEAD, SECOND))
    assert article(page).title == "Stop salget nu"
    assert article(page, "https://eksempel.dk/havnefronten-kajen-tilhoerer-os-alle").title == TITLE


@pytest.mark.parametrize("title", ["Hvem ejer vandet?", "Tal sandt; og snart", "Ib Holm: Giv os broen", "Hold op!"])
def test_a_title_keeps_its_signs(title: str) -> None:  # case 54
    assert article(tagged_page(head=(title, LEAD))).title == title


@pytest.mark.parametrize(
    ("line", "name", "blurb"),
    [
        pytest.param(
            "DenOffentlige.dk på DenOffentlige.dk Bliv medlem....",
            "DenOffentlige.dk",
            "Bliv medlem....",
            id="42 the site itself",
        ),
        pytest.param(
            "Børn på Fyn på DenOffentlige.dk Forening....", "Børn på Fyn", "Forening....", id="43 a name with på"
        ),
        pytest.param("Byens Orkester på DenOffentlige.dk", "Byens Orkester", "", id="no words after it"),
    ],
)
def test_the_publisher_is_cut_at_the_name_of_the_site(line: str, name: str, blurb: str) -> None:
    activity = "Aktivitet: Artikler: 1359 | Events: 31 | Kompetenceområder: 5"
    assert article(tagged_page(publisher=f"{line}\n{activity}")).publisher == Publisher(name, blurb, 1359, 31, 5)


def test_tags_are_followed_at_once_by_the_publisher() -> None:  # case 41
    page = parse(tagged_page())
    assert page.article.tags == ("Havn", "Byudvikling", "Kajplads")
    assert lines_of(page, BlockKind.PUBLISHER) == [PUBLISHER]


def test_tags_are_kept_as_printed_each_once() -> None:
    assert article(tagged_page(tags="Emneord: Kaj, Kajen, 010119, kaj, Kaj, ")).tags == (
        "Kaj",
        "Kajen",
        "010119",
        "kaj",
    )


@pytest.mark.parametrize(
    ("tags", "publisher"),
    [
        pytest.param("", PUBLISHER, id="no tags"),
        pytest.param("", "", id="neither tags nor publisher"),
        pytest.param("Emneord: Havn", "", id="no publisher"),
    ],
)
def test_the_body_ends_where_the_first_of_its_marks_stands(tags: str, publisher: str) -> None:
    page = parse(tagged_page(tags=tags, publisher=publisher))
    assert [part.text for part in page.article.body][:2] == [PARAGRAPH, SECOND]
    assert (page.article.publisher is None) == (not publisher)
    assert page.unread_lines == 0


def test_the_invitation_to_publish_ends_a_body_without_tags_and_publisher() -> None:
    page = parse(tagged_page(tags="", publisher=""))
    assert [(part.kind, part.text) for part in page.article.body] == [
        (BodyKind.PARAGRAPH, PARAGRAPH),
        (BodyKind.PARAGRAPH, SECOND),
    ]


def test_the_invitation_to_publish_may_stand_in_a_box_of_the_body() -> None:
    invitation = FURNITURE.strip().split("\n")[0]
    page = parse(
        tagged_page(body=(PARAGRAPH, "Bliv udgiver", invitation, "Læs mere her", SECOND), tags="", publisher="")
    )
    assert [part.text for part in page.article.body] == [PARAGRAPH, invitation, SECOND]


def test_a_paragraph_may_open_with_the_word_of_the_tags() -> None:
    opening = "Emneord: det er, hvad kommunens breve er lavet af."
    draft = article(tagged_page(body=(PARAGRAPH, opening, SECOND)))
    assert [part.text for part in draft.body] == [PARAGRAPH, opening, SECOND]
    assert draft.tags == ("Havn", "Byudvikling", "Kajplads")
    assert draft.publisher is not None


def test_the_word_of_the_tags_in_a_dated_page_makes_no_second_layout() -> None:
    assert parse(dated_page(text=(LEAD, PARAGRAPH, "Emneord: havn, kaj og borgere."))).format == "dated"


def test_counts_may_be_fewer() -> None:
    printed = "Byens Orkester på DenOffentlige.dk\nAktivitet: Artikler: 7"
    assert article(tagged_page(publisher=printed)).publisher == Publisher("Byens Orkester", "", 7)


def test_an_article_with_glued_subheads_is_no_list_of_articles() -> None:
    body = [f"{head}\n{PARAGRAPH}" for head in ("Kajen", "Broen", "Slæbebåden")]
    assert article(tagged_page(body=body, tags="", publisher="")).title == TITLE


def test_furniture_is_no_part_of_the_article() -> None:  # case 2
    page = parse(tagged_page())
    for line in filter(None, FURNITURE.split("\n")):
        assert line.strip() in lines_of(page, BlockKind.FURNITURE)
    assert page.article.comments == ()


@pytest.mark.parametrize("words", ["Mest læste", "Mest Læste", "MEST LÆSTE"])
def test_letter_case_of_the_footer_is_no_matter(words: str) -> None:  # case 52
    assert parse(tagged_page().replace("Mest læste", words)).unread_lines == 0


def test_what_is_not_understood_is_kept_and_counted() -> None:
    text = tagged_page().replace("Få mere af det væsentlige", "Få mere af det væsentlige\n\nVælg din havn\nog din by")
    page = parse(text)
    assert page.unread_lines == 2
    assert lines_of(page, BlockKind.UNREAD) == ["Vælg din havn\nog din by"]
    assert joined(page) == text
