"""How a body is cut: paragraphs, subheads, lists, and the boxes between them."""

import pytest

from debates.pages.drafts import BodyKind, BoxKind
from debates.pages.parsing import parse
from tests.debates.pages.invented import NBSP, PARAGRAPH, SECOND, article, body_of, tagged_page

TEXT = "Et nyt kvarter skal have plads til andet end altaner."
P, Q = ("paragraph", PARAGRAPH), ("paragraph", SECOND)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param(["Nye krav"], [("subhead", "Nye krav")], id="subhead"),
        pytest.param(["Hvem skal betale?"], [("subhead", "Hvem skal betale?")], id="32 a question"),
        pytest.param(
            ["Bedre byer", TEXT], [("subhead", "Bedre byer"), ("paragraph", TEXT)], id="32 like a teaser title, no link"
        ),
        pytest.param(
            [f"Nye krav\n{TEXT}"], [("subhead", "Nye krav"), ("paragraph", TEXT)], id="38 glued by one line break"
        ),
        pytest.param(["Det ansvar tager vi."], [("paragraph", "Det ansvar tager vi.")], id="a short sentence"),
        pytest.param(
            ["Borgmesteren sagde:\n”Nej.”"],
            [("paragraph", "Borgmesteren sagde:\n”Nej.”")],
            id="a quotation under a colon",
        ),
        pytest.param(["- Vi venter, sagde hun."], [("paragraph", "- Vi venter, sagde hun.")], id="39 speech"),
        pytest.param(["- Vi venter"], [("paragraph", "- Vi venter")], id="39 speech without a stop"),
        pytest.param(
            ["For: uændret skat12 pct. vil sænke den."],
            [("paragraph", "For: uændret skat12 pct. vil sænke den.")],
            id="36 a fused list",
        ),
        pytest.param(
            ["http://www.slaebebaaden.example/plan"],
            [("paragraph", "http://www.slaebebaaden.example/plan")],
            id="an address",
        ),
        pytest.param(["www.slaebebaaden.example"], [("paragraph", "www.slaebebaaden.example")], id="a short address"),
        pytest.param(["null"], [], id="49 null"),
    ],
)
def test_short_lines_are_subheads_unless_they_are_sentences(printed: list[str], read: list[tuple[str, str]]) -> None:
    assert body_of(PARAGRAPH, *printed, SECOND) == [P, *read, Q]


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        pytest.param(
            [" • At flere får ro\n  At timerne stiger\n • At vi ses"],
            ("At flere får ro\nAt timerne stiger", "At vi ses"),
            id="3 an item of two lines",
        ),
        pytest.param(
            ["* Man troede det", "* Man håbede det"], ("Man troede det", "Man håbede det"), id="40 typed with stars"
        ),
        pytest.param(
            ["1.    At kajen åbnes\n2.    At broen hejses"],
            ("1. At kajen åbnes", "2. At broen hejses"),
            id="40 typed with numbers",
        ),
    ],
)
def test_lists(printed: list[str], items: tuple[str, ...]) -> None:
    parts = article(tagged_page(body=(PARAGRAPH, *printed, SECOND))).body
    assert [part.kind for part in parts] == [BodyKind.PARAGRAPH, BodyKind.LIST, BodyKind.PARAGRAPH]
    assert parts[1].items == items


def test_a_sentence_that_opens_with_a_number_is_no_list() -> None:
    assert body_of("1. maj stod vi på kajen.\nDet regnede.", SECOND) == [
        ("paragraph", "1. maj stod vi på kajen.\nDet regnede."),
        Q,
    ]


@pytest.mark.parametrize(
    "link",
    [
        "Læs mere her",
        "Læs mere",
        f"Læs{NBSP}indlæg her.",
        "Læs vores tema om havne, hvor alt er samlet.",
        "Se alle kort her",
    ],
)
def test_a_teaser_parts_paragraphs_that_belong_together(link: str) -> None:  # cases 31 and 37
    parts = article(tagged_page(body=(PARAGRAPH, "Bedre byer", TEXT, link, SECOND))).body
    assert [(part.box, part.text) for part in parts] == [(None, PARAGRAPH), (BoxKind.TEASER, TEXT), (None, SECOND)]
    assert (parts[1].title, parts[1].link_text) == ("Bedre byer", link.replace(NBSP, " "))


