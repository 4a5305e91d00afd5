"""The title of a box that is no subhead: neither the real subhead above it nor the paragraph between may go into the box."""

import pytest

from debates.pages.drafts import BodyKind
from tests.debates.pages.invented import PARAGRAPH, SECOND, TITLE, article, body_of, tagged_page

SUBHEAD = "Kajen før og nu"
TEXT = "Kajerne er under forandring. Flere og flere flytter ind, og pladsen bliver trang."
PLAIN = "Læs mere her"

TITLES = [
    pytest.param("Kajen er vores!", id="an exclamation"),
    pytest.param("”Vi vil have kajen”", id="a quotation"),
    pytest.param("Borgmester: ”Vi lytter”", id="a quotation and its speaker"),
    pytest.param("Læs om kajerne:", id="a colon"),
    pytest.param("Tema: Byens kajer.", id="a label and a stop"),
    pytest.param(
        "Ny stor undersøgelse: Otte ud af ti på havnefronten vil hellere have bænke og både end altaner", id="very long"
    ),
]


def _titles(*body: str) -> list[str]:
    """The titles of the boxes in a body."""
    return [part.title for part in article(tagged_page(body=body)).body if part.kind is BodyKind.BOX]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("link", [PLAIN, "Læs alle artikler her"])
def test_a_subhead_and_its_paragraph_stay_above_the_box(title: str, link: str) -> None:
    body = (SUBHEAD, PARAGRAPH, title, TEXT, link, SECOND)
    assert body_of(*body) == [
        ("subhead", SUBHEAD),
        ("paragraph", PARAGRAPH),
        ("teaser", TEXT),
        ("paragraph", SECOND),
    ]
    assert _titles(*body) == [title]


@pytest.mark.parametrize("title", TITLES)
def test_without_a_subhead_nothing_of_the_box_leaks_into_the_body(title: str) -> None:
    assert body_of(PARAGRAPH, title, TEXT, PLAIN) == [("paragraph", PARAGRAPH), ("teaser", TEXT)]


def test_the_title_may_stand_twice() -> None:
    body = (PARAGRAPH, "FOKUS: Kajen er vores!", "Kajen er vores!", TEXT, PLAIN, SECOND)
    assert body_of(*body) == [("paragraph", PARAGRAPH), ("teaser", TEXT), ("paragraph", SECOND)]
    assert _titles(*body) == ["FOKUS: Kajen er vores!"]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("Det er en lang historie.", id="a short sentence"),
        pytest.param("- Vi venter stadig!", id="speech"),
        pytest.param("”Nej.”", id="a sentence in quotation marks"),
        pytest.param("Hold nu op! Kajen er vores!", id="a stop inside"),
        pytest.param("www.slaebebaaden.example", id="an address"),
        pytest.param(TITLE * 4, id="longer than a title"),
    ],
)
def test_what_is_no_title_stays_in_the_body(above: str) -> None:
    assert body_of(above, TEXT, PLAIN) == [("paragraph", above), ("paragraph", TEXT), ("teaser", "")]


def test_a_line_that_introduces_speech_is_no_title() -> None:
    spoken = "”Kajen er vores alle sammens.”"
    assert body_of("Borgmesteren sagde:", spoken, PLAIN) == [
        ("paragraph", "Borgmesteren sagde:"),
        ("paragraph", spoken),
        ("teaser", ""),
    ]


def test_a_subhead_over_a_box_of_title_and_link_stays_a_subhead() -> None:
    body = (PARAGRAPH, SUBHEAD, "Temaet om kajer", PLAIN, SECOND)
    assert body_of(*body) == [
        ("paragraph", PARAGRAPH),
        ("subhead", SUBHEAD),
        ("teaser", ""),
        ("paragraph", SECOND),
    ]
    assert _titles(*body) == ["Temaet om kajer"]
