"""The door of the curators under the strict Content-Security-Policy."""

import pytest
from django.contrib.auth.models import User

from tests.browser.conftest import PageAt


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_curator_logs_in(page_at: PageAt, width: int, scheme: str) -> None:
    User.objects.create_superuser("kurator", password="en lang adgangskode")
    page = page_at(width=width, scheme=scheme)
    page.goto("/admin/")
    page.fill("#id_username", "kurator")
    page.fill("#id_password", "en lang adgangskode")
    page.click("[type=submit]")
    page.wait_for_selector("#content-main")
    assert page.locator("#user-tools").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
