"""What a reader is told of a query: what was not understood, or was changed."""

from dataclasses import dataclass
from enum import StrEnum


class NoteCode(StrEnum):
    """Why a note was made. The sentence for each is made where pages are made."""

    UNKNOWN_FIELD = "unknown_field"
    """No field has this name: name and value count as words. `words`: the name with its colon."""
    NO_VALUE = "no_value"
    """A field without a value right after its colon is left out. `words`: the name with its colon."""
    NESTED_FIELD = "nested_field"
    """A field stands in the value of another, and alone counts for its own value. `words`: the inner name with its colon."""
    BAD_YEARS = "bad_years"
    """Neither a year nor years from one to another: left out. `words`: the field and its value."""
    BAD_DAY = "bad_day"
    """No day, month or year: left out. `words`: the field and its value."""
    BAD_CHOICE = "bad_choice"
    """The field knows a few values, and this is none of them: left out. `words`: the field and its value."""
    YEARS_TURNED = "years_turned"
    """The later year stood first: the two were exchanged. `words`: the field and its value."""
    UNCLOSED_QUOTE = "unclosed_quote"
    """A quotation mark without another: the phrase goes on to the end. `words`: the phrase."""
    EMPTY_QUOTES = "empty_quotes"
    """No word stands between quotation marks: left out. `words`: the marks and what is between them."""
    UNCLOSED_BRACKET = "unclosed_bracket"
    """A bracket was opened and not closed: it is closed at the end. `words`: the bracket."""
    STRAY_BRACKET = "stray_bracket"
    """A bracket was closed that had not been opened: left out. `words`: the bracket."""
    EMPTY_BRACKETS = "empty_brackets"
    """Nothing to look for stands in brackets: left out. `words`: the brackets."""
    LONE_NOT = "lone_not"
    """A minus or IKKE with nothing after it: left out. `words`: the sign."""
    EDGE_OPERATOR = "edge_operator"
    """ELLER or OG does not stand between two things: left out. `words`: the operator."""
    LONE_STAR = "lone_star"
    """A star without letters: left out. `words`: the star and what is with it."""
    SHORT_PART = "short_part"
    """Too few letters at a star: left out, or the mere word where it stands in a phrase. `words`: the part."""
    STAR_INSIDE = "star_inside"
    """A star inside a word: the word is open from there on. `words`: the word."""
    STAR_IN_PHRASE = "star_in_phrase"
    """A word in a phrase can't be open before: the star there is left out. `words`: the word."""
    COMMON_WORD = "common_word"
    """One of the commonest words, which is in nearly every text: left out beside others. `words`: the word."""
    ONLY_NOT = "only_not"
    """Everything is negated. The one note that a query printed and parsed again still has. `words`: the query."""
    NO_WORDS = "no_words"
    """Signs only: there is nothing to look for. `words`: the beginning of the text."""
    TOO_LONG = "too_long"
    """The text is too long: left out from `words` on."""
    TOO_MANY = "too_many"
    """Too many words and phrases: left out from `words` on."""
    TOO_DEEP = "too_deep"
    """Too many brackets in one another: what stands in the innermost is left out. `words`: the bracket."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was done, and the words it was done to."""

    code: NoteCode
    words: str
