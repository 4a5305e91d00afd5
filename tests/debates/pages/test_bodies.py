"""A body as text and as JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.bodies import body_text, parts_from_json, parts_to_json
from debates.pages.drafts import BodyKind, BodyPart, BoxKind

TEXTS = st.text(max_size=30)
PARTS = st.builds(
    BodyPart,
    kind=st.sampled_from(BodyKind),
    text=TEXTS,
    items=st.lists(TEXTS, max_size=3).map(tuple),
    box=st.none() | st.sampled_from(BoxKind),
    title=TEXTS,
    link_text=TEXTS,
    line=st.integers(0, 10**6),
)


def test_text_is_paragraphs_subheads_and_lists_without_boxes() -> None:
    parts = (
        BodyPart(BodyKind.PARAGRAPH, "Første.\nStadig første."),
        BodyPart(BodyKind.BOX, "Læs om byer", box=BoxKind.TEASER, title="Bedre byer", link_text="Læs mere her"),
        BodyPart(BodyKind.SUBHEAD, "Nye krav"),
        BodyPart(BodyKind.LIST, items=("At flere får ro\nAt timerne stiger", "At vi ses")),
        BodyPart(BodyKind.PARAGRAPH, ""),
        BodyPart(BodyKind.PARAGRAPH, "Anden."),
    )
    assert (
        body_text(parts)
        == "Første.\nStadig første.\n\nNye krav\n\n- At flere får ro\nAt timerne stiger\n- At vi ses\n\nAnden."
    )
    assert body_text(()) == ""


@given(st.lists(PARTS, max_size=4).map(tuple))
def test_json_comes_back_exactly(parts: tuple[BodyPart, ...]) -> None:
    assert parts_from_json(json.loads(json.dumps(parts_to_json(parts)))) == parts


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param({"kind": "paragraph", "colour": "red"}, "Body part 2: unknown keys colour", id="unknown key"),
        pytest.param({"text": "Kajen"}, "Body part 2: no kind", id="no kind"),
        pytest.param({"kind": "poem"}, "Body part 2: 'poem'", id="unknown kind"),
        pytest.param({"kind": "box", "box": "cage"}, "Body part 2: 'cage'", id="unknown box"),
        pytest.param({"kind": "paragraph", "text": 4}, "Body part 2: 4 is no str", id="a number for a text"),
        pytest.param({"kind": "list", "items": "abc"}, "Body part 2: items must be a list", id="a text for a list"),
        pytest.param({"kind": "list", "items": [None]}, "Body part 2: None is no str", id="nothing for an item"),
        pytest.param({"kind": "paragraph", "line": "4"}, "Body part 2: '4' is no int", id="a text for a line"),
    ],
)
def test_what_is_no_part_is_refused_with_its_place(row: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parts_from_json([{"kind": "paragraph"}, row])
