"""A public page says the same on any day, for a copy of it stays good while nothing is written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.factories import make_article, make_comment, make_debate

ADDRESSES = (
    *("/", "/debatter/", "/debatter/havnen/", "/debatter/havnen/hele/", "/artikler/", "/artikler/kajen/"),
    *("/kommentarer/", "/emneord/", "/emneord/havne/", "/forfattere/", "/forfattere/else-bech/"),
    *("/soeg/?q=kajen", "/konkordans/?q=kajen", "/data/", "/om/", "/privatliv/", "/findes-ikke/"),
)


@pytest.mark.django_db
def test_no_page_depends_on_the_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article("Kajen", tags=["havne"], authors=["Else Bech"])
    make_debate("Havnen", article)
    addresses = [*ADDRESSES, f"/kommentarer/{make_comment(article).key}/"]

    def pages(year: int) -> dict[str, bytes]:
        monkeypatch.setattr(timezone, "now", lambda: datetime(year, 5, 17, tzinfo=UTC))
        return {address: client.get(address).content for address in addresses}

    assert pages(2019) == pages(2031)


@pytest.mark.parametrize("word", ["{% now ", "|timesince", "|timeuntil", "|naturalday", "|naturaltime"])
def test_no_template_asks_for_the_day(word: str) -> None:
    folder = Path(settings.BASE_DIR, "templates")
    public = [path for path in folder.rglob("*.*") if "admin" not in path.parts]
    assert public
    assert [str(path) for path in public if word in path.read_text()] == []
