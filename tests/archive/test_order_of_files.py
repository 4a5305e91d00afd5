"""The order in which files come decides nothing that is cited: neither keys nor words."""

import random
from typing import Any

import pytest

from archive.undoing import undo_run
from debates.models import Article, Debate, ImportRun
from tests.captures import FIXTURES, contents, run_import

pytestmark = pytest.mark.django_db


def seen() -> dict[str, Any]:
    """All rows, but for the addresses of debates: once given, they stay."""
    found: dict[str, Any] = contents()
    found["debates"] = sorted(Debate.objects.values_list("key", "title", "origin"))
    found["placed"] = sorted(Article.objects.values_list("key", "debate__key"))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_files_one_by_one_in_any_order_give_what_all_give_at_once(seed: int) -> None:
    run_import(FIXTURES)
    at_once = seen()
    undo_run(ImportRun.objects.get())
    files = sorted(FIXTURES.glob("*.txt"))
    random.Random(seed).shuffle(files)
    for file in files:
        run_import(file)
    assert seen() == at_once
