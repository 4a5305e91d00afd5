"""What robots are told: robots.txt, and a sitemap of the pages that bear no words of a reader."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories import make_article, make_comment, make_debate, make_placeholder, withhold

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def rules(client: Client) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").content.decode().splitlines())
    return parser


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/", True),
        ("/debatter/havnen/", True),
        ("/artikler/havnen/", True),  # noindex, which a robot sees only if it may fetch the page
        ("/kommentarer/", True),
        ("/soeg/?q=navn", False),
        ("/feeds/soeg.atom?q=navn", False),
        ("/feeds/artikler.atom", True),
        ("/konkordans/?q=navn", False),
        ("/admin/", False),
    ],
)
def test_a_search_engine_may_fetch(rules: RobotFileParser, address: str, allowed: bool) -> None:
    assert rules.can_fetch("Googlebot", address) is allowed


def test_collectors_of_text_may_not(rules: RobotFileParser) -> None:
    assert not rules.can_fetch("GPTBot", "/debatter/havnen/")


def test_robots_lead_to_the_sitemap(rules: RobotFileParser) -> None:
    assert rules.site_maps() == ["http://testserver/sitemap.xml"]


def _addresses(client: Client) -> set[str]:
    def locations(address: str) -> list[str]:
        root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 our own answer
        return [(each.text or "").removeprefix("http://testserver") for each in root.iter(LOC)]

    return {address for section in locations("/sitemap.xml") for address in locations(section)}


def test_the_sitemap_holds_only_pages_for_search_engines(client: Client) -> None:
    commented = make_article("Med kommentarer", tags=["Havne"], authors=["Else Bech"], publisher="Sundby Kommune")
    make_comment(commented)
    plain = make_article("Uden kommentarer")
    make_placeholder(plain)
    make_debate("Havnen", commented)
    withhold(make_article("Fjernet", tags=["Fjernet emne"], publisher="Fjernet Forening"))
    addresses = _addresses(client)
    assert addresses == {
        "/debatter/",
        "/artikler/",
        "/emneord/",
        "/forfattere/",
        "/data/",
        "/om/",
        "/om/svar/",
        "/privatliv/",
        "/debatter/havnen/",
        "/artikler/uden-kommentarer/",
        "/emneord/havne/",
        "/forfattere/sundby-kommune/",
    }
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "X-Robots-Tag" not in response, address
        assert b'name="robots"' not in response.content, address


def test_the_sitemap_of_an_empty_archive(client: Client) -> None:
    assert "/om/" in _addresses(client)
