"""Slugs follow the rule of the site, so an address tells its title."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.slugs import is_slug_of, last_part, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Socialcheferne: På tide at vende kursen", "socialcheferne-paa-tide-vende-kursen"),
        ("Kritik af ureguleret marked for private rådgivere", "kritik-af-ureguleret-marked-private-raadgivere"),
        ("Interview med Waldemar Schmidt", "interview-med-waldemar-schmidt"),
        ("Middelklassens velfærdssamfund", "middelklassens-velfaerdssamfund"),
        ("Rapport: Kontanthjælpsreform skaber flere fattige", "rapport-kontanthjaelpsreform-skaber-flere-fattige"),
        ("Opråb til Mette F: Straf kommunerne på pengepungen", "opraab-til-mette-f-straf-kommunerne-paa-pengepungen"),
        ("Jonathan Løw", "jonathan-loew"),
        ("120.681 pladser – ingen både?", "120681-pladser-ingen-baade"),
        ("Havnens tilbud og EU's svar", "havnens-tilbud-og-eus-svar"),
        ("Kajens café - og dens gæster", "kajens-cafe-og-dens-gaester"),
        ("Fleks- og deltid på færgen", "fleks-og-deltid-paa-faergen"),
        ("Ad åen\u00a0mod byen", "ad-aaen-mod-byen"),
        ("A\u030aen", "aaen"),
        ("At for", "at-for"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_the_slug_of_a_title(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_slug_is_cut_between_words() -> None:
    assert slugify("havn " * 30) == "-".join(["havn"] * 20)
    assert slugify("havn kaj", max_length=6) == "havn"
    assert slugify("h" * 200) == "h" * 100


@given(st.text())
def test_a_slug_has_only_letters_digits_and_single_hyphens(title: str) -> None:
    slug = slugify(title)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("velfærdsstaten-en-succes-uden-formål", "Velfærdsstaten: en succes uden formål"),
        ("velf%C3%A6rdsstaten-en-succes-uden-form%C3%A5l", "Velfærdsstaten: en succes uden formål"),
        ("politikerne-mangler-lederskab", "Henning Christophersen: Politikerne mangler lederskab"),
        ("jonathan-loew", "Jonathan Løw"),
    ],
)
def test_an_address_names_its_title(slug: str, title: str) -> None:
    assert is_slug_of(slug, title)


@pytest.mark.parametrize(("slug", "title"), [("", ""), ("", "!?"), ("kajen", "Broen"), ("kajen", "Kajen: Broen")])
def test_an_address_names_no_other_title(slug: str, title: str) -> None:
    assert not is_slug_of(slug, title)


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("https://eksempel.dk/sektion/under/kajen", "kajen"),
        ("https://eksempel.dk/kajen/?p=12#top", "kajen"),
        ("https://eksempel.dk/?p=12", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_the_last_part_of_an_address(address: str, part: str) -> None:  # case 51
    assert last_part(address) == part
