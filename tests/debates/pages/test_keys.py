"""Keys are short, stable, and hold no printed name of a commenter."""

import inspect
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.pages.keys import (
    article_key,
    author_key,
    comment_key,
    debate_key,
    normalised,
    placeholder_key,
    tag_key,
)
from tests.debates.pages.invented import PARAGRAPH, article, dated_page, tagged_page

DAY = date(2018, 5, 2)


def test_keys_are_what_they_always_were() -> None:
    """A key once given is in links and citations: these must never change."""
    assert article_key("Havnefronten", "") == "abt3fxahlqv"
    assert comment_key("abt3fxahlqv", DAY, "Om kajen", 1) == "ktsnc6ker7dqq"
    assert placeholder_key("abt3fxahlqv", 1) == "pwcqyovpc42"


@given(st.text(min_size=1).filter(str.strip), st.text(), st.integers(1, 10**6))
def test_keys_are_a_letter_and_then_letters_and_digits(title: str, lead: str, nth: int) -> None:
    article = article_key(title, lead)
    assert re.fullmatch(r"a[a-z0-9]{10}", article)
    assert re.fullmatch(r"k[a-z0-9]{12}", comment_key(article, DAY, title, nth))
    assert re.fullmatch(r"p[a-z0-9]{10}", placeholder_key(article, nth))
    assert re.fullmatch(r"d[a-z0-9]{10}", debate_key(article))
    assert re.fullmatch(r"u[a-z0-9]{10}", author_key(title))
    assert re.fullmatch(r"t[a-z0-9]{10}", tag_key(title))


@pytest.mark.parametrize(
    "same", ["HAVNEN  er ”vores” – altid", "\u00a0Havnen er «vores» - altid ", "Havnen er\n“vores” — altid"]
)
def test_signs_that_say_the_same_give_the_same_key(same: str) -> None:
    assert article_key(same, "x") == article_key('Havnen er "vores" - altid', "y")


def test_a_key_needs_a_title_or_a_lead() -> None:
    assert article_key("", "Byen sover") == article_key(" ", "byen  sover") != article_key("Byen sover", "")
    with pytest.raises(ValueError, match="no key"):
        article_key(" ", "\n")


def test_a_distinction_parts_articles_of_one_title() -> None:
    plain = article_key("Kajen", "")
    assert plain == article_key("Kajen", "", distinction="")
    assert len({plain, article_key("Kajen", "", "a"), article_key("Kajen", "", "b")}) == 3


def test_comments_of_one_day_and_title_differ_by_their_number() -> None:
    others = [
        comment_key("a2", DAY, "Ja", 1),
        comment_key("a1", date(2018, 5, 3), "Ja", 1),
        comment_key("a1", DAY, "Nej", 1),
        comment_key("a1", DAY, "Ja", 2),
    ]
    assert len({comment_key("a1", DAY, "Ja", 1), *others}) == 5


def test_no_name_goes_into_the_key_of_a_comment() -> None:
    assert list(inspect.signature(comment_key).parameters) == ["article_key", "posted", "title", "nth"]


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_copies_of_one_article_in_two_layouts_share_a_key() -> None:  # case 51
    copies = [article(tagged_page(body=(PARAGRAPH, "Bedre byer", "Om byer.", "Læs mere her"))), article(dated_page())]
    assert len({article_key(copy.title, copy.lead) for copy in copies}) == 1


@given(st.text(st.characters(max_codepoint=255)))
def test_the_quick_way_for_western_letters_gives_the_same(text: str) -> None:
    assert normalised(text) == normalised(unicodedata.normalize("NFD", text))
    assert normalised(f"{text} …") == f"{normalised(text)} ...".strip()
