"""The page formats that the archive reads. A new one is a module and a line here."""

from typing import Protocol

from debates.pages import dated_page, foreign_page, tagged_page, wordpress_page
from debates.pages.blocks import Sheet
from debates.pages.drafts import Page


class PageFormat(Protocol):
    """What a module of a format offers."""

    NAME: str
    IS_WHOLE: bool  # else it is a shortened copy: read only where no whole layout matches, and it makes no article
    PRINTS_COMMENTS: bool  # so that one that is missing has vanished

    def matches(self, sheet: Sheet) -> bool:
        """Whether the page has the marks of this format. Claims nothing."""

    def read(self, sheet: Sheet, slug: str = "", /) -> Page:
        """Blocks and drafts; ``slug`` is the last part of the page's address, if known. May raise ``Refused``."""


# The best layout first: which copy of a page gives the text.
FORMATS: tuple[PageFormat, ...] = (tagged_page, dated_page, foreign_page, wordpress_page)
SHORTENED = frozenset(form.NAME for form in FORMATS if not form.IS_WHOLE)
