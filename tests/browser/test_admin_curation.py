"""A curator edits an article in a real browser, under the strict Content-Security-Policy, and undoes it."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from debates.models import Article, ImportRun, Operation
from tests.browser.conftest import PageAt
from tests.factories import (
    A_DAY,
    make_article,
    make_author,
    make_claim,
    make_comment,
    make_debate,
    make_reply,
    make_tag,
)


@pytest.fixture
def page(page_at: PageAt) -> Page:
    """The pages of a logged-in curator."""
    User.objects.create_superuser("kurator", password="en lang adgangskode")
    page = page_at(width=1280)
    page.goto("/admin/")
    page.fill("#id_username", "kurator")
    page.fill("#id_password", "en lang adgangskode")
    page.click("[type=submit]")
    page.wait_for_selector("#content-main")
    return page


def test_an_article_is_edited_and_the_edit_undone(page: Page) -> None:
    article = make_article("Havnen skla leve", authors=["Else Bech"])
    page.click("text=Artikler")
    page.click("text=Havnen skla leve")
    page.fill("#id_title", "Havnen skal leve")
    page.fill("#id_reason", "trykfejl")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    page.goto(f"/admin/debates/article/{article.pk}/history/")
    assert page.locator(".changes").inner_text().count("Havnen skal leve") == 1
    page.click("text=Fortryd …")
    page.click("input[value=Fortryd]")
    page.wait_for_selector(".messagelist .success")
    assert Article.objects.get().title == "Havnen skla leve"
    assert Operation.objects.count() == 2


def test_an_author_and_a_tag_are_found_by_typing(page: Page) -> None:
    article = make_article(authors=["Else Bech"])
    make_author("Bo Vang")
    make_tag("havne")
    page.goto(f"/admin/debates/article/{article.pk}/change/")
    page.click("#authorships-group .add-row a")
    page.click("#authorships-1 .select2-selection")
    page.fill(".select2-search__field", "Bo")
    page.click(".select2-results__option:has-text('Bo Vang')")
    page.click("#taggings-group .add-row a")
    page.click("#taggings-0 .select2-selection")
    page.fill(".select2-search__field", "hav")
    page.click(".select2-results__option:has-text('havne')")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert [author.name for author in article.authors.order_by("authorships__position")] == ["Else Bech", "Bo Vang"]
    assert [tag.name for tag in article.tags.all()] == ["havne"]


def test_a_date_is_picked_from_the_calendar(page: Page) -> None:
    article = make_article()
    page.goto(f"/admin/debates/article/{article.pk}/change/")
    page.click("#calendarlink0")
    page.click("#calendarin0 td >> text=15")
    page.select_option("#id_published_precision", "day")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert article.published_on
    assert article.published_on.day == 15


def test_a_comment_is_withheld_from_its_own_page(page: Page) -> None:
    comment = make_comment(make_article())
    page.goto(f"/admin/comments/comment/{comment.pk}/change/")
    page.click("button:has-text('Tilbagehold')")
    page.select_option("#id_withheld_reason", "privacy")
    page.fill("#id_reason", "bedt om det")
    page.click("input[value=Tilbagehold]")
    page.wait_for_selector(".messagelist .success")
    comment.refresh_from_db()
    assert comment.is_withheld


def test_a_name_is_hidden_and_shown_again_without_leaving_the_comment(page: Page) -> None:
    comment = make_comment(make_article())
    page.goto(f"/admin/comments/comment/{comment.pk}/change/")
    page.click("button:has-text('Skjul navnet')")
    page.click(".messagelist >> text=Fortryd …")
    page.click("input[value=Fortryd]")
    page.wait_for_url(f"**/admin/comments/comment/{comment.pk}/change/")
    comment.refresh_from_db()
    assert not comment.name_hidden


LONG = "Grundejerforeningskontingentforhøjelsesdebatten"
LISTS = ("debates/article", "debates/reply", "debates/operation", "debates/source", "debates/importedfile")


@pytest.mark.parametrize("model", [*LISTS, "comments/comment", "comments/replyclaim"])
def test_no_column_of_a_list_is_cut_at_the_edge(page: Page, model: str) -> None:
    fill_with_long_words()
    page.goto(f"/admin/{model}/")
    assert page.locator("#result_list tbody tr").count() >= 1
    assert page.locator(".results").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_the_way_back_is_in_sight_on_a_phone(page: Page) -> None:
    fill_with_long_words()
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto("/admin/debates/operation/")
    box = page.locator("#result_list .undo").first.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390


def fill_with_long_words() -> None:
    """A row of each, whose words are as long as Danish has them."""
    article = make_article(f"Om {LONG}", authors=[LONG], published_not_after=A_DAY, published_precision="interval")
    make_debate(f"Om {LONG}", article)
    make_reply(article, make_article(f"Mere om {LONG}"), evidence=f"Som der stod i {LONG}. " * 20)
    make_claim(make_comment(article, LONG, title=LONG), make_comment(article, LONG, title=LONG))
    run = ImportRun.objects.create(command="import_pages", parser="1")
    run.files.create(path=f"afskrifter/{LONG}.txt", outcome="refused", reason=f"Kun {LONG}. " * 9)
    changes = [{"label": "debates.article", "key": article.key, "before": {"title": ""}, "after": {"title": LONG}}]
    named = {"label": "debates.article", "key": article.key, "name": f"Om {LONG}", "by_name": "birgit"}
    Operation.objects.create(kind="withhold", changes=changes, reason=f"Bedt om af {LONG}. " * 5, **named)


@pytest.mark.parametrize("width", [390, 1280])
def test_lists_and_forms_fit_the_window(page: Page, width: int) -> None:
    article = make_article(authors=["Else Bech"], tags=["havne"], publisher="Havnens Venner")
    comment = make_comment(article)
    make_claim(make_comment(article, "Bo Vang"), comment)
    change = {"label": "debates.article", "key": article.key, "before": {"title": "Nej"}, "after": {"title": "Ja"}}
    operation = Operation.objects.create(kind="change", label="debates.article", key=article.key, changes=[change])
    page.set_viewport_size({"width": width, "height": 900})
    for path in (
        "",
        f"debates/article/{article.pk}/change/",
        f"comments/comment/{comment.pk}/change/",
        "debates/operation/",
        f"debates/operation/{operation.pk}/fortryd/",
        f"debates/article/{article.pk}/history/",
    ):
        page.goto(f"/admin/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
