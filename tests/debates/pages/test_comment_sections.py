"""Where a comment begins and ends, and what belongs to it."""

from datetime import date

import pytest

from debates.pages.drafts import BlockKind, CommentDraft
from debates.pages.parsing import parse
from tests.debates.pages.invented import FOOTER, article, comment, lines_of, tagged_page


def comments(*printed: str) -> tuple[CommentDraft, ...]:
    return article(tagged_page(comments=printed)).comments


@pytest.mark.parametrize(
    ("paragraphs", "body"),
    [
        pytest.param(("Første.", "Anden.", "Tredje."), "Første.\n\nAnden.\n\nTredje.", id="4 three paragraphs"),
        pytest.param(("Hvem?\nHvorfor?",), "Hvem?\nHvorfor?", id="5 single line breaks"),
        pytest.param(("12.03.17 fik jeg afslag.",), "12.03.17 fik jeg afslag.", id="6 a date as text"),
        pytest.param(
            ("Se selv.\nhttp://www.eksempel.dk/?Id=FT-00001",),
            "Se selv.\nhttp://www.eksempel.dk/?Id=FT-00001",
            id="8 bare link",
        ),
        pytest.param(
            ("Læs også", "Kommentarer", "Emneord: Kaj"),
            "Læs også\n\nKommentarer\n\nEmneord: Kaj",
            id="9 quoted furniture",
        ),
        pytest.param(
            ("• 01.01.13 Ib Holm\nskrev det først",), "• 01.01.13 Ib Holm\nskrev det først", id="a header quoted inside"
        ),
        pytest.param(
            ("Af formand for Bagerforeningen Bo Vang\nBrødet er dyrt.",),
            "Af formand for Bagerforeningen Bo Vang\nBrødet er dyrt.",
            id="20 a quoted byline",
        ),
        pytest.param((), "", id="a title and no text"),
    ],
)
def test_everything_down_to_the_next_header_is_the_body(paragraphs: tuple[str, ...], body: str) -> None:
    older = comment("01.05.18", "Karen", "Ja", "Enig.")
    first, second = comments(comment("02.05.18", "Ib Holm", "Om kajen", *paragraphs), older)
    assert first.body == body
    assert (second.name, second.body) == ("Karen", "Enig.")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("B.", id="10 one letter"),
        pytest.param("Hr. 4200kronerfattigere", id="11 digits"),
        pytest.param("fru birk", id="12 lower case"),
        pytest.param("Ib Lund Korsør", id="13 with a town"),
        pytest.param("Karen", id="14 first name only"),
    ],
)
def test_all_after_the_date_is_the_name(name: str) -> None:
    (read,) = comments(comment("24.10.13", name, "Kajen", "Den er vores."))
    assert (read.name, read.posted) == (name, date(2013, 10, 24))


def test_two_of_one_first_name_stay_two() -> None:  # case 14
    read = comments(comment("02.05.18", "Karen", "Nej", "Nej."), comment("01.05.18", "Karen Friis", "Jo", "Jo."))
    assert [each.name for each in read] == ["Karen", "Karen Friis"]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(
            '"' + "Kajen er ikke til salg, sagde han, og så solgte han den " * 4 + '"', id="15 a long quotation"
        ),
        pytest.param("4%", id="16 two signs"),
        pytest.param("Hvem betaler ?", id="16 space before the mark"),
        pytest.param("Et sølle tilbud", id="17 the body goes on from it"),
    ],
)
def test_the_line_under_the_header_is_the_title(title: str) -> None:
    (read,) = comments(comment("24.10.13", "Ib Holm", title, "Det var hvad jeg fik."))
    assert (read.title, read.body) == (title, "Det var hvad jeg fik.")


def test_a_title_may_be_missing() -> None:
    (read,) = comments(" • 24.10.13 Ib Holm\n\n  Uden overskrift.\n\n")
    assert (read.title, read.body) == ("", "Uden overskrift.")


