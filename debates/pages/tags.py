"""What a printed tag is: a topic, the date of a newsletter, or the name of a series."""

import re
from datetime import date
from enum import StrEnum

from debates.pages.danish_dates import read_newsletter


class TagKind(StrEnum):
    """What a tag says about its article."""

    TOPIC = "topic"
    NEWSLETTER = "newsletter"  # the day of a newsletter that carried the article
    SERIES = "series"  # a campaign: tells when it ran, not when the article was written


_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b|\b[^\W\d_]{3,}[0-9]{2}\b|^[0-9]+ år med\b", re.IGNORECASE)


def classify(printed: str) -> tuple[TagKind, date | None]:
    """The kind of a tag, and the day of a newsletter.

    ``260218`` is a newsletter; ``Havnedebat 2017`` and ``5 år med Havnen`` are series.
    """
    day = read_newsletter(printed)
    if day is not None:
        return TagKind.NEWSLETTER, day
    return (TagKind.SERIES if _YEAR.search(printed[:200]) else TagKind.TOPIC), None
