"""A reader in a real browser: reads a debate, follows a permalink, filters a list, takes the rows home."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment
from debates.models import Article, Debate, Reply
from tests.browser.conftest import PageAt
from tests.captures import FIXTURES, run_import
from tests.factories import A_DAY, make_article


@pytest.fixture
def page(page_at: PageAt, transactional_db: None) -> Page:
    """A desk-wide page of the site with the invented captures in it."""
    run_import(FIXTURES)
    return page_at()


def test_a_debate_is_read_from_its_first_letter_to_its_last(page: Page) -> None:
    debate = Debate.objects.get(title="Skoledebat 2016")
    page.goto("/")
    page.get_by_role("link", name=debate.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(debate.title)
    expect(page.get_by_text("Ikke bevaret", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("Læs hele debatten")).click()
    text = page.locator("main").inner_text()
    titles = [article.title for article in debate.articles.captured().order_by("sort_date", "published_time")]
    places = [text.index(title, text.index("\n")) for title in titles]
    assert places == sorted(places)
    assert page.locator("article[id^=k-]").count() == 45


def test_an_article_leads_to_the_next_contribution(page: Page) -> None:
    first, second = Article.objects.filter(debate__title="Skoledebat 2016").captured().order_by("sort_date")[:2]
    page.goto(first.get_absolute_url())
    page.get_by_role("link", name=second.title).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(second.title)


def test_a_permalink_shows_the_comment_in_its_context(page: Page) -> None:
    answer = Comment.objects.exclude(parent=None).select_related("parent", "article").earliest("key")
    assert answer.parent
    page.goto(answer.get_absolute_url())
    main = page.locator("main")
    expect(main).to_contain_text(answer.article.title)
    expect(main).to_contain_text(answer.parent.title)
    expect(page.get_by_role("heading", level=1)).to_have_text(answer.title)
    expect(main.locator(f"#{answer.anchor}")).to_contain_text(answer.body.partition("\n")[0])
    page.goto(f"{answer.article.get_absolute_url()}#{answer.anchor}")
    expect(page.locator(f"#{answer.anchor}")).to_be_in_viewport()


def test_why_an_answer_is_an_answer_is_shown_on_demand(page: Page) -> None:
    answer = Comment.objects.exclude(parent=None).select_related("parent_claim").earliest("key")
    assert answer.parent_claim
    page.goto(answer.article.get_absolute_url())
    comment = page.locator(f"#{answer.anchor}")
    comment.locator("summary").first.click()
    expect(comment.locator("details").first).to_contain_text(answer.parent_claim.evidence.strip('”"'))


def test_a_filtered_list_is_taken_home(page: Page, tmp_path: Path) -> None:
    page.goto("/artikler/?emneord=folkeskolen")
    cards = page.locator("main .card").count()
    assert cards == Article.objects.filter(tags__slug="folkeskolen").count()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "artikler.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "artikler.csv").read_text(encoding="utf-8"), newline="")))
    assert len(rows) == cards
    assert all("Folkeskolen" in row["tags"].split(" | ") for row in rows)


def test_everything_is_there_without_javascript(page: Page) -> None:
    article = Article.objects.order_by("-comment_count")[0]
    page.route("**/*.js", lambda route: route.abort())
    page.goto(article.get_absolute_url())
    assert page.locator("article[id^=k-]").count() == article.comment_count


def test_what_has_the_focus_is_never_under_the_button_that_stays_in_view(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/artikler/")
    button = page.locator(".facets-submit")
    boxes = page.locator(".facets input:visible").count()
    assert boxes > 10
    page.locator("#facet-q").focus()
    for _ in range(boxes - 1):
        page.keyboard.press("Tab")
        focused, covering = page.locator(":focus").bounding_box(), button.bounding_box()
        assert focused
        assert covering
        assert focused["y"] + focused["height"] <= covering["y"]


def test_the_words_that_an_answer_rests_on_are_printed(page: Page) -> None:
    reply = Reply.objects.public().exclude(evidence="").filter(article__debate__title="Skoledebat 2016")[0]
    page.goto(f"/debatter/{Debate.objects.get(title='Skoledebat 2016').slug}/")
    words = page.locator(f"#i-{reply.article.key} .evidence blockquote").first
    expect(words).not_to_be_visible()
    page.emulate_media(media="print")
    expect(words).to_be_visible()
    expect(words).to_have_text(reply.evidence)


def test_a_line_of_the_concordance_reads_as_its_text_does_on_a_phone(page_at: PageAt, transactional_db: None) -> None:
    article = make_article("Om kajen", lead="", body="Vi elsker den gamle »kaj«, og en kaj.")
    page = page_at(390)
    page.goto("/konkordans/?q=kaj&form=ord")
    lines = [row.inner_text().partition("dato ukendt")[0] for row in page.locator(".concordance tbody tr").all()]
    assert [" ".join(line.split()) for line in lines] == [article.body, article.body]


@pytest.mark.parametrize("width", [390, 800, 1000, 1280])
def test_no_column_of_the_concordance_is_cut(width: int, page_at: PageAt, transactional_db: None) -> None:
    words = "ordene om havnen og kajen gør linjen så lang, som den kan blive"
    make_article(words.capitalize(), body=f"{words}, kaj, {words}", published_precision="day", published_on=A_DAY)
    page = page_at(width)
    page.goto("/konkordans/?q=kaj")
    assert page.locator(".table-scroll").evaluate("box => box.scrollWidth <= box.clientWidth")
