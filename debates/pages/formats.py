"""The page formats that the archive reads. A new one is a module and a line here."""

from typing import Protocol

from debates.pages import dated_page, foreign_page, tagged_page
from debates.pages.blocks import Sheet
from debates.pages.drafts import Page


class PageFormat(Protocol):
    """What a module of a format offers."""

    NAME: str

    def matches(self, sheet: Sheet) -> bool:
        """Whether the page has the marks of this format. Claims nothing."""

    def read(self, sheet: Sheet, slug: str = "", /) -> Page:
        """Blocks and drafts; ``slug`` is the last part of the page's address, if known. May raise ``Refused``."""


# The best layout first: which copy of a page gives the text.
FORMATS: tuple[PageFormat, ...] = (tagged_page, dated_page, foreign_page)
