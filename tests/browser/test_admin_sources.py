"""A curator looks at captures in a real browser, under the strict Content-Security-Policy: lines, comparison, import."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page

from debates.models import Article, ImportRun, Source
from tests.browser.conftest import PageAt
from tests.debates.pages.invented import comment, tagged_page
from tests.factories import make_article, make_source

OLD = comment("02.04.18", "Bo Vang", "Nej", "Sælg den, og lad børnene fiske et andet sted.")
NEW = comment("03.04.18", "Karen Friis", "Enig", "Kajen\u00a0er vores.", "Og <b>børnenes</b>." * 40)
LATER = OLD.replace("et andet sted", "i mosen")
# Axe would read style sheets that Django's own import, by a style element that the policy forbids.
AXE = {"resultTypes": ["violations"], "preload": False}
LOOKS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def article(transactional_db: None) -> Article:
    """An article with two captures; the later one has stray lines."""
    article = make_article("Havnen skal leve")
    make_source(article, tagged_page(comments=[OLD]), path="captures/først.txt")
    stray = tagged_page(comments=[NEW, LATER]).replace("TILMELD", "Hvad er dette?\n\nTILMELD")
    make_source(article, stray, path="captures/siden.txt", unread_lines=1)
    return article


def logged_in(page: Page) -> Page:
    User.objects.create_superuser("kurator", password="en lang adgangskode")
    page.goto("/admin/")
    page.fill("#id_username", "kurator")
    page.fill("#id_password", "en lang adgangskode")
    page.click("[type=submit]")
    page.wait_for_selector("#content-main")
    return page


def test_from_an_article_to_its_captures_and_a_comparison(page_at: PageAt, article: Article) -> None:
    page = logged_in(page_at(1280))
    page.goto(f"/admin/debates/article/{article.pk}/change/")
    page.click(".captures >> text=captures/siden.txt")
    page.click(".unread-note >> text=Gå til linje >> a")
    assert page.locator("tr:has(:target)").inner_text().split()[1:] == ["ULÆST", "Hvad", "er", "dette?"]
    page.click("li:has-text('captures/først.txt') >> text=Sammenlign med denne")
    assert page.locator("del").all_inner_texts().count("i mosen") == 1
    assert page.locator("ins").all_inner_texts().count("et andet sted") == 1


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=[f"{width} {scheme}" for width, scheme in LOOKS])
def test_the_pages_fit_and_can_be_read(width: int, scheme: str, page_at: PageAt, article: Article) -> None:
    page = logged_in(page_at(width, scheme))
    first, later = Source.objects.filter(path__startswith="captures/").order_by("path")
    run = ImportRun.objects.create(command="import_pages captures", parser="1")
    run.files.create(path=later.path, outcome="updated", source=later, changed=["title"])
    run.files.create(
        path="captures/" + "meget" * 30 + ".txt", outcome="refused", reason="Filen er tom. Hent siden igen."
    )
    addresses = (
        f"/admin/debates/source/{later.pk}/change/",
        f"/admin/debates/source/{first.pk}/sammenlign/{later.pk}/",
        f"/admin/debates/importrun/{run.pk}/change/",
    )
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        violations = Axe().run(page, context="#content-main", options=AXE).response["violations"]
        ours = [f"{each['id']}: {node['html'][:90]}" for each in violations for node in each["nodes"]]
        sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if ours or sideways:
            found[address] = [*ours, *(["scrolls sideways"] if sideways else [])]
    assert found == {}


def test_a_file_of_forty_thousand_lines_opens(page_at: PageAt, article: Article) -> None:
    page = logged_in(page_at(1280))
    body = [f"Afsnit nummer {number} handler om kajen, havnen og alt det andet." for number in range(20_000)]
    big = make_source(article, tagged_page(body=body), path="stor.txt")
    page.goto(f"/admin/debates/source/{big.pk}/change/?linje=30001#L30001")
    assert page.locator(".sheet tbody tr").count() == 2_000
    assert page.locator("tr:has(:target) .number").inner_text() == "30001"
