"""Texts to parse: any at all, and such as are made of the pieces of the language."""

from hypothesis import strategies as st

PIECES = (
    "kaj", "Århus", "aa", "havn", "O'Brien", "covid-19", "12:30", "http://x.dk/a", "ELLER", "eller", "OR", "|", "OG", "IKKE", "-",
    "(", ")", '"', "»", "’’", "*", ":", "..", "titel:", "År:", "før:", "har:svar", "type:", "foo:", "2013", "2013..2018", "26/2-2018",
    "_", "\\", "'", ",", "#", "\0", "\u0301",
)  # fmt: skip
OF_PIECES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=30).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
TEXTS = st.one_of(OF_PIECES, st.text(max_size=200), st.text('aå1*-_:/"()|., ', max_size=60))
