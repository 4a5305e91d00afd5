"""Names are found in a byline; what is no name is left in it."""

import pytest

from debates.pages.bylines import is_signed, read_byline


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
        ("Ib Holm (SF)", "Ib Holm (SF)", ("Ib Holm",)),
        ("Ib Holm, MF (SF)", "Ib Holm, MF (SF)", ("Ib Holm",)),
        ("Ib Holm (SF, ib@eksempel.dk)", "Ib Holm (SF)", ("Ib Holm",)),
        ("Ib Holm (SF) og Eva Krag (V)", "Ib Holm (SF) og Eva Krag (V)", ("Ib Holm", "Eva Krag")),
        ("(Ib Holm)", "(Ib Holm)", ("Ib Holm",)),
        ("Af Ib Holm <ib@eksempel.dk>", "Af Ib Holm", ("Ib Holm",)),
        ("Af: Ib Holm", "Af: Ib Holm", ("Ib Holm",)),
        (
            "Af Ib Holm, [email protected] og Eva Krag, [email protected]",
            "Af Ib Holm og Eva Krag",
            ("Ib Holm", "Eva Krag"),
        ),
        ("Ib Holm, formand og Eva Krag, biolog", "Ib Holm, formand og Eva Krag, biolog", ("Ib Holm", "Eva Krag")),
        (
            "Ib Holm, formand for Havnelauget, og Eva Krag, næstformand",
            "Ib Holm, formand for Havnelauget, og Eva Krag, næstformand",
            ("Ib Holm", "Eva Krag"),
        ),
        ("Ib Holm samt Eva Krag", "Ib Holm samt Eva Krag", ("Ib Holm", "Eva Krag")),
        ("Redaktionen og Eva Krag", "Redaktionen og Eva Krag", ("Redaktionen og Eva Krag",)),
        ("Ib Holm, chef for Børn og Unge", "Ib Holm, chef for Børn og Unge", ("Ib Holm",)),
        ("Ib Holm, forsker og forfatter", "Ib Holm, forsker og forfatter", ("Ib Holm",)),
        ("", "", ()),
    ],
)
def test_a_byline(line: str, byline: str, authors: tuple[str, ...]) -> None:  # case 48
    assert read_byline(line) == (byline, authors)


def test_a_line_too_long_for_a_byline_names_nobody() -> None:
    assert read_byline("Ib Holm " * 50) == ("Ib Holm " * 50, ())


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Af Ib Holm", True),
        ("Af: Ib Holm og Eva Krag", True),
        ("Af Ib Holm, formand for Havnelauget", True),
        ("Af formand for Havnelauget Ib Holm", False),
        ("Af de unge siger hver tredje, at de vil hjem", False),
        ("Af Ib Holm kan vi lære, at kajen er lang.", False),
        ("Af Ib", False),
        ("Ib Holm", False),
        ("Afsnit Et", False),
    ],
)
def test_a_line_that_signs_an_article_names_a_person_first(line: str, is_one: bool) -> None:
    assert is_signed(line) is is_one
