"""Every kind of public page, on a phone and on a desk, in light and dark: nothing that axe objects to, no sideways scroll."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from comments.models import Comment
from debates.models import Article, Author, Debate, Tag
from tests.browser.conftest import PageAt
from tests.captures import FIXTURES, run_import

LOOKS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


def addresses() -> Iterator[str]:
    """One address of every public kind of page."""
    debate = Debate.objects.get(title="Skoledebat 2016")
    longest, uncommented = Article.objects.order_by("-comment_count")[0], Article.objects.captured().get(title="")
    answer = Comment.objects.exclude(parent=None).earliest("key")
    removed = Comment.objects.exclude(article=longest).earliest("key")
    Comment.objects.filter(pk=removed.pk).update(withheld_at=timezone.now(), withheld_reason="request")
    yield from ("/", "/debatter/", debate.get_absolute_url(), f"{debate.get_absolute_url()}hele/")
    yield from ("/artikler/", "/artikler/?aar=2016&orden=titel", "/artikler/?emneord=findes-ikke")
    yield from (
        longest.get_absolute_url(),
        f"{longest.get_absolute_url()}?orden=original",
        f"{longest.get_absolute_url()}?orden=sandsynlige",
        uncommented.get_absolute_url(),
    )
    yield Article.objects.filter(is_placeholder=True)[0].get_absolute_url()
    yield from ("/kommentarer/", answer.get_absolute_url(), removed.get_absolute_url())
    yield from ("/emneord/", Tag.objects.earliest("key").get_absolute_url())
    yield from ("/forfattere/", Author.objects.earliest("key").get_absolute_url())
    yield from (
        "/soeg/",
        "/soeg/?q=skole",
        "/soeg/?q=findesikke",
        "/soeg/?q=skloe+havnen",
        "/soeg/?q=og&maal=ord",
    )
    yield from ("/konkordans/?q=skole", "/konkordans/")
    yield from ("/konkordans/?q=skole&grupper=h1&udsnit=9&froe=1", "/konkordans/?q=skole&kolokater=5&v1=en")
    yield from ("/data/", "/om/", "/om/svar/", "/privatliv/", "/findes-ikke/")


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=[f"{width} {scheme}" for width, scheme in LOOKS])
def test_axe_finds_nothing(width: int, scheme: str, page_at: PageAt, transactional_db: None) -> None:
    run_import(FIXTURES)
    page = page_at(width, scheme)
    found: dict[str, list[str]] = {}
    for address in addresses():
        page.goto(address)
        violations = [violation["id"] for violation in Axe().run(page).response["violations"]]
        sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if violations or sideways:
            found[address] = [*violations, *(["scrolls sideways"] if sideways else [])]
    assert found == {}
