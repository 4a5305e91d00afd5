"""A curator merges articles that are one page: from the list or from a page, side by side, with a reason, and back again."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from debates.models import Article, Operation
from tests.admin.filling import act, latest, list_url, undo, url
from tests.archive.merging import two_pages
from tests.captures import contents
from tests.factories import make_article, make_comment, make_placeholder

PAGE = "admin:debates_article_merge"


@pytest.fixture
def pages(tmp_path: Path, db: None) -> tuple[Article, Article]:
    return two_pages(tmp_path)


def address(*articles: Article, keep: Article | None = None) -> str:
    chosen = "&".join(f"artikel={article.pk}" for article in articles)
    return f"{reverse(PAGE)}?{chosen}" + (f"&behold={keep.pk}" if keep else "")


def text(client: Client, at: str) -> str:
    answer = client.get(at)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_leads_to_the_page_that_shows_them_side_by_side(desk: Client, pages: tuple[Article, Article]) -> None:
    answer = act(desk, "merge", *pages)
    assert answer.redirect_chain == [(address(*pages), 302)]
    shown = " ".join(answer.content.decode().split())
    assert all(page.get_absolute_url() in shown for page in pages)
    assert "1 afskrift flyttes" in shown
    assert "1 kommentar flyttes" in shown
    assert "1 kommentar, der står på flere sider" in shown


def test_an_articles_own_page_asks_for_the_other(desk: Client, pages: tuple[Article, Article]) -> None:
    kept, dropped = pages
    answer = act(desk, "merge", dropped, own_page="1")
    assert answer.redirect_chain == [(address(dropped), 302)]
    assert 'data-field-name="merged_into"' in answer.content.decode()
    shown = text(desk, address(dropped, keep=kept))
    assert shown.index("Beholdes") < shown.index(f"{kept.get_absolute_url()} ") < shown.index("Føres videre")


def test_the_choice_offers_captured_articles_alone(desk: Client, pages: tuple[Article, Article]) -> None:
    make_placeholder(pages[0], "et brev om kajen")
    asked = {"app_label": "debates", "model_name": "article", "field_name": "merged_into", "term": "kajen"}
    found = desk.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert {each["id"] for each in found} == {str(page.pk) for page in pages}


def test_looking_changes_nothing_and_the_other_may_be_kept(desk: Client, pages: tuple[Article, Article]) -> None:
    before = contents()
    for keep in pages:
        shown = text(desk, address(*pages, keep=keep))
        assert shown.index("Beholdes") < shown.index(f"{keep.get_absolute_url()} ") < shown.index("Føres videre")
    assert contents() == before


def test_merged_with_a_reason_and_undone(desk: Client, pages: tuple[Article, Article]) -> None:
    kept, dropped = pages
    before = contents()
    answer = desk.post(address(*pages, keep=kept), {"reason": "samme side"}, follow=True)
    assert answer.redirect_chain == [(url(kept), 302)]
    assert [str(each).partition("<")[0] for each in answer.context["messages"]] == [
        "Slået sammen: artikel »Kajen er vores«. "
    ]
    operation = latest()
    assert (operation.kind, operation.reason, operation.key, operation.by_name) == (
        "merge",
        "samme side",
        kept.key,
        "birgit",
    )
    dropped.refresh_from_db()
    assert dropped.merged_into == kept
    assert undo(desk, operation) == ["Handlingen er fortrudt."]
    assert contents() == before
    assert undo(desk, latest()) == ["Handlingen er fortrudt."]
    dropped.refresh_from_db()
    assert dropped.merged_into == kept


def test_without_a_reason_nothing_is_merged(desk: Client, pages: tuple[Article, Article]) -> None:
    answer = desk.post(address(*pages), {"reason": " "})
    assert "Dette felt er påkrævet" in answer.content.decode()
    assert not Operation.objects.exists()


def test_a_get_never_merges(desk: Client, pages: tuple[Article, Article]) -> None:
    desk.get(address(*pages) + "&reason=samme")
    assert not Operation.objects.exists()


def test_what_hinders_is_told_and_nothing_is_done(desk: Client, pages: tuple[Article, Article]) -> None:
    for page, title in zip(pages, ("Kajen", "Havnen"), strict=True):
        Article.objects.filter(pk=page.pk).update(title=title, curated_fields=["title"])
    assert "Artiklerne er rettet forskelligt i hånden: titel." in text(desk, address(*pages))
    assert 'name="reason"' not in text(desk, address(*pages))
    desk.post(address(*pages), {"reason": "samme side"})
    assert not Operation.objects.exists()


def test_that_the_kept_one_will_be_withheld_is_told(desk: Client, pages: tuple[Article, Article]) -> None:
    Article.objects.filter(pk=pages[1].pk).update(withheld_at="2020-01-01T00:00Z", withheld_reason="request")
    assert "Den, der beholdes, bliver tilbageholdt" in text(desk, address(*pages, keep=pages[0]))


def test_both_pages_tell_of_the_merge_and_the_dropped_one_is_for_reading(
    desk: Client, pages: tuple[Article, Article]
) -> None:
    kept, dropped = pages
    desk.post(address(*pages, keep=kept), {"reason": "samme side"})
    assert dropped.slug in text(desk, url(kept))
    shown = text(desk, url(dropped))
    assert url(kept) in shown
    assert 'name="_save"' not in shown
    assert 'value="merge"' not in shown.partition("content-main")[2]
    assert "slået sammen" in text(desk, list_url(Article))
    assert "samme side" in text(desk, url(dropped, "history"))
    act(desk, "withhold", dropped, confirmed="1", withheld_reason="privacy", reason="bedt om det")
    dropped.refresh_from_db()
    assert not dropped.is_withheld


@pytest.mark.parametrize("missing", ["debates.change_article", "comments.change_comment"])
def test_merging_needs_the_right_to_change_both(missing: str, curator: User, pages: tuple[Article, Article]) -> None:
    curator.user_permissions.remove(Permission.objects.get(codename=missing.partition(".")[2]))
    client = Client()
    client.force_login(curator)
    assert (client.get(address(*pages)).status_code, client.post(address(*pages)).status_code) == (403, 403)
    assert 'value="merge"' not in client.get(list_url(Article)).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="nothing"),
        pytest.param("artikel=x&artikel=²&behold=-1", id="no numbers"),
        pytest.param("artikel=99999999&artikel=999999999999999999999", id="no articles"),
    ],
)
def test_an_address_that_names_nothing_asks(query: str, desk: Client) -> None:
    assert "Vælg artiklerne på listen" in text(desk, f"{reverse(PAGE)}?{query}")


def test_the_same_article_twice_is_asked_about_again(desk: Client, pages: tuple[Article, Article]) -> None:
    assert "Vælg en anden artikel end den selv." in text(desk, address(pages[0], keep=pages[0]))


def test_hostile_words_are_escaped(desk: Client) -> None:
    rows = [make_article("<script>alert(1)</script>", lead=f"<b>{n}</b>", body=str(n)) for n in (1, 2)]
    shown = text(desk, address(*rows))
    assert "<script>alert" not in shown
    assert "<b>" not in shown


def test_the_number_of_queries_does_not_grow_with_the_comments(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [make_article("Havnen", body="Et"), make_article("Havnen", body="To")]
    for row in rows:
        for number in range(30):
            make_comment(row, title=f"Nummer {number}")
    with django_assert_max_num_queries(20):
        desk.get(address(*rows))
