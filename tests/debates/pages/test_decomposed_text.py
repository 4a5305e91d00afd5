"""A page whose letters and marks stand apart (å as a and a ring) is read as any other, and given back as it was."""

from unicodedata import normalize

import pytest

from debates.pages.parsing import parse
from tests.debates.pages.invented import NBSP, PARAGRAPH, SECOND, comment, dated_page, foreign_page, joined, tagged_page

PAGES = {
    "tagged": tagged_page(
        body=(PARAGRAPH, "Tårnet ved åen", SECOND, "Læs også: Åen", "(Udgivet første gang 3. maj 2012)"),
        tags="Emneord: Å, Skåne",
        publisher="Åens Venner på DenOffentlige.dk Vi går...\nAktivitet: Artikler: 2 | Events: 1 | Kompetenceområder: 3",
        comments=[comment("02.05.18", "Åse", "Nå", "Så gå.")],
    ),
    "dated": dated_page(category="Velfærd", author="Åse Skåne", footer=f"{NBSP}\n\nMest Læste\n\nAnnonce"),
    "foreign": foreign_page(byline="Af Åse Skåne"),
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_it_is_read_as_composed(text: str) -> None:
    apart = normalize("NFD", text)
    assert apart != text
    page = parse(apart)
    assert page.article == parse(text).article
    assert page.unread_lines == 0
    assert joined(page) == apart
