"""A list of the curators costs the same queries for one row as for thirty."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import ReplyClaim
from debates.models import Alias, Debate, ImportedFile, ImportRun, Operation, Reply
from tests.admin.filling import list_url, url
from tests.admin.test_pages_open import MODELS
from tests.factories import (
    make_article,
    make_author,
    make_claim,
    make_comment,
    make_debate,
    make_placeholder,
    make_reply,
)


def add_one_of_each(by: User, number: int) -> None:
    """A row of every model, with relations of its own."""
    title = f"Havnen, del {number}"
    day = {"published_on": date(2018, 3, 1), "published_precision": "day"}
    article = make_article(
        title,
        lead=f"Indlæg {number}.",
        authors=[f"Else Bech {number}"],
        tags=[f"havn {number}"],
        publisher=title,
        **day,
    )
    missing = make_placeholder(article)
    make_debate(title, article, missing)
    make_reply(article, missing)
    Alias.objects.create(author=make_author(f"Else Bech {number}"), printed=f"E. Bech {number}")
    make_claim(make_comment(article, "Bo Vang"), make_comment(article, "Karen Friis"))
    run = ImportRun.objects.create(command="import_pages", parser="1")
    ImportedFile.objects.create(run=run, path="a.txt", outcome="created", source=article.source)
    changes = [{"label": "debates.article", "key": article.key, "before": {"title": ""}, "after": {"title": title}}]
    Operation.objects.create(
        kind="change", label="debates.article", key=article.key, by=by, by_name=by.username, changes=changes
    )


def queries_of(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


def test_a_list_costs_the_same_for_thirty_rows(desk: Client, curator: User) -> None:
    addresses = [list_url(model) for model in MODELS]
    add_one_of_each(curator, 1)
    few = {address: queries_of(desk, address) for address in [addresses[0], *addresses]}
    for number in range(2, 31):
        add_one_of_each(curator, number)
    assert all(model._base_manager.count() >= 30 for model in MODELS)
    assert {address: queries_of(desk, address) for address in addresses} == few


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_a_list_leaves_the_heavy_columns_in_the_database(desk: Client, curator: User, model: type[Model]) -> None:
    add_one_of_each(curator, 1)
    with CaptureQueriesContext(connection) as queries:
        desk.get(list_url(model))
    heavy = ('"body"', '"parts"', '"content"', '"captured_body"')
    assert not [query["sql"] for query in queries if any(column in query["sql"] for column in heavy)]


@pytest.mark.parametrize("model", [Debate, Reply, ReplyClaim])
def test_a_page_of_a_row_opens_in_few_queries(desk: Client, curator: User, model: type[Model]) -> None:
    add_one_of_each(curator, 1)
    row = model._base_manager.first()
    assert row is not None
    assert queries_of(desk, url(row)) <= 20
