"""What is no article of a known layout is refused with its reason."""

import pytest

from debates.pages.parsing import PARSER_VERSION, parse
from debates.pages.refused import Refused
from tests.debates.pages.invented import (
    DATED_FOOTER,
    FOOTER,
    FURNITURE,
    LEAD,
    PARAGRAPH,
    TITLE,
    blocks,
    dated_page,
    foreign_page,
    tagged_page,
)

PAIRS = blocks(
    "Velfærd\nEn kort tekst om kajen og dens venner.",
    "Politik\nEn anden tekst, også om kajen.",
    "Ledelse\nOg en til sidst.",
)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("", "tom", id="nothing"),
        pytest.param("\n \u00a0\n", "tom", id="blank lines"),
        pytest.param(PAIRS, "liste", id="56 a person's page"),
        pytest.param(PAIRS + "\n\n" + FURNITURE + "\n" + FOOTER, "liste", id="56 a tag's page with furniture"),
        pytest.param("<!DOCTYPE html><html><body>Hej</body></html>", "HTML", id="markup"),
        pytest.param(blocks(TITLE, LEAD, PARAGRAPH), "formater", id="another site"),
        pytest.param(blocks(TITLE, "03/04/2018", "Ib Holm", LEAD), "formater", id="another site with a date"),
        pytest.param(blocks(TITLE, LEAD, "Emneord: Havn"), "formater", id="another site with tags"),
        pytest.param(tagged_page() + "\n\n" + DATED_FOOTER, "", id="two footers are no second layout"),
        pytest.param(dated_page() + "\n" + tagged_page(), "flere", id="two pages in one file"),
        pytest.param(foreign_page() + "\n\n" + tagged_page(), "flere", id="two pages of two sites"),
        pytest.param("Emneord: Havn\nKommentarer\nTILMELD NYHEDSBREV", "formater", id="no title"),
        pytest.param(blocks("Del artiklen:", "Af Ib Holm", PARAGRAPH), "manchet", id="neither title nor lead"),
        pytest.param(
            blocks("Velfærd", "03/04/2018", "Ib Holm", "Mest læste", "Annonce"), "manchet", id="a date and nothing else"
        ),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, word: str) -> None:
    if not word:
        assert parse(text).format == "tagged"
        return
    with pytest.raises(Refused) as refused:
        parse(text)
    assert word in refused.value.reason
    assert refused.value.reason == str(refused.value)


def test_the_parser_has_a_version() -> None:
    assert PARSER_VERSION
