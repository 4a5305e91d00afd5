"""Every page of the curators opens: lists, forms, histories, of every model."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from archive.admin import ArchiveArticleAdmin
from comments.models import Comment, CommentSearchRow, ReplyClaim
from debates.models import (
    Alias,
    Article,
    ArticleSearchRow,
    ImportedFile,
    ImportRun,
    Operation,
    Reply,
    SearchWord,
    Source,
    Tagging,
)
from tests.admin.filling import list_url, url
from tests.factories import make_article, make_claim, make_comment, make_debate, make_placeholder, make_reply

KEPT_BY_THE_DATABASE = (ArticleSearchRow, CommentSearchRow, SearchWord)
MODELS = [
    model
    for app in ("debates", "comments")
    for model in apps.get_app_config(app).get_models()
    if model not in KEPT_BY_THE_DATABASE
]
ADDED_BY_HAND = {
    "debates.article",
    "debates.author",
    "debates.tag",
    "debates.debate",
    "debates.reply",
    "comments.replyclaim",
}


def fill_the_archive(by: User) -> None:
    """A row of every model."""
    article = make_article(authors=["Else Bech"], tags=["havne"], publisher="Havnens Venner")
    missing = make_placeholder(article)
    make_debate("Havnen", article, missing)
    make_reply(article, missing)
    Alias.objects.create(author=article.authors.get(), printed="cand.mag. E. Bech")
    make_claim(make_comment(article, "Bo Vang"), make_comment(article, "Karen Friis"))
    run = ImportRun.objects.create(command="import_pages", parser="1")
    ImportedFile.objects.create(run=run, path="a.txt", outcome="created", source=article.source)
    Operation.objects.create(kind="change", label="debates.article", key=article.key, by=by, by_name="birgit")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_every_model_has_its_pages(desk: Client, curator: User, model: type[Model]) -> None:
    fill_the_archive(curator)
    row = model._base_manager.first()
    assert row is not None
    assert desk.get(list_url(model)).status_code == 200
    assert desk.get(list_url(model), {"q": "havn"}).status_code == 200
    assert desk.get(url(row)).status_code == 200
    assert desk.get(url(row, "history")).status_code == 200
    may_add = model._meta.label_lower in ADDED_BY_HAND
    assert desk.get(list_url(model, "add")).status_code == (200 if may_add else 403)


@pytest.mark.parametrize("model", [Source, ImportRun, ImportedFile, Operation, Alias, Tagging])
def test_what_is_only_looked_up_cannot_be_changed(desk: Client, curator: User, model: type[Model]) -> None:
    fill_the_archive(curator)
    row = model._base_manager.first()
    assert row is not None
    assert desk.post(url(row), {"path": "x"}).status_code == 403
    assert desk.post(url(row, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", [Article, Comment, Reply, ReplyClaim])
def test_what_is_withheld_or_rejected_is_never_deleted(desk: Client, curator: User, model: type[Model]) -> None:
    fill_the_archive(curator)
    row = model._base_manager.first()
    assert row is not None
    assert desk.post(url(row, "delete"), {"post": "yes"}).status_code == 403


def test_a_page_shows_where_its_words_come_from(desk: Client) -> None:
    article = make_article()
    source = article.source
    assert source is not None
    page = desk.get(url(article)).content.decode()
    assert source.sha256 in page
    capture = desk.get(url(source)).content.decode()
    assert "Mest Læste" in capture
    comment = desk.get(url(make_comment(article, source_line=12, source_end_line=15))).content.decode()
    assert "12–15" in comment


def test_comments_of_an_article_are_a_link_and_no_rows(desk: Client) -> None:
    article = make_article()
    make_comment(article, title="Kajen er for alle")
    page = desk.get(url(article)).content.decode()
    assert f"{list_url(Comment)}?article__id__exact={article.pk}" in page
    assert "Kajen er for alle" not in page


def test_every_admin_of_the_archive_has_a_danish_name(desk: Client) -> None:
    page = desk.get(reverse("admin:index")).content.decode()
    assert all(str(model._meta.verbose_name_plural).capitalize() in page for model in MODELS)
    assert admin.site.is_registered(Article)
    assert isinstance(admin.site.get_model_admin(Article), ArchiveArticleAdmin)


def test_a_choice_offers_only_what_is_public(desk: Client) -> None:
    make_article("Havnen skal leve")
    make_article("Havnen skal lukkes", withheld_at="2026-01-01T00:00Z", withheld_reason="request")
    field = {"app_label": "debates", "model_name": "reply", "field_name": "answers"}
    answer = desk.get(reverse("admin:autocomplete"), {**field, "term": "Havnen"})
    assert [row["text"] for row in answer.json()["results"]] == ["Havnen skal leve"]


def test_nobody_else_gets_a_choice(client: Client, db: None) -> None:
    make_article("Havnen skal leve")
    field = {"app_label": "debates", "model_name": "reply", "field_name": "answers"}
    client.force_login(User.objects.create_user("gæst", is_staff=True))
    assert client.get(reverse("admin:autocomplete"), {**field, "term": "Havnen"}).status_code == 403
