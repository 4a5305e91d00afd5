"""The timeline of a search: its bars lead to the hits of their time, and a table says the same."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.timeline import timeline_of
from tests.factories import make_article, make_comment, withhold
from tests.lists.reading import links_of, text_of, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _texts() -> None:
    """Five words in January, with one hit; ten comments' words in March, with one hit; nothing in February."""
    article = make_article(
        "Om kajen", lead="", body="Kajen er lang.", published_precision="day", published_on=date(2018, 1, 5)
    )
    make_comment(article, title="", body="Kajen og havnen, kajen og byen.", posted=date(2018, 3, 4))
    make_comment(article, title="", body="Noget helt andet her.", posted=date(2018, 3, 9))


def _table(client: Client, address: str) -> list[tuple[str, str, str]]:
    html = client.get(address).content.decode()
    row = r'<th scope="row">(.*?)</th><td class="number">(.*?)</td><td class="number">(.*?)</td>'
    return [(re.sub(r"<[^>]*>", "", month), wrote, said) for month, wrote, said in re.findall(row, html)]


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        pytest.param(
            "/soeg/?q=kajen",
            [("januar 2018", "1", "0"), ("februar 2018", "0", "0"), ("marts 2018", "0", "1")],
            id="hits, and the months without any",
        ),
        pytest.param(
            "/soeg/?q=kajen&maal=ord",
            [("januar 2018", "2.000", "0"), ("februar 2018", "0", "0"), ("marts 2018", "0", "1.000")],
            id="hits for ten thousand words",
        ),
        pytest.param(
            "/soeg/?q=havnen+ELLER+titel:kajen&svar=med&maal=ord", [], id="in one month alone there is no line"
        ),
    ],
)
def test_the_table_says(client: Client, address: str, rows: list[tuple[str, str, str]]) -> None:
    assert _table(client, address) == rows


def test_the_picture_has_the_same_figures_and_leads_to_the_same_places(client: Client) -> None:
    html = client.get("/soeg/?q=kajen&fra=2017-01-01&til=2019-01-01&maal=ord").content.decode()
    bars = re.findall(r'<a href="([^"]*)" rel="nofollow" tabindex="-1"><title>(.*?)</title><rect class="area"', html)
    rows = re.findall(r'<th scope="row"><a rel="nofollow" href="([^"]*)">(.*?)</a>', html)
    assert [unescape(address) for address, _title in bars] == [unescape(address) for address, _month in rows]
    assert bars[1][1] == "marts 2018 · artikler: 0 · kommentarer: 1.000"
    assert titles_of(client, f"/soeg/{unescape(bars[1][0])}") == ["Uden overskrift"]
    assert unescape(bars[1][0]) == "?q=kajen&maal=ord&fra=2018-03-01&til=2018-03-31"


def test_a_month_without_a_hit_is_there_and_leads_nowhere(client: Client) -> None:
    html = client.get("/soeg/?q=kajen&fra=2017-01-01&til=2019-01-01").content.decode()
    assert '<g><title>februar 2018 · artikler: 0 · kommentarer: 0</title><rect class="area"' in html
    assert '<th scope="row">februar 2018</th>' in html


def test_the_measures_of_articles_and_comments_have_one_scale() -> None:
    drawn = timeline_of(
        {date(2018, 3, 1): 2.0}, {date(2018, 3, 1): 10.0}, per=({date(2018, 3, 1): 1}, {date(2018, 3, 1): 1})
    )
    (bar,) = drawn.bars
    assert (bar.above, bar.below) == (100, 20)


def test_the_words_are_those_of_all_public_texts_whatever_the_filters(client: Client) -> None:
    make_comment(make_article("Fyret", body=""), title="", body="Kajen " * 5, posted=date(2018, 3, 20))
    rate = {month: said for month, _wrote, said in _table(client, "/soeg/?q=kajen&maal=ord")}
    assert rate["marts 2018"] == "1.333,33"
    withhold(make_comment(make_article("Broen", body=""), title="", body="Andet " * 900, posted=date(2018, 3, 21)))
    assert {month: said for month, _wrote, said in _table(client, "/soeg/?q=kajen&maal=ord")} == rate


def test_a_choice_in_the_address_says_what_the_bars_stand_for(client: Client) -> None:
    plain, measured = client.get("/soeg/?q=kajen&i=artikler&i=kommentarer"), client.get("/soeg/?q=kajen&maal=ord")
    assert links_of(plain)["pr. 10.000 ord"] == "?q=kajen&i=artikler&i=kommentarer&maal=ord#tidslinje"
    assert links_of(measured)["antal træf"] == "?q=kajen#tidslinje"
    assert "Tidslinje: pr. 10.000 ord" in text_of(measured)
    assert "træf pr. 10.000 ord i månedens tekster" in text_of(measured)
    assert "Ukendt mål: alen" in text_of(client.get("/soeg/?q=kajen&maal=alen"))


def test_the_choice_stays_when_the_list_is_narrowed(client: Client) -> None:
    html = client.get("/soeg/?q=kajen&maal=ord&fra=2018-01-01").content.decode()
    assert '<input type="hidden" name="maal" value="ord">' in html
    assert '<input type="hidden" name="fra" value="2018-01-01">' in html


def test_years_are_measured_by_the_words_of_the_years() -> None:
    days = [date(1990, 1, 1), date(1990, 7, 1), date(2018, 1, 1)]
    hits, words = {days[0]: 1.0, days[1]: 1.0, days[2]: 3.0}, {days[0]: 1.0, days[1]: 3.0, days[2]: 2.0}
    found = timeline_of(hits, {}, per=(words, {}))
    assert not found.by_month
    assert [bar.articles for bar in found.filled] == [0.5, 1.5]


def test_the_measure_costs_two_queries_more(client: Client) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert cost("/soeg/?q=kajen&maal=ord") == cost("/soeg/?q=kajen") + 2


def test_parts_too_small_to_show_are_drawn_as_nothing() -> None:
    month = date(2018, 3, 1)
    (bar,) = timeline_of({month: 1.0}, {}, per=({month: 3_000_000}, {})).bars
    assert (bar.articles, bar.below) == (0, 0)
