"""The search finds authors and publishers by name, and debates and tags, and never a reader who comments."""

import pytest
from django.test import Client

from archive.search import names as module
from debates.models import Alias, Author
from debates.query.grammar import parse
from tests.factories import make_article, make_author, make_comment, withhold
from tests.lists.reading import links_of, text_of

pytestmark = pytest.mark.django_db
HEADING = "Forfattere, debatter og emneord"


def senders(words: str) -> list[Author]:
    """Whom the words of a search name."""
    return [each.row for each in module.named(parse(words).node) if isinstance(each.row, Author)]


@pytest.fixture(autouse=True)
def _articles() -> None:
    article = make_article("Om fyret", authors=["Else Bech"], publisher="Fyrforeningen")
    Alias.objects.create(author=make_author("Else Bech"), printed="E. Krag Bech")
    article.authorships.update(printed="E. Krag Bech")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param("Else Bech", ["Else Bech"], id="name"),
        pytest.param("bech", ["Else Bech"], id="last name, whatever the case"),
        pytest.param("bech else", ["Else Bech"], id="turned round"),
        pytest.param("fyrfor", ["Fyrforeningen"], id="beginning of a name"),
        pytest.param("foreningen", [], id="not inside a word"),
        pytest.param("krag", ["Else Bech"], id="as printed on an article"),
        pytest.param("else krag", [], id="one printed form has them all"),
        pytest.param("else hansen", [], id="all the words"),
        pytest.param("...", [], id="no word"),
        pytest.param("forfatter:bech", ["Else Bech"], id="in the field"),
        pytest.param("bech titel:fyret", ["Else Bech"], id="beside another field"),
        pytest.param("else bech 2016", ["Else Bech"], id="beside a year"),
        pytest.param("-bech", [], id="forbidden"),
        pytest.param("a b c d e f g", [], id="too many words"),
    ],
)
def test_are_found_by(words: str, names: list[str]) -> None:
    assert [author.name for author in senders(words)] == names


def test_stand_above_the_hits_and_lead_to_their_pages(client: Client) -> None:
    response = client.get("/soeg/?q=bech")
    assert f"{HEADING} Else Bech" in text_of(response)
    assert links_of(response)["Else Bech"] == "/forfattere/else-bech/"
    assert f"{HEADING} Else Bech" not in text_of(client.get("/soeg/?q=bech&i=kommentarer"))


def test_a_reader_is_never_found(client: Client) -> None:
    make_comment(make_article("Om havnen"), "Karen Friis")
    assert senders("Karen Friis") == []


def test_a_printed_form_that_stands_on_withheld_articles_only_is_not_known() -> None:
    hidden = make_article("Hemmeligt", authors=["Else Bech"])
    Alias.objects.create(author=make_author("Else Bech"), printed="Fru Hemmelig")
    hidden.authorships.update(printed="Fru Hemmelig")
    assert senders("hemmelig")
    withhold(hidden)
    assert senders("hemmelig") == []
    assert senders("bech")


def test_an_author_of_withheld_articles_only_is_not_known() -> None:
    withhold(make_article("Hemmeligt", authors=["Skjult Skribent"]))
    assert Author.objects.filter(name="Skjult Skribent").exists()
    assert senders("Skjult") == []


def test_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SHOWN", 2)
    make_article("Mange", authors=["Åse Holm", "Bo Holm", "Ada Holm"])
    assert [author.name for author in senders("holm")] == ["Ada Holm", "Bo Holm"]
