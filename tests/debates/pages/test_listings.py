"""A page that lists articles is refused as a list, whatever furniture stands around its entries."""

import pytest

from debates.pages.parsing import parse
from debates.pages.refused import Refused
from tests.debates.pages.invented import (
    DATED_FOOTER,
    FOOTER,
    FURNITURE,
    LEAD,
    PARAGRAPH,
    SECOND,
    TITLE,
    blocks,
    dated_page,
)

TEXTS = ("En kort tekst om kajen og dens venner.", "Byrådet er delt, og ingen vil betale.", "Slæbebåden sejler igen.")
CATEGORIES = ("Velfærd", "Politik", "Ledelse")
TITLES = ("Nyt liv på kajen!", "”Hvem ejer vandet?”", "Børnene fik ret.")
STAMPS = ("12/03/2018 10:00", "11/03/2018 09:00", "10/03/2018")


def _pairs(titles: tuple[str, ...]) -> str:
    return blocks(*(f"{title}\n{text}" for title, text in zip(titles, TEXTS, strict=True)))


LISTS = {
    "a person's page": _pairs(CATEGORIES),
    "under a name": blocks("Ib Holm", _pairs(CATEGORIES)),
    "under a name and what the person is": blocks("Ib Holm", "Formand for Slæbebådens Venner", _pairs(CATEGORIES)),
    "a tag's page": blocks("250118", _pairs(("Kajen", "Hvem ejer vandet?", "Børnene fik ret"))),
    "without empty lines": _pairs(CATEGORIES).replace("\n\n", "\n"),
    "titles that end in signs": _pairs(TITLES),
    "titles that end in signs under a tag": blocks("Havn", _pairs(TITLES)),
}
AROUND = {"nothing": "", "the footer of a dated page": DATED_FOOTER, "all of a tagged page": f"{FURNITURE}\n{FOOTER}"}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("entries", LISTS.values(), ids=LISTS)
def test_pairs_of_title_and_text_are_a_list(entries: str, around: str) -> None:
    assert "liste" in _reason(blocks(entries, around))


DATED = {
    "category and date": blocks(*(f"Politik\n{day}\n{text}" for day, text in zip(STAMPS, TEXTS, strict=True))),
    "title, category and date": blocks(
        *(f"Kajen\nPolitik\n{day}\n{text}" for day, text in zip(STAMPS, TEXTS, strict=True))
    ),
    "each in a block of its own, under a name": blocks(
        "Ib Holm", *(blocks("Kajen", "Politik", day, text) for day, text in zip(STAMPS, TEXTS, strict=True))
    ),
}


@pytest.mark.parametrize("around", ["", DATED_FOOTER], ids=["nothing", "the footer of a dated page"])
@pytest.mark.parametrize("entries", DATED.values(), ids=DATED)
def test_entries_that_print_their_dates_are_a_list(entries: str, around: str) -> None:
    assert "liste" in _reason(blocks(entries, around))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(dated_page(text=(LEAD, PARAGRAPH, "12/03/2018", SECOND)), id="a date alone in the body"),
        pytest.param(dated_page(text=(LEAD, *(f"{head}\n{PARAGRAPH}" for head in TITLES))), id="glued subheads"),
        pytest.param(dated_page(head=(f"{TITLE}\nPolitik",), category=""), id="title and category in one block"),
        pytest.param(dated_page(date="", text=(f"{LEAD}\n{PARAGRAPH}", SECOND)), id="no date"),
    ],
)
def test_a_dated_article_is_none(page: str) -> None:
    assert parse(page).format == "dated"


def _reason(text: str) -> str:
    with pytest.raises(Refused) as refused:
        parse(text)
    return refused.value.reason
