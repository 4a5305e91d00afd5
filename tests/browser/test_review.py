"""A curator works the queue from the keyboard, on a desk and on a phone; and without a script it works too."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from comments.models import ReplyClaim
from debates.models import Debate, Operation, Reply
from tests.browser.conftest import PageAt
from tests.captures import FIXTURES, run_import

WIDTHS = [390, 1280]
QUEUE = "/admin/gennemsyn/?slags="
AXE = {"preload": False}  # else axe itself asks for style sheets that the page does not have
KINDS = ["kommentarer", "artikler", "debatter"]


@pytest.fixture
def archive(transactional_db: None) -> None:
    User.objects.create_superuser("kurator", password="en lang adgangskode")
    run_import(FIXTURES)


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.fill("#id_username", "kurator")
    page.fill("#id_password", "en lang adgangskode")
    page.click("[type=submit]")
    page.wait_for_selector("#content-main")


@pytest.fixture
def queue_at(page_at: PageAt, archive: None) -> Any:
    """`queue_at("kommentarer", 1280)` is a page of the queue, opened by a curator."""

    def open_queue(kind: str, width: int = 1280, scheme: str = "light") -> Page:
        page = page_at(width, scheme)
        log_in(page)
        page.goto(f"{QUEUE}{kind}")
        return page

    return open_queue


def current(page: Page) -> int:
    """The guess that the next key is about."""
    name = page.locator(".guess[aria-current]").get_attribute("id")
    assert name
    return int(name.removeprefix("gaet-"))


def shown(page: Page) -> list[int]:
    return [int(each.get_attribute("id").removeprefix("gaet-")) for each in page.locator(".guess").all()]  # type: ignore[union-attr]


def told(page: Page, words: str) -> None:
    """Wait until the page has said so."""
    expect(page.locator("#said")).to_contain_text(words)


def verdict_of(pk: int) -> str:
    return ReplyClaim.objects.get(pk=pk).verdict


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_keyboard(queue_at: Any, width: int) -> None:
    page = queue_at("kommentarer", width)
    first, second, third, fourth, fifth = shown(page)[:5]
    assert current(page) == first
    page.keyboard.press("a")
    told(page, "Godkendt")
    assert (verdict_of(first), current(page)) == ("accepted", second)
    page.keyboard.press("r")
    told(page, "Afvist")
    assert (verdict_of(second), current(page)) == ("rejected", third)
    page.keyboard.press("u")
    told(page, "Fortrudt")
    assert (verdict_of(second), current(page)) == ("", second)
    page.keyboard.press("j")
    assert current(page) == third
    page.keyboard.press("ArrowUp")
    assert current(page) == second
    for _ in range(2):
        page.keyboard.press("x")
        page.keyboard.press("j")
    page.keyboard.press("Shift+R")
    told(page, "Afvist: 2 svar mellem kommentarer")
    assert [verdict_of(pk) for pk in (second, third, fourth)] == ["rejected", "rejected", ""]
    assert current(page) == fourth
    page.locator("#said").get_by_role("button", name="Fortryd").click()
    told(page, "Fortrudt")
    assert [verdict_of(pk) for pk in (second, third)] == ["", ""]
    assert Operation.objects.count() == 5
    assert fifth in shown(page)


def test_keys_faster_than_the_answers(queue_at: Any) -> None:
    page = queue_at("kommentarer")
    chosen = shown(page)[:4]
    for key in "arar":
        page.keyboard.press(key)
    expect(page.locator(".latest li strong")).to_have_count(4)
    assert [verdict_of(pk) for pk in chosen] == ["accepted", "rejected", "accepted", "rejected"]
    assert Operation.objects.count() == 4


@pytest.mark.parametrize("width", WIDTHS)
def test_another_target_by_its_number(queue_at: Any, width: int) -> None:
    page = queue_at("kommentarer", width)
    claim = ReplyClaim.objects.filter(pk__in=shown(page), target__ordinal__gt=1, comment__ordinal__gt=2).earliest("pk")
    while current(page) != claim.pk:
        page.keyboard.press("j")
    page.keyboard.press("t")
    page.wait_for_selector("dialog[open]")
    assert page.evaluate("document.activeElement.name") == "soeg"
    assert Axe().run(page, options=AXE).response["violations"] == []
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    told(page, "Sat under en anden")
    expect(page.locator("dialog")).to_have_count(0)
    assert verdict_of(claim.pk) == "rejected"
    own = ReplyClaim.objects.get(kind="curator")
    assert (own.comment, own.target and own.target.ordinal) == (claim.comment, 1)
    page.keyboard.press("u")
    told(page, "Fortrudt")
    assert not ReplyClaim.objects.filter(kind="curator").exists()
    assert current(page) == claim.pk


def test_another_target_by_its_words_and_not_at_all(queue_at: Any) -> None:
    page = queue_at("kommentarer")
    claim = ReplyClaim.objects.filter(pk__in=shown(page), target__ordinal__gt=2).earliest("pk")
    page.locator(f"#gaet-{claim.pk} [data-target]").click()
    page.wait_for_selector("dialog[open]")
    other = claim.comment.article.comments.get(ordinal=1)
    page.keyboard.type(other.body[:20].upper())
    assert page.locator("dialog li:visible").count() == 1
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("t")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type(other.body[:20])
    page.keyboard.press("Enter")
    told(page, "Sat under en anden")
    assert ReplyClaim.objects.get(kind="curator").target == other


def test_what_a_colleague_has_decided_is_told(queue_at: Any) -> None:
    page = queue_at("kommentarer")
    first = current(page)
    ReplyClaim.objects.filter(pk=first).update(verdict="rejected")
    page.keyboard.press("a")
    told(page, "er allerede afvist")
    assert verdict_of(first) == "rejected"


def test_articles_and_debates(queue_at: Any) -> None:
    page = queue_at("artikler")
    first = current(page)
    page.keyboard.press("r")
    told(page, "Afvist")
    assert Reply.objects.get(pk=first).verdict == "rejected"
    page.goto(f"{QUEUE}debatter")
    debate = current(page)
    page.keyboard.press("a")
    told(page, "Godkendt")
    assert Debate.objects.get(pk=debate).curated_fields == ["title"]
    page.keyboard.press("d")
    page.wait_for_selector("#review_form")
    page.locator("[name=leaving]").nth(1).check()
    page.fill("[name=new_title]", "For sig selv")
    page.click("#review_form [type=submit]")
    told(page, "Delt")
    page.keyboard.press("u")
    told(page, "Fortrudt")
    assert not Debate.objects.filter(title="For sig selv").exists()


def test_a_debate_is_found_by_typing(queue_at: Any) -> None:
    page = queue_at("debatter")
    page.keyboard.press("s")
    page.wait_for_selector("#review_form")
    page.wait_for_selector("[data-suggest][list]")
    page.locator("[data-suggest]").press_sequentially("debat")
    page.wait_for_selector("datalist option", state="attached")
    values = page.locator("datalist option").evaluate_all("options => options.map(option => option.value)")
    assert "skoledebat-2016" in values


def test_the_keys_are_told(queue_at: Any) -> None:
    page = queue_at("kommentarer")
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_be_visible()
    page.keyboard.press("a")
    told(page, "Godkendt")
    expect(page.locator("#keys dl")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(queue_at: Any, width: int, scheme: str) -> None:
    page = queue_at("kommentarer", width, scheme)
    page.keyboard.press("a")
    told(page, "Godkendt")
    debate = Debate.objects.earliest("pk")
    claim = ReplyClaim.objects.filter(verdict="", target__ordinal__gt=1).earliest("pk")
    pages = [f"{QUEUE}{kind}" for kind in KINDS]
    pages += [f"/admin/gennemsyn/debat/{debate.pk}/{act}/" for act in ("del", "saml")]
    pages += ["/admin/gennemsyn/knyt/", f"/admin/gennemsyn/svar/{claim.pk}/andet/"]
    found: dict[str, list[str]] = {}
    for address in ["", *pages]:
        if address:
            page.goto(address)
        violations = [
            f"{each['id']}: {each['nodes'][0]['html'][:80]}"
            for each in Axe().run(page, options=AXE).response["violations"]
        ]
        sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if violations or sideways:
            found[address] = [*violations, *(["scrolls sideways"] if sideways else [])]
    assert found == {}


def test_without_a_script(browser: Browser, live_server: LiveServer, archive: None) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page)
    page.goto(f"{QUEUE}kommentarer")
    first, second, third = shown(page)[:3]
    page.locator(f"#gaet-{first} .accept").click()
    assert page.url.endswith(f"#gaet-{second}")
    assert verdict_of(first) == "accepted"
    for pk in (second, third):
        page.locator(f"#gaet-{pk} [name=valgt][type=checkbox]").check()
    page.locator("#bulk [data-key=R]").click()
    assert [verdict_of(pk) for pk in (second, third)] == ["rejected", "rejected"]
    page.locator(".messagelist button").click()
    assert [verdict_of(pk) for pk in (second, third)] == ["", ""]
    claim = ReplyClaim.objects.filter(pk__in=shown(page), target__ordinal__gt=1).earliest("pk")
    page.locator(f"#gaet-{claim.pk} [data-target]").click()
    page.locator("[data-number='1']").click()
    assert verdict_of(claim.pk) == "rejected"
    assert page.locator("#review").count() == 1
    context.close()
