"""The law of the house: the blocks of a page, joined, give its text back, character for character."""

import random
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from debates.pages.drafts import BlockKind
from debates.pages.parsing import parse
from debates.pages.refused import Refused
from tests.debates.pages.invented import (
    LEAD,
    NBSP,
    PARAGRAPH,
    SECOND,
    TITLE,
    comment,
    dated_page,
    foreign_page,
    joined,
    tagged_page,
)

FULL = tagged_page(
    head=("Kajen. Foto: Eva Krag", TITLE, LEAD),
    body=(
        PARAGRAPH,
        "Bedre byer",
        SECOND,
        "Læs mere her",
        "Nye krav\nKajen er vores.",
        " • At flere får ro\n  At vi ses",
        f"{NBSP}\nnull",
    ),
    comments=[
        comment("02.05.18", "Ib Holm", "Om kajen", "Første.", "Anden."),
        comment("01.05.18", "B.", "Ja", "Enig.\nMeget."),
    ],
)
DATED = dated_page(
    text=(
        f"{LEAD}   {PARAGRAPH}   Få meter   {SECOND}",
        "Nyhedsbrev 2",
        "Prøv os!",
        "Det er gratis",
        "- Nej, sagde hun.",
    )
)
FOREIGN = foreign_page(body=(PARAGRAPH, "null", "Læs også:\nBroen der blev væk"))
PAGES = st.sampled_from((FULL, DATED, FOREIGN))

WORDS = st.text(st.characters(exclude_characters="\n", codec="utf-8"), min_size=1, max_size=60)
BLOCKS = st.one_of(
    WORDS,
    st.sampled_from(
        (
            PARAGRAPH,
            "Bedre byer",
            "Læs mere her",
            "Læs også:",
            "null",
            f"{NBSP}",
            "• et",
            " • to\n  tre",
            "* fire",
            "1.   fem",
            "Nyhedsbrev 2",
            "Kajen er vores!",
            "Af Ib Holm, formand",
            "Emneord: kaj, havn",
            "Med venlig hilsen",
        )
    ),
    st.sampled_from(
        (
            "Det er gratis",
            "Vi er udgivere på DenOffentlige.",
            "Foto: Eva Krag",
            "Kajen. Arkivfoto: Eva Krag",
            "Udgivet første gang 3. maj 2012",
            "31/02/2018 10:00",
            "(Udgivet første gang 3. maj 2012)",
            "Mest Læste",
        )
    ),
)
BODIES = st.lists(BLOCKS, max_size=12)
COMMENTS = st.lists(
    st.builds(comment, st.dates().map(lambda day: f"{day:%d.%m.%y}"), WORDS, WORDS, WORDS)
    | WORDS.map(lambda text: f"  {text}\n"),
    max_size=6,
)


def _check(text: str) -> None:
    """Refused, or lossless; never another exception."""
    page = None
    with suppress(Refused):
        page = parse(text)
    if page is None:
        return
    assert joined(page) == text
    assert [block.line for block in page.blocks] == sorted({block.line for block in page.blocks})
    assert not any(block.raw.strip() for block in page.blocks if block.kind is BlockKind.BLANK)


@given(BODIES, COMMENTS)
def test_tagged_pages_grown_from_the_grammar(body: list[str], comments: list[str]) -> None:
    text = tagged_page(body=body, comments=comments)
    assert joined(parse(text)) == text


@given(BODIES, st.booleans())
def test_dated_pages_grown_from_the_grammar(text: list[str], has_author: bool) -> None:
    _check(dated_page(text=text, author="Bodil Kajmand" if has_author else ""))


@given(BODIES, st.lists(WORDS, max_size=3))
def test_foreign_pages_grown_from_the_grammar(body: list[str], captions: list[str]) -> None:
    _check(foreign_page(body=body, captions=captions))


@given(PAGES, st.randoms(use_true_random=False), st.integers(1, 6))
@settings(max_examples=300)
def test_pages_with_lines_dropped_doubled_and_swapped(text: str, chance: random.Random, times: int) -> None:
    lines = text.splitlines(keepends=True)
    for _ in range(times):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case _:
                lines[at], lines[other] = lines[other], lines[at]
    _check("".join(lines))


@given(PAGES, st.integers(0, 5000), st.text(max_size=5), st.integers(0, 30))
def test_pages_with_a_piece_replaced(text: str, at: int, put: str, gone: int) -> None:
    at %= len(text)
    _check(text[:at] + put + text[at + gone :])


@given(st.text())
@example("Emneord:")
@example("Del artiklen:\nAf ")
@example("\n03/04/2018\nPolitik\nAnnonce")
@example("x\nAktivitet:\nKommentarer\n")
@example("x\nEmneord:\nKommentarer\n • 01.01.18 B.")
@example("x\nEmneord:\nKommentarer\n • 99.99.99 B.\n  a\r\x0b\x1c\u2028")
def test_any_text_at_all(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("text", [FULL, DATED, FOREIGN], ids=["tagged", "dated", "foreign"])
def test_a_page_of_the_grammar_has_no_unread_line(text: str) -> None:
    page = parse(text)
    assert page.unread_lines == 0
    assert joined(page) == text
