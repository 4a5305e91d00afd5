"""Pages of one shape and any size: what a parser may stumble over when it is long."""

from collections.abc import Callable

from bench.make_captures import FOOTER, FURNITURE, START, Writer

_HEAD = "Havnen og byen\n\n" + "Byrådet vil flytte den gamle havn ud til pynten, og det er der mange meninger om. " * 3
_TAGGED = f"\n\nEmneord: Havne, Byråd\nHavnens Venner på DenOffentlige.dk Vi holder til på kajen...{FURNITURE}"
_MOST_LINES = 1_000_000


def _one_line(size: int) -> str:
    """One paragraph on one line."""
    return _page("Kajen er lang nok til os alle sammen. " * (size // 38))


def _quoted_line(size: int) -> str:
    """One paragraph on one line, of nothing but quotations, in sentences and without an end."""
    return _page(
        "Vi skrev »Kajen er vores alle sammens« og svaret var »Nej tak«. " * (size // 130)
        + "»Kaj nummer ni«, " * (size // 38)
    )


def _spaces(size: int) -> str:
    """One line of words with lost breaks between them."""
    return _page("kaj   " * (size // 6))


def _blanks(size: int) -> str:
    """Nothing but empty lines in the middle."""
    return _page("\n" * _lines(size, 1) + "Kajen er vores.")


def _bullets(size: int) -> str:
    """Bullets that stand ever deeper, ten levels and back."""
    items = [" " * (2 * (at % 10)) + f"• {'• ' * (at % 3)}punkt {at}" for at in range(_lines(size, 24))]
    return _page("\n".join(items))


def _paragraphs(size: int) -> str:
    """Short paragraphs, subheads and boxes by turns."""
    turn = "Et afsnit om kajen, der ender med et punktum.\n\nEn mellemrubrik\n\nEndnu et afsnit.\n\nLæs mere her\n\n"
    return _page(turn * (size // len(turn)))


def _headers(size: int) -> str:
    """Comments of a header and nothing else."""
    return _page("Kajen er vores.", comments=" • 01.03.18 Bo Toft\n" * _lines(size, 20))


def _comments(size: int) -> str:
    """Short comments on other days, with titles that differ."""
    each = " • {:02}.{:02}.{:02} Bo Toft\n  Om kaj {}\n\n  Jeg kan ikke se, hvem der får gavn af det.\n\n"
    count = _lines(size, 75)
    days = ((at // 28 // 12 % 19, at // 28 % 12 + 1, at % 28 + 1, at) for at in range(count, 0, -1))
    return _page("Kajen er vores.", "".join(each.format(day, month, year, at) for year, month, day, at in days))


def _quotes(size: int) -> str:
    """Comments that quote words nobody has written, and call people nobody knows."""
    each = " • 01.03.18 Bo Toft{}\n  Enig med Bo\n\n  »Kaj nummer {} er den bedste af dem alle« - tak, Toft{}, hør nu her\n\n"
    return _page("Kajen er vores.", "".join(each.format(at, at, at) for at in range(_lines(size, 105))))


def _ordinary(size: int) -> str:
    """A page of made-up text with comments, as the captures are, only longer."""
    writer = Writer(2018, words=2_000)
    body, comments = "", ""
    piece = writer.body() + "\n\n"
    answers = "".join(writer.comments(START, 10))
    body = piece * -(-size // (2 * len(piece.encode())))
    comments = answers * -(-size // (2 * len(answers.encode())))
    return _page(body, comments)


def _page(body: str, comments: str = "") -> str:
    return f"{_HEAD}\n\n{body}{_TAGGED}{comments}{FOOTER}"


def _lines(size: int, width: int) -> int:
    return min(size // width, _MOST_LINES)


SHAPES: dict[str, Callable[[int], str]] = {
    "one line": _one_line,
    "one line of quotations": _quoted_line,
    "lost breaks": _spaces,
    "blank lines": _blanks,
    "nested bullets": _bullets,
    "paragraphs, boxes": _paragraphs,
    "comment headers": _headers,
    "short comments": _comments,
    "quoting comments": _quotes,
    "ordinary text": _ordinary,
}
