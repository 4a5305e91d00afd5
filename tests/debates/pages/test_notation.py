"""The text that a curator edits gives the same parts back, and says which line is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.drafts import BodyKind, BodyPart, BoxKind
from debates.pages.notation import NotationError, Problem, read_parts, write_parts

TEXT = st.one_of(st.text(), st.text("#-[]\\ \n\r:aTitel", max_size=30))
LINE = st.integers(0, 500)
PARTS = st.lists(
    st.one_of(
        st.builds(BodyPart, st.just(BodyKind.PARAGRAPH), text=TEXT, line=LINE),
        st.builds(BodyPart, st.just(BodyKind.SUBHEAD), text=TEXT, line=LINE),
        st.builds(BodyPart, st.just(BodyKind.LIST), items=st.lists(TEXT, min_size=1).map(tuple), line=LINE),
        st.builds(
            BodyPart,
            st.just(BodyKind.BOX),
            text=TEXT,
            title=TEXT,
            link_text=TEXT,
            box=st.one_of(st.none(), st.sampled_from(BoxKind)),
            line=LINE,
        ),
    )
).map(tuple)


@given(PARTS)
def test_what_is_written_reads_the_same(parts: tuple[BodyPart, ...]) -> None:
    assert read_parts(write_parts(parts), parts) == parts


def test_the_notation_is_what_a_person_would_write() -> None:
    parts = (
        BodyPart(BodyKind.PARAGRAPH, "Kajen er vores.\nOgså om vinteren."),
        BodyPart(BodyKind.SUBHEAD, "Hvem betaler?"),
        BodyPart(BodyKind.LIST, items=("havnen", "byen\nog staten")),
        BodyPart(BodyKind.BOX, "Et brev.", box=BoxKind.TEASER, title="Læs også"),
        BodyPart(BodyKind.PARAGRAPH, "- sådan sagde hun"),
    )
    assert write_parts(parts) == (
        "Kajen er vores.\nOgså om vinteren.\n\n# Hvem betaler?\n\n- havnen\n- byen\n  og staten\n\n"
        "[henvisning]\nTitel: Læs også\nTekst: Et brev.\n\n\\- sådan sagde hun"
    )


def test_an_edited_part_keeps_the_line_it_comes_from_and_a_new_one_has_none() -> None:
    before = (BodyPart(BodyKind.PARAGRAPH, "Første.", line=7), BodyPart(BodyKind.PARAGRAPH, "Anden.", line=9))
    edited = read_parts("Første.\n\nAnden, rettet.", before)
    assert [part.line for part in edited] == [7, 9]
    longer = read_parts("Første.\n\nNy.\n\nAnden.", before)
    assert [part.line for part in longer] == [7, 0, 9]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("Et afsnit.\n\n[reklame]\nTitel: Køb", 3, Problem.BOX, id="a box of no known kind"),
        pytest.param("[udgiver\nTitel: Havnen", 1, Problem.BOX, id="a box name that does not end"),
        pytest.param("[udgiver]\nHavnen", 2, Problem.FIELD, id="a line in a box without a label"),
        pytest.param("[udgiver]\nTitel: A\nTitel: B", 3, Problem.REPEATED, id="a label twice"),
        pytest.param("- et\nto", 2, Problem.ITEM, id="text right under a list"),
        pytest.param("Før.\n\n# Rubrik\ntekst", 4, Problem.SUBHEAD, id="text right under a subhead"),
        pytest.param("Før.\nc:\\nyt", 2, Problem.ESCAPE, id="a lone backslash"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, line: int, problem: Problem) -> None:
    with pytest.raises(NotationError) as raised:
        read_parts(text)
    assert (raised.value.line, raised.value.problem) == (line, problem)
