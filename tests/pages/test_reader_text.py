"""A reader's text on a page: paragraphs and line breaks as written, web addresses as links, nothing else of it is markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.reading import Mark
from comments.templatetags.names import reader_text
from tests.pages.outline import outline


def _a(address: str) -> str:
    return f'<a href="{address}" rel="nofollow ugc noopener">{address}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("Et.\n\nTo.", "<p>Et.</p>\n<p>To.</p>", id="paragraphs"),
        pytest.param("Et\nto", "<p>Et<br>\nto</p>", id="line break"),
        pytest.param("", "", id="nothing"),
        pytest.param("Se http://a.dk/b.", f"<p>Se {_a('http://a.dk/b')}.</p>", id="stop after an address"),
        pytest.param("(https://a.dk)", f"<p>({_a('https://a.dk')})</p>", id="address in brackets"),
        pytest.param("https://a.dk/x_(y)", f"<p>{_a('https://a.dk/x_(y)')}</p>", id="bracket of the address"),
        pytest.param("javascript:alert(1)", "<p>javascript:alert(1)</p>", id="no web address"),
        pytest.param("<b>nej</b>", "<p>&lt;b&gt;nej&lt;/b&gt;</p>", id="markup"),
        pytest.param(
            'http://a.dk/"onclick=x', f"<p>{_a('http://a.dk/')}&quot;onclick=x</p>", id="quotation mark ends an address"
        ),
        pytest.param("http://a.dk?a=1&b=2", f"<p>{_a('http://a.dk?a=1&amp;b=2')}</p>", id="ampersand"),
    ],
)
def test_text_becomes_safe_html(text: str, html: str) -> None:
    assert reader_text(text) == html


@given(st.text(alphabet=st.sampled_from("<>&\"'()./: \nhtpsæa"), max_size=60))
def test_every_character_is_shown_and_no_tag_of_the_text_is_one(text: str) -> None:
    page = outline(reader_text(text))
    assert "".join(page.text.split()) == "".join(text.split())
    assert set(page.tags) <= {"p", "a", "br"}
    assert page.unclosed == []


_TEXT = "<a> http://a.dk/b?c=<d>\n\n\ue000\ue001& æ \n e"
_ENDS = [
    (first, last)
    for first in range(len(_TEXT))
    for last in range(first + 1, len(_TEXT) + 1)
    if "\n\n" not in _TEXT[first : last + 1]
]


@given(st.lists(st.sampled_from(_ENDS), max_size=6))
def test_marks_upon_marks_are_nested_and_hide_nothing(ends: list[tuple[int, int]]) -> None:
    marks = [Mark(first, last, f"m{at}" if at % 2 else "") for at, (first, last) in enumerate(ends)]
    page = outline(reader_text(_TEXT, marks))
    assert page.unclosed == []
    assert page.tags.count("mark") == len(marks)
    assert sorted(page.ids) == sorted(mark.anchor for mark in marks if mark.anchor)
    assert "".join(page.text.split()) == "".join(_TEXT.replace("\ue000", "�").replace("\ue001", "�").split())
