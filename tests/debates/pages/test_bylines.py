"""Names are found in a byline; what is no name is left in it."""

import pytest

from debates.pages.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "byline", "authors"),
    [
        ("Bodil Kajmand", "Bodil Kajmand", ("Bodil Kajmand",)),
        ("Af Ib Holm og Eva Krag", "Af Ib Holm og Eva Krag", ("Ib Holm", "Eva Krag")),
        ("Ib Holm, Eva Krag & Bo de Vang", "Ib Holm, Eva Krag & Bo de Vang", ("Ib Holm", "Eva Krag", "Bo de Vang")),
        ("Af Ib Holm, formand for Havnelauget", "Af Ib Holm, formand for Havnelauget", ("Ib Holm",)),
        ("Redaktionen", "Redaktionen", ("Redaktionen",)),
        ("Social- og Havneforvaltningen", "Social- og Havneforvaltningen", ("Social- og Havneforvaltningen",)),
        ("Foreningen Norden og Grønland", "Foreningen Norden og Grønland", ("Foreningen Norden og Grønland",)),
        ("Af Ib Holm, [email protected]", "Af Ib Holm", ("Ib Holm",)),
        ("Af Ib Holm (ib@eksempel.dk)", "Af Ib Holm", ("Ib Holm",)),
        ("ib@eksempel.dk", "", ()),
        ("", "", ()),
    ],
)
def test_a_byline(line: str, byline: str, authors: tuple[str, ...]) -> None:  # case 48
    assert read_byline(line) == (byline, authors)


def test_a_line_too_long_for_a_byline_names_nobody() -> None:
    assert read_byline("Ib Holm " * 50) == ("Ib Holm " * 50, ())
