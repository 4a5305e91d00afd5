"""The lines of a text without a database, and what the page shows of them."""

from urllib.parse import quote

from archive.concordance.fitting import Fitting
from archive.concordance.keys import keys_of, stemmed, to_stem
from archive.concordance.lines import Line, Occurrence, Where, occurrences
from archive.concordance.words import cut
from debates.query.grammar import parse
from tests.exports.reading import Row, csv_of

ENDINGS = ("erne", "ene", "en", "er", "et", "e")  # enough of Danish for a test
WHERE = Where(0, 1, "nøgle")


def occurrences_in(text: str, query: str, *, as_written: bool = True) -> list[Occurrence]:
    """Where the keys of a query stand in a text."""
    keys = keys_of(parse(query).node, as_written=as_written)
    each = cut(text)
    if as_written:
        fitting, stems = Fitting(keys), {word: word for word in each.words}
    else:
        fitting = Fitting(stemmed(keys, {word: _stem(word) for word in to_stem(keys)}))
        stems = {word: _stem(word) for word in fitting.candidates(each.words)}
    return list(occurrences(WHERE, 1, each, (fitting, fitting.fits(stems))))


def lines_in(text: str, query: str, *, as_written: bool = True) -> list[Line]:
    """The same, only the lines."""
    return [each.line for each in occurrences_in(text, query, as_written=as_written)]


def rows_of(query: str, **parameters: object) -> list[Row]:
    """The rows of the concordance as a file."""
    given = "".join(f"&{name}={quote(str(value))}" for name, value in parameters.items())
    return csv_of(f"/konkordans.csv?q={quote(query)}{given}")


def keys_found(query: str, **parameters: object) -> list[str]:
    """The keys of the lines in their order."""
    return [row["match"] for row in rows_of(query, **parameters)]


def _stem(word: str) -> str:
    return next((word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)), word)
