"""From the text of a capture to a page."""

from typing import Final

from debates.pages.blocks import Sheet
from debates.pages.drafts import Page
from debates.pages.formats import FORMATS, PageFormat
from debates.pages.listings import is_listing
from debates.pages.refused import Refused
from debates.pages.slugs import last_part

PARSER_VERSION: Final = "3"

_MARKUP = ("<!doctype", "<html", "<?xml", "<head", "<body")


def parse(text: str, address: str = "") -> Page:
    """Read a capture by the one format that matches it; raises ``Refused`` where none does, or several.

    ``"".join(block.raw for block in parse(text).blocks) == text``.
    """
    sheet = Sheet(text)
    matching = [form for form in FORMATS if form.matches(sheet)]
    found = [form for form in matching if form.IS_WHOLE] or matching
    if len(found) != 1:
        raise Refused(_why(sheet, text, found))
    return found[0].read(sheet, last_part(address))


def _why(sheet: Sheet, text: str, found: list[PageFormat]) -> str:
    if found:
        names = " og ".join(form.NAME for form in found)
        return f"Siden ligner flere sideformater ({names}). Del filen, så hver side er sin egen fil."
    if not sheet.first_written(1):
        return "Siden er tom. Hent siden igen, og gem dens tekst."
    if text.lstrip()[:20].lower().startswith(_MARKUP):
        return "Filen er HTML. Gem sidens tekst (ren tekst), ikke dens kode."
    if is_listing(sheet):
        return "Siden er en liste over artikler, ikke en artikel. Hent artiklerne selv."
    return "Siden har intet af de kendte formater. Kun artikler, som arkivet kender sideformatet på, gemt som ren tekst, kan læses."