@pytest.mark.parametrize(
    ("printed", "title", "text", "link"),
    [
        pytest.param(
            ["FOKUS: Ti år med torve", "Ti år med torve", TEXT, "Læs mere her"],
            "FOKUS: Ti år med torve",
            TEXT,
            "Læs mere her",
            id="34 title twice",
        ),
        pytest.param(
            ["FOKUS: Ti år med torve\nTi år med torve", TEXT, "Læs mere her"],
            "FOKUS: Ti år med torve",
            TEXT,
            "Læs mere her",
            id="34 twice in one block",
        ),
        pytest.param(
            ["Bedre byer", f"{TEXT[:-1]}.Læs mere "], "Bedre byer", TEXT, "Læs mere", id="35 link glued to the text"
        ),
        pytest.param([f"Bedre byer\n{TEXT}\nLæs mere her"], "Bedre byer", TEXT, "Læs mere her", id="all in one block"),
        pytest.param(
            ["Bedre byer", "Se hele temaet", "Læs mere her"],
            "Bedre byer",
            "Se hele temaet",
            "Læs mere her",
            id="a text like a title",
        ),
        pytest.param(["Bedre byer", "Læs mere her"], "Bedre byer", "", "Læs mere her", id="no text"),
        pytest.param(
            ["Bedre byer", TEXT, TEXT, TEXT, "Læs mere her"],
            "Bedre byer",
            f"{TEXT}\n\n{TEXT}\n\n{TEXT}",
            "Læs mere her",
            id="three texts",
        ),
        pytest.param([PARAGRAPH, "Læs mere her"], "", "", "Læs mere her", id="a link without a box"),
    ],
)
def test_the_title_of_a_teaser_is_found_from_its_link(printed: list[str], title: str, text: str, link: str) -> None:
    parts = article(tagged_page(body=(PARAGRAPH, *printed, SECOND))).body
    (box,) = (part for part in parts if part.kind is BodyKind.BOX)
    assert (box.box, box.title, box.text, box.link_text) == (BoxKind.TEASER, title, text, link)
    assert (parts[0].text, parts[-1].text) == (PARAGRAPH, SECOND)


def test_a_box_is_short() -> None:
    long = PARAGRAPH * 9
    assert body_of(PARAGRAPH, "Nye krav", long, "Læs mere her", SECOND) == [
        P,
        ("subhead", "Nye krav"),
        ("paragraph", long),
        ("teaser", ""),
        Q,
    ]


@pytest.mark.parametrize("sentence", ["Se bare på tallene her.", "Følg pengene, og du ender her."])
def test_a_sentence_like_a_link_stays_where_no_box_stands_above_it(sentence: str) -> None:
    long = PARAGRAPH * 9
    assert body_of(long, sentence, SECOND) == [("paragraph", long), ("paragraph", sentence), Q]
    assert body_of(long, "Nye tal", sentence, SECOND)[1:3] == [("subhead", "Nye tal"), ("paragraph", sentence)]


@pytest.mark.parametrize(
    ("printed", "link"),
    [
        pytest.param(
            [f"Byplanlaug i Danmark er udgivere på DenOffentlige, og det siger de selv.{NBSP}\n{NBSP}\n"],
            "",
            id="33 no link line",
        ),
        pytest.param(
            [f"Byplanlaug i Danmark er udgivere på DenOffentlige.\n{NBSP}Læs flere indlæg fra lauget her.{NBSP}"],
            "Læs flere indlæg fra lauget her.",
            id="33 a link line",
        ),
        pytest.param(["Byplanlaug i Danmark er udgiver på DenOffentlige."], "", id="33 one publisher"),
    ],
)
def test_a_publisher_box_needs_no_link(printed: list[str], link: str) -> None:
    draft = article(tagged_page(body=(PARAGRAPH, "Byplanlaug i Danmark", *printed, SECOND), publisher=""))
    box = draft.body[1]
    assert (box.box, box.title, box.link_text) == (BoxKind.PUBLISHER, "Byplanlaug i Danmark", link)
    assert len(draft.body) == 3
    assert draft.publisher is None  # a box is a hint only


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("Læs også: Broen der blev væk", id="on one line"),
        pytest.param(" " * 50 + "Læs også: Broen der blev væk", id="far indented"),
        pytest.param("Læs også:\nBroen der blev væk", id="below"),
    ],
)
def test_a_link_to_another_article(printed: str) -> None:
    parts = article(tagged_page(body=(PARAGRAPH, printed, SECOND))).body
    assert [part.box for part in parts] == [None, BoxKind.SEE_ALSO, None]
    assert (parts[1].title, parts[1].link_text) == ("Læs også", "Broen der blev væk")


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(f"{PARAGRAPH}\n{NBSP}\n{SECOND}", id="a line of one no-break space"),
        pytest.param(f"{PARAGRAPH}{NBSP}\n\n{SECOND}{NBSP}{NBSP}", id="no-break space at the end"),
        pytest.param(f"{NBSP}{PARAGRAPH}\n\n{NBSP} {SECOND}", id="no-break space at the beginning"),
        pytest.param(f"{PARAGRAPH.replace(' ', NBSP, 1)}\n\n\n\n{SECOND}", id="inside, and two empty lines"),
    ],
)
def test_a_no_break_space_is_a_space(printed: str) -> None:  # case 37
    assert body_of(printed) == [P, Q]


def test_a_caption_in_the_body_is_told_with_the_photo() -> None:
    draft = article(tagged_page(body=(PARAGRAPH, "Broen. Foto: Eva Krag", SECOND)))
    assert (draft.photo_caption, draft.photo_credit) == ("Broen.", "Eva Krag")
    assert [part.text for part in draft.body] == [PARAGRAPH, SECOND]


def test_parts_know_their_line() -> None:
    text = tagged_page(
        body=(PARAGRAPH, f"Nye krav\n{TEXT}", "Bedre byer", TEXT, "Læs mere her", " • Kajen\n • Broen", SECOND)
    )
    lines = text.split("\n")
    for part in parse(text).article.body:
        first = part.title or part.text or "• " + part.items[0]
        assert lines[part.line - 1].strip() == first
