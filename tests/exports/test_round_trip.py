"""A text comes back from a CSV exactly as it is in the archive."""

import csv
import io
import string

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.tables import csv_chunks
from debates.exports import Cell, Column
from tests.exports.reading import csv_of, json_of
from tests.factories import make_article, make_comment

COLUMNS = [Column("title", "", "title"), Column("body", "", "body")]
NASTY = {
    "quotes": 'Han sagde "nej", og det var "nok"',
    "semicolons and commas": "a;b,c;d",
    "line breaks": "Første linje\nanden linje\n\nnyt afsnit",
    "carriage returns": "en\rto\r\ntre",
    "danish": "æøå ÆØÅ é ü ½ §",
    "emoji": "Tak 🌊👩‍👧",
    "formula": "=1+1",
    "other formulas": "+4512345678",
    "at": "@havnen",
    "minus": "-5 grader",
    "numbers": "007",
    "white space": "  foran og bagved \t",
    "no-break space": "\u00a0Læs\u00a0indlæg",
    "only a quote": '"',
    "markup": "<b>fed</b> &amp;",
    "missing": "NA",
    "line separators": "a\u2028b\u0085c\x0bd",
    "empty": "",
}
# A database takes no NUL, and text has no lone surrogates.
texts = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]) | st.sampled_from(string.punctuation + "\r\n\t æ")
)


def written(rows: list[list[Cell]]) -> bytes:
    return b"".join(csv_chunks(COLUMNS, iter(rows)))


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_every_text_comes_back_from_pythons_csv(rows: list[tuple[str, str]]) -> None:
    content = written([list(row) for row in rows])
    read = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert read == [["title", "body"], *(list(row) for row in rows)]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_text_comes_back_from_pandas(text: str) -> None:
    content = written([[text, "x"], ["x", text]])
    frame = pandas.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    assert frame.to_numpy().tolist() == [[text, "x"], ["x", text]]


def test_lines_end_as_the_standard_says_and_nothing_is_quoted_for_nothing() -> None:
    assert written([["a b", "c,d"], [None, 'e"f']]) == b'title,body\r\na b,"c,d"\r\n,"e""f"\r\n'


def test_there_is_no_byte_mark() -> None:
    assert written([]).startswith(b"title")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(True, "true"), (False, "false"), (None, ""), (0, "0"), (0.85, "0.85"), (["a", "b"], "a | b"), ([], "")],
    ids=str,
)
def test_what_is_no_text_is_written_so(cell: Cell, expected: str) -> None:
    assert written([[cell, "x"]]).decode() == f"title,body\r\n{expected},x\r\n"


@pytest.mark.django_db
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_comment_comes_back_from_the_archive(text: str) -> None:
    make_comment(make_article(), title=text, body=text)
    assert [(row["title"], row["body"]) for row in csv_of("/kommentarer.csv")] == [(text, text)]
    [row] = json_of("/kommentarer.json")["rows"]
    assert (row["title"], row["body"]) == (text or None, text or None)
