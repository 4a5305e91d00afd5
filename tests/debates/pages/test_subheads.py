"""Short lines in a row: which of them are subheads."""

import pytest

from debates.pages.drafts import BodyKind
from tests.debates.pages.invented import PARAGRAPH, SECOND, article, body_of, tagged_page

P, Q = ("paragraph", PARAGRAPH), ("paragraph", SECOND)


@pytest.mark.parametrize("closing", [("Ib Holm", "formand"), ("Med venlig hilsen\nIb Holm",)])
def test_a_signature_is_no_subhead(closing: tuple[str, ...]) -> None:
    assert body_of(PARAGRAPH, *closing) == [P, *(("paragraph", line) for line in closing)]


def test_two_subheads_in_a_row_are_both_and_more_are_something_else() -> None:
    heads = ["Første del", "Kajen før og nu"]
    assert body_of(PARAGRAPH, *heads, SECOND) == [P, *(("subhead", head) for head in heads), Q]
    verse = ["Den kaj er min", "Den kaj er din"]
    assert body_of(PARAGRAPH, *verse, heads[0], SECOND) == [
        P,
        *(("paragraph", v) for v in verse),
        ("subhead", heads[0]),
        Q,
    ]


@pytest.mark.parametrize("greeting", ["Med venlig hilsen", "Venlig hilsen", "Mvh"])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_greeting_over_a_sentence_is_no_subhead(greeting: str, between: str) -> None:
    parts = article(tagged_page(body=(PARAGRAPH, f"{greeting}{between}Ib Holm, formand siden 1999."))).body
    assert {part.kind for part in parts} == {BodyKind.PARAGRAPH}
