"""The dates that pages print, day first."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
NAMED_DAY = rf"([0-9]{{1,2}})\. ?({'|'.join(MONTHS)})\b(?: ([0-9]{{4}})\b)?"  # in three groups
FIGURES = r"([0-9]{1,2})[./-] ?([0-9]{1,2})[./ -] ?([0-9]{4})"  # in three groups
_STAMP = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})(?: ([0-9]{2}):([0-9]{2}))?")
_LIKE_STAMP = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?: [0-9]{1,2}[:.][0-9]{2})?")
_SHORT = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{2})")
_NEWSLETTER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
_NEWSLETTER_YEARS = range(2010, 2031)
_WRITTEN = re.compile(r"([0-9]{1,2})\. ?([a-zæøå]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})[./-] ?([0-9]{1,2})[./-] ?([0-9]{4})(?![0-9])")
_MONTH = re.compile(
    r"(?<![0-9]\.)(?<![0-9]\. )\b(jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? ([0-9]{4})\b",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(rf"(?<![0-9.]){NAMED_DAY}", re.IGNORECASE)
_FIGURES = re.compile(rf"(?<![0-9]){FIGURES}(?![0-9])")


def read_stamp(printed: str) -> tuple[date, time | None] | None:
    """``03/04/2018 09:05`` is the third of April; the time may be missing. None: not such a stamp."""
    match = _STAMP.fullmatch(printed)
    if match is None:
        return None
    day, month, year, hour, minute = match.groups()
    try:
        return date(int(year), int(month), int(day)), time(int(hour), int(minute)) if hour else None
    except ValueError:
        return None


def looks_like_stamp(printed: str) -> bool:
    """Whether a line is a date by its form, be it a possible one or not: ``31/02/2018 25:00``."""
    return _LIKE_STAMP.fullmatch(printed) is not None


def read_short(printed: str) -> date | None:
    """``26.02.18``, as in the header of a comment. The century is the twenty-first."""
    return _from_short_year(_SHORT.fullmatch(printed))


def read_newsletter(tag: str) -> date | None:
    """``260218``: the tag of a newsletter, DDMMYY. ``991399`` is no date, and in ``120381`` there was none yet: None."""
    day = _from_short_year(_NEWSLETTER.fullmatch(tag))
    return day if day and day.year in _NEWSLETTER_YEARS else None


def read_written(text: str) -> date | None:
    """The first date with a month in letters, else the first in numbers: ``12. nov. 2013``, ``3. maj 2012``, ``25.2.2014``."""
    match = _WRITTEN.search(text)
    if match is None:
        return _from_figures(_NUMERIC.search(text))
    if match[2][:3].lower() not in _SHORT_MONTHS:
        return None
    return _day(int(match[3]), _month(match[2]), int(match[1]))


def read_month(text: str) -> tuple[date, date] | None:
    """The first and last day of the first month that is named without a day: ``maj 2012``."""
    match = _MONTH.search(text)
    first = _day(int(match[2]), _month(match[1]), 1) if match else None
    return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None


def read_named_day(text: str) -> str:
    """The first day in a text as ISO 8601 has it, without a year where none is said; nothing where there is no such day.

    >>> read_named_day("et brev fra 12. februar"), read_named_day("den 3. marts 2016"), read_named_day("den 31. april")
    ('--02-12', '2016-03-03', '')
    """
    match = _NAMED_DAY.search(text)
    if match is None:
        day = _from_figures(_FIGURES.search(text))
        return day.isoformat() if day else ""
    month = _month(match[2])
    if _day(int(match[3] or 2000), month, int(match[1])) is None:
        return ""
    return f"{match[3] or '-'}-{month:02}-{int(match[1]):02}"


def day_by(named: str, latest: date | None) -> date | None:
    """The day that `read_named_day` found; one without a year is the last such day up to `latest`. None: not known, or later."""
    if latest is None or not named:
        return date.fromisoformat(named) if named and not named.startswith("-") else None
    if named.startswith("-"):
        days = (_day(latest.year - back, int(named[2:4]), int(named[5:])) for back in range(5))  # 29. februar
        return next((day for day in days if day and day <= latest), None)
    day = date.fromisoformat(named)
    return day if day <= latest else None


def months_between(first: date, last: date) -> Iterator[date]:
    """The first of each month from that of one day to that of another."""
    for number in range(month_number(first), month_number(last) + 1):
        yield date(number // 12, number % 12 + 1, 1)


def month_number(day: date) -> int:
    """Months since the year 0, to count with."""
    return day.year * 12 + day.month - 1


def _from_short_year(match: re.Match[str] | None) -> date | None:
    return _day(2000 + int(match[3]), int(match[2]), int(match[1])) if match else None


def _from_figures(match: re.Match[str] | None) -> date | None:
    return _day(int(match[3]), int(match[2]), int(match[1])) if match else None


def _month(word: str) -> int:
    """The number of a month by its first letters."""
    return _SHORT_MONTHS.index(word[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
