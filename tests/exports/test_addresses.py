"""Every list and page has a file beside it: what it holds, what it is called, and when there is none."""

from datetime import date

import pytest
from django.test import Client

from tests.exports.reading import body, column, csv_of, json_of
from tests.factories import make_article, make_comment, make_debate, make_placeholder, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses() -> list[str]:
    """The address of every kind of file, over an archive with a row of each."""
    article = make_article(tags=["Skole"], authors=["Ib Lund"])
    debate = make_debate("Havnen", article)
    comment = make_comment(article)
    stems = [
        *("artikler", "kommentarer", "debatter", "emneord", "forfattere"),
        *(f"artikler/{article.slug}", f"kommentarer/{comment.key}", f"debatter/{debate.slug}"),
        *("emneord/skole", "forfattere/ib-lund"),
    ]
    return [f"/{stem}.{suffix}" for stem in stems for suffix in ("csv", "json")]


def test_every_file_has_its_one_row(addresses: list[str]) -> None:
    rows = {address: csv_of(address) if address.endswith("csv") else json_of(address)["rows"] for address in addresses}
    assert {address: len(found) for address, found in rows.items()} == dict.fromkeys(addresses, 1)


def test_every_file_is_to_be_saved_and_kept_out_of_search_engines(client: Client, addresses: list[str]) -> None:
    types = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json"}
    for address in addresses:
        response = client.get(address)
        assert response["Content-Type"] == types[address.rpartition(".")[2]]
        assert response["Content-Disposition"] == f'attachment; filename="{address[1:].replace("/", "-")}"'
        assert response["X-Robots-Tag"] == "noindex"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, no-store"
        assert not response.cookies
        body(response)  # until then it takes up room


def test_a_head_reads_nothing(client: Client) -> None:
    make_article()
    response = client.head("/artikler.csv")
    assert response["Content-Type"].startswith("text/csv")
    assert body(response) == b""


def test_a_file_is_narrowed_as_its_list_is() -> None:
    harbour, school = make_article("Havnen", category="Politik"), make_article("Skolen", category="Ledelse")
    make_comment(harbour, title="Om havnen", posted=date(2018, 3, 1))
    make_comment(school, title="Om skolen", posted=date(2014, 3, 1))
    assert column(csv_of("/artikler.csv?kategori=Politik"), "title") == ["Havnen"]
    assert column(json_of("/artikler.json?kategori=Ledelse")["rows"], "title") == ["Skolen"]
    assert column(csv_of("/kommentarer.csv?aar=2014"), "title") == ["Om skolen"]
    assert column(csv_of("/kommentarer.csv?kategori=Politik&q=havnen"), "title") == ["Om havnen"]


def test_a_file_is_in_the_order_of_its_list() -> None:
    for title in ("B", "Å", "A"):
        make_article(title)
    assert column(csv_of("/artikler.csv?orden=titel"), "title") == ["A", "B", "Å"]


def test_a_file_has_all_pages_of_its_list() -> None:
    make_article("Havnen")
    assert column(csv_of("/artikler.csv?side=7"), "title") == ["Havnen"]


def test_a_filter_that_finds_nothing_gives_no_rows() -> None:
    make_article("Havnen", category="Politik")
    assert csv_of("/artikler.csv?q=zebra") == []


@pytest.mark.parametrize("suffix", ["csv", "json"])
@pytest.mark.parametrize(
    ("query", "named"),
    [
        pytest.param("aar=nul", "nul", id="no year"),
        pytest.param("debat=findes-ikke", "findes-ikke", id="unknown debate"),
        pytest.param("orden=baglaens", "baglaens", id="unknown order"),
        pytest.param("kategory=Politik", "kategory", id="misspelt parameter"),
        pytest.param("kategory=", "kategory", id="misspelt parameter without a value"),
    ],
)
@pytest.mark.parametrize("name", ["artikler", "kommentarer"])
def test_a_wrong_filter_is_refused_and_never_gives_everything(
    client: Client, name: str, suffix: str, query: str, named: str
) -> None:
    make_comment(make_article())
    response = client.get(f"/{name}.{suffix}?{query}")
    assert response.status_code == 400
    assert named in response.text
    assert "Havnen" not in response.text


def test_placeholders_are_not_in_the_list_of_articles() -> None:
    article = make_article()
    make_placeholder(article)
    assert column(csv_of("/artikler.csv"), "key") == [article.key]


@pytest.mark.parametrize(
    "address",
    [
        "artikler/nej.csv",
        "kommentarer/nej.json",
        "debatter/nej.csv",
        "emneord/nej.csv",
        "forfattere/nej.json",
        "artikler.xml",
    ],
)
def test_there_is_no_file_of_nothing(client: Client, address: str) -> None:
    assert client.get(f"/{address}").status_code == 404


def test_a_file_writes_nothing(client: Client) -> None:
    assert client.post("/artikler.csv").status_code == 405


def test_lists_count_public_articles_alone() -> None:
    make_article("En", tags=["Skole"], authors=["Ib Lund"])
    withhold(make_article("To", tags=["Skole"], publisher="Ib Lund"))
    assert column(csv_of("/emneord.csv"), "articles") == ["1"]
    assert column(csv_of("/forfattere.csv"), "articles") == ["1"]


def test_an_author_who_also_publishes_counts_an_article_once() -> None:
    make_article("En", authors=["Ib Lund"], publisher="Ib Lund")
    assert column(csv_of("/forfattere.csv"), "articles") == ["1"]
    assert len(csv_of("/forfattere/ib-lund.csv")) == 1