def test_a_header_with_a_later_day_is_text() -> None:  # case 7
    letter = " • 02.05.18 Ib Holm\n  Brevet\n\n  Her står det:\n • 30.12.19 Brev fra kommunen\n  om kajen\n\n"
    read = comments(letter, comment("01.05.18", "Karen", "Ja", "Enig."))
    assert [each.name for each in read] == ["Ib Holm", "Karen"]
    assert read[0].body == "Her står det:\n• 30.12.19 Brev fra kommunen\nom kajen"


@pytest.mark.parametrize("line", [" • 31.02.18 Ib Holm", " • 02.05.2018 Ib Holm", " • Ib Holm", "• 02.05.18 Ib Holm"])
def test_what_is_no_header_begins_no_comment(line: str) -> None:
    read = comments(comment("03.05.18", "Karen", "Ja", "Enig."), f"{line}\n  Titel\n\n")
    assert [each.name for each in read] == ["Karen"]


@pytest.mark.parametrize("below", [" Brevet", " • 01.05.18 En klage"])
def test_a_header_is_followed_by_an_indented_title_or_by_nothing(below: str) -> None:
    letter = comment("03.05.18", "Karen", "Ja", "Enig.").rstrip("\n") + f"\n • 02.05.18 Et afslag\n{below}\n"
    assert [each.name for each in comments(letter)][:1] == ["Karen"]
    assert "Et afslag" not in [each.name for each in comments(letter)]


def test_equal_titles_are_told_apart_by_nothing_here() -> None:  # cases 18 and 19
    part = comment("02.03.18", "Bo Vang", "Hør nu efter", "En del af det hele.")
    assert len(comments(*[part] * 5)) == 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(tagged_page(), id="27 a heading and no comment"),
        pytest.param(tagged_page().replace("\nKommentarer", ""), id="27 no heading"),
    ],
)
def test_a_page_may_have_no_comments(text: str) -> None:
    page = parse(text)
    assert (page.article.comments, page.unread_lines) == ((), 0)


def test_a_list_before_the_comments_is_no_comment() -> None:  # case 1
    body = "Vi kræver:\n\n • At flere får ro\n • 24.12.17 skal kajen være fri\n  for biler"
    read = article(tagged_page(body=(body,), comments=[comment("24.10.13", "B.", "Ja", "Ja.")]))
    assert len(read.comments) == 1
    assert read.body[1].items == ("At flere får ro", "24.12.17 skal kajen være fri\nfor biler")


def test_a_comment_knows_its_lines() -> None:
    text = tagged_page(
        comments=[comment("02.05.18", "Ib Holm", "Om kajen", "Første.", "Anden."), comment("01.05.18", "B.", "Ja")]
    )
    lines = text.split("\n")
    for read in article(text).comments:
        assert lines[read.line - 1] == f" • {read.posted:%d.%m.%y} {read.name}"
        assert lines[read.end_line - 1].strip() == (read.body or read.title).rpartition("\n")[2]


def test_a_line_in_the_first_column_belongs_to_no_comment() -> None:
    stray = comment("02.05.18", "Ib Holm", "Om kajen", "Første.") + "Her stod en reklame\n\n"
    page = parse(tagged_page(comments=[stray, comment("01.05.18", "B.", "Ja", "Enig.")]))
    assert [each.body for each in page.article.comments] == ["Første.", "Enig."]
    assert lines_of(page, BlockKind.UNREAD) == ["Her stod en reklame"]


def test_the_footer_ends_the_comments() -> None:
    text = (
        tagged_page(comments=[comment("02.05.18", "Ib Holm", "Om kajen", "Første.")])
        + "\n • 01.05.18 Bo Vang\n  Ny artikel"
    )
    page = parse(text)
    assert len(page.article.comments) == 1
    assert FOOTER.split("\n")[0] in lines_of(page, BlockKind.FURNITURE)
