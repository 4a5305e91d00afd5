"""What a single token means: a word, a phrase, or the value of a field. What is amiss is told by a note."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from debates.query.fields import Feature, Kind
from debates.query.nodes import Day, Part, Phrase, Span, Word
from debates.query.notes import NoteCode

LEAST_LETTERS, LEAST_LETTERS_BEFORE = 2, 3  # that a part has: one open after, and one open before
Tell = Callable[[NoteCode, str], None]

_YEAR = "([1-9][0-9]{3})"
_YEARS = re.compile(rf"{_YEAR}|{_YEAR}?(?:\.\.+|…|[-–]){_YEAR}?")
_ISO_DAY = re.compile(rf"{_YEAR}(?:-([0-9]{{1,2}})(?:-([0-9]{{1,2}}))?)?")
_DANISH_DAY = re.compile(rf"(?:([0-9]{{1,2}})[./-] ?)?([0-9]{{1,2}})[./-] ?{_YEAR}")
_AROUND = " ,;:!?"


def trimmed(raw: str) -> str:
    """A word without the signs around it. Signs inside stay.

    >>> trimmed("(»covid-19«,"), trimmed("O'Brien's!"), trimmed("*&")
    ('covid-19', "O'Brien's", '')
    """
    places = [place for place, sign in enumerate(raw) if sign.isalnum()]
    if not places:
        return ""
    end = places[-1] + 1
    while unicodedata.category(raw[end : end + 1] or " ").startswith("M"):  # an accent that no letter is composed with
        end += 1
    return raw[places[0] : end]


def read_word(raw: str, tell: Tell) -> Word | Part | None:
    """A word, open where a star says so; None where nothing is left of it."""
    part = _with_stars(raw, tell)
    if part is None or not (part.before or part.after):
        return part and Word(part.text)
    if _letters(part.text) < (LEAST_LETTERS_BEFORE if part.before else LEAST_LETTERS):
        tell(NoteCode.SHORT_PART, str(part))
        return None
    return part


def read_phrase(raw: str, tell: Tell) -> Phrase | None:
    """The words between quotation marks; None where there is none."""
    words = tuple(word for piece in raw.split() if (word := _in_phrase(piece, tell)))
    if not words:
        tell(NoteCode.EMPTY_QUOTES, f'"{raw}"')
    return Phrase(words) if words else None


def read_value(field: Feature, raw: str, *, quoted: bool, tell: Tell) -> Word | Part | Phrase | Span | Day | None:
    """The value of a field by its kind; None where it is not such a one."""
    if field.kind is Kind.TEXT:
        return read_phrase(raw, tell) if quoted else read_word(raw, tell)
    value, code = _read_other(field, raw.strip(_AROUND))
    if code:
        tell(code, f"{field.name}:{raw}")
    return value


def _with_stars(raw: str, tell: Tell) -> Part | None:
    """What stands between the signs, and whether there are stars among those before and after."""
    core = trimmed(raw)
    if not core:
        if "*" in raw:
            tell(NoteCode.LONE_STAR, raw)
        return None
    before, _core, after = raw.partition(core)
    text, inside, _rest = core.partition("*")
    if inside:
        tell(NoteCode.STAR_INSIDE, core)
    return Part(trimmed(text), "*" in before, bool(inside) or "*" in after)


def _in_phrase(raw: str, tell: Tell) -> Word | Part | None:
    part = _with_stars(raw, tell)
    if part is None:
        return None
    if part.before:
        tell(NoteCode.STAR_IN_PHRASE, raw)
    if part.after and _letters(part.text) >= LEAST_LETTERS:
        return Part(part.text, before=False, after=True)
    if part.after:
        tell(NoteCode.SHORT_PART, raw)
    return Word(part.text)


def _read_other(field: Feature, raw: str) -> tuple[Word | Span | Day | None, NoteCode | None]:
    """A value that is no text, and what there is to say of it."""
    if field.kind is Kind.YEARS:
        return _read_years(raw)
    if field.kind is Kind.DAY:
        day = _read_day(raw)
        return day, None if day else NoteCode.BAD_DAY
    chosen = field.choices.get(trimmed(raw).lower())
    return (Word(chosen), None) if chosen else (None, NoteCode.BAD_CHOICE)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _read_years(raw: str) -> tuple[Span | None, NoteCode | None]:
    match = _YEARS.fullmatch(raw)
    one, first, last = (int(year) if year else None for year in match.groups()) if match else (None, None, None)
    if one:
        return Span(one, one), None
    if first and last and first > last:
        return Span(last, first), NoteCode.YEARS_TURNED
    return (Span(first, last), None) if first or last else (None, NoteCode.BAD_YEARS)


def _read_day(raw: str) -> Day | None:
    """A day, month or year with the year first as in ISO 8601, or last as in Danish.

    >>> print(_read_day("26/2-2018"), _read_day("2.2018"), _read_day("2018-02"), _read_day("31.2.2018"))
    2018-02-26 2018-02 2018-02 None
    """
    if match := _ISO_DAY.fullmatch(raw):
        return _stretch(match[1], match[2], match[3])
    match = _DANISH_DAY.fullmatch(raw)
    return _stretch(match[3], match[2], match[1]) if match else None


def _stretch(year: str, month: str | None, day: str | None) -> Day | None:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return Day(first, first)
    last_month = int(month or 12)
    return Day(first, date(first.year, last_month, monthrange(first.year, last_month)[1]))
