"""Where a search finds nothing, it shows what would have hit: only what public texts hold now, under the same filters."""

from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.search.filters import SearchFilter
from archive.search.suggestions import SHOWN, Suggestion, suggestions
from debates.models import SearchWord
from tests.factories import make_article, make_comment, withhold
from tests.lists.reading import links_of, text_of

pytestmark = pytest.mark.django_db


def suggested(address: str) -> list[Suggestion]:
    """What would have hit instead of the search of an address."""
    asked = SearchFilter(QueryDict(address))
    assert asked.is_asked
    return suggestions(asked)


@pytest.fixture(autouse=True)
def _texts() -> None:
    article = make_article(
        "Skolen på kajen", lead="", body="En skole ved havnen. Vores skole er god, og bussen er lang."
    )
    make_article("Broen", lead="", body="Ligestillingsdebatten fylder. En debat om broen.", category="Trafik")
    make_comment(article, title="Om havnen", body="Havnen er for alle.")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("havnen xyz", [("shorter", "havnen", "xyz", 2)], id="a word that nothing has"),
        pytest.param(
            "havnen broen", [("shorter", "broen", "havnen", 1), ("shorter", "havnen", "broen", 2)], id="either word"
        ),
        pytest.param(
            "havnen år:1901", [("shorter", "havnen", "år:1901", 2)], id="a field that leaves nothing of the words"
        ),
        pytest.param("skole -kaj*", [("shorter", "skole", "-kaj*", 1)], id="what is forbidden"),
        pytest.param('"havnen og skolen"', [("apart", "havnen skolen", "", 1)], id="the words of a phrase"),
        pytest.param(
            '"skole havnen xyz"', [("shorter", "skole havnen", "xyz", 1)], id="a word of a phrase that nothing has"
        ),
        pytest.param('"en skloe"', [("near", "skole", "skloe", 1)], id="misspelt in a phrase"),
        pytest.param("skloe", [("near", "skole", "skloe", 1)], id="two letters exchanged"),
        pytest.param("skloe xyz", [("near", "skole", "skloe", 1)], id="beside a word that nothing has"),
        pytest.param(
            "skloe lnag",
            [
                ("near", "skole lang", "skloe lnag", 1),
                ("near", "lang", "lnag", 1),
                ("near", "skole", "skloe", 1),
            ],
            id="two words misspelt",
        ),
        pytest.param(
            "skloe debbatten",
            [("near", "debat", "debbatten", 1), ("near", "skole", "skloe", 1)],
            id="two words misspelt that stand in no text together",
        ),
        pytest.param("skoe", [("near", "skole", "skoe", 1)], id="a letter too few"),
        pytest.param("debbatten", [("near", "debat", "debbatten", 1)], id="a letter too many, and an ending"),
        pytest.param("titel:skloen", [("near", "titel:skole", "skloen", 1)], id="in the title"),
        pytest.param(
            "ligestilingsdebbatter", [("near", "Ligestillingsdebatten", "ligestilingsdebbatter", 1)], id="two slips"
        ),
        pytest.param("byrådsdebat", [("part", "debat", "byrådsdebat", 1)], id="the end of a compound"),
        pytest.param("busplads", [], id="no part that is a word"),
        pytest.param("stilling", [("inside", "*stilling*", "stilling", 1)], id="inside a compound"),
        pytest.param("findesikke", [], id="nothing like it"),
        pytest.param("hav", [], id="too short to be misspelt"),
    ],
)
def test_for(query: str, expected: list[tuple[str, str, str, int]]) -> None:
    found = suggested(f"q={query}")
    assert sorted((each.kind, each.query, each.about, each.hits) for each in found) == sorted(expected)


def test_they_keep_the_other_filters_and_are_counted_under_them() -> None:
    (found,) = suggested("q=skloe&i=artikler&orden=nyeste")
    assert parse_qs(found.address[1:]) == {"q": ["skole"], "i": ["artikler"], "orden": ["nyeste"]}
    assert [each.hits for each in suggested("q=havnen xyz&i=kommentarer")] == [1]
    assert suggested("q=skloe&kategori=Trafik") == []


@pytest.mark.parametrize("query", ["hemmeligtor", "hemmeligtord", "hemmeligtordspil", "ligtord", "havnen hemmeligtord"])
def test_a_word_of_a_withheld_text_is_never_suggested(query: str) -> None:
    article = make_article("Hemmeligtord", lead="", body="Hemmeligtord og havnen.")
    withhold(article)
    assert SearchWord.objects.filter(word="hemmeligtord").exists()
    assert all(each.query == "havnen" for each in suggested(f"q={query}"))


def test_a_withheld_text_does_not_hide_what_others_hold() -> None:
    withhold(make_article("Skloe", lead="", body="Skloe."))
    assert [each.query for each in suggested("q=skloe")] == ["skole"]


def test_are_few_whatever_there_is() -> None:
    for letter in "abcdefgh":
        make_article(f"Skibet {letter}", lead="", body=f"Skib{letter}erne skibs{letter}.")
    found = suggested("q=skibz xyz qwe rty uio pas")
    assert len(found) <= SHOWN
    assert len({each.query for each in found}) == len(found)


def test_cost_a_bounded_number_of_queries() -> None:
    for number in range(10):
        make_article(f"Skolens{'abcdefghij'[number]} vej", lead="", body="Skolenes vejbro.")
    with CaptureQueriesContext(connection) as queries:
        suggested('q=skloens vejbor xyzzy "en vej" -skole titel:skloe')
    assert (
        len([query for query in queries if "SAVEPOINT" not in query["sql"]]) <= 17
    )  # the bound on their time is one of them


def test_stand_on_the_page_as_links_that_nobody_follows_by_machine(client: Client) -> None:
    response = client.get("/soeg/?q=skloe&i=artikler")
    assert links_of(response)["skole"] == "?q=skole&i=artikler"
    assert "skole staves næsten som »skloe«: 1 træf" in text_of(response)
    assert '<a rel="nofollow" href="?q=skole&amp;i=artikler">' in response.content.decode()
    assert links_of(client.get("/soeg/" + links_of(response)["skole"]))["Skolen på kajen"]
    assert "Det her giver træf" not in text_of(client.get("/soeg/?q=skole"))


def test_what_a_text_writes_can_not_mark_itself_up(client: Client) -> None:
    html = client.get("/soeg/", {"q": "skloe <b>fed</b>"}).content.decode()
    assert "<b>fed" not in html
