"""Every answer carries the security headers; a public page leaves no trace in the browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.setup.pages")]

ALL_KINDS = ["/side/", "/liste.csv", "/flyttet/", "/fjernet/", "/findes-ikke/", "/healthz", "/admin/login/"]
PUBLIC = ["/side/", "/liste.csv", "/flyttet/", "/fjernet/", "/findes-ikke/"]


@pytest.mark.parametrize("address", ALL_KINDS)
def test_every_answer_carries_the_security_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ALL_KINDS)
def test_nothing_runs_or_shows_that_is_not_our_own(client: Client, address: str) -> None:
    rules = dict(rule.split(" ", 1) for rule in client.get(address).headers["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == rules["form-action"] == "'self'"
    assert "unsafe" not in " ".join(rules.values())


def test_the_style_sheet_carries_them_too(settings: Settings) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    response = Client().get("/static/style.css")
    assert response.status_code == 200
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_sets_no_cookie_and_does_not_vary_with_one(client: Client, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("name", ["sessionid", "csrftoken"])
@pytest.mark.parametrize("address", PUBLIC)
def test_a_cookie_that_a_browser_sends_changes_nothing(address: str, name: str) -> None:
    without = Client().get(address)
    client = Client()
    client.cookies[name] = "ødelagt"
    response = client.get(address)
    assert not response.cookies
    assert dict(response.headers) == dict(without.headers)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("address", [*PUBLIC, "/healthz", "/robots.txt", "/sitemap.xml", "/feeds/artikler/"])
def test_a_public_page_is_only_read(address: str, method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_the_release_check_of_django_finds_nothing_with_https_on(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "HTTPS": "1",
        "ALLOWED_HOSTS": "arkiv.example",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    found = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
