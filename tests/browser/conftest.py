"""A real browser for the tests in this folder: the machine's own Chromium, headless, looking at the live site."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PageAt = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs the browser."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on PATH"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that nobody looked at the pages."""
    if CHROMIUM is None:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(f"None of {', '.join(NAMES)} is on PATH: nobody looked at the pages.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    # Playwright keeps an event loop in this thread, which Django takes for a reason to refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def _is_fault(message: ConsoleMessage) -> bool:
    """An error that the page made itself; a 404 or 410 is an answer, not a fault."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


@pytest.fixture
def page_at(browser: Browser, live_server: LiveServer) -> Iterator[PageAt]:
    """`page_at(width=1280, scheme="light")` gives a page of the live site: go on with `page.goto("/artikler/")`.

    The test fails where a page broke the Content-Security-Policy or a script of it failed.
    """
    faults: list[str] = []
    contexts = []

    def open_page(width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="da-DK",
            base_url=live_server.url,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
