"""What a curator does while an import runs is not undone by it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from comments.models import Comment
from debates.importing import Loaded, load_article
from debates.models import Article
from debates.pages.combining import Combined
from tests.captures import run_import, tagged_page, write

pytestmark = pytest.mark.django_db(transaction=True)
OLD = [("01.03.18", "Karen", "Nej", "Rådet har ret.")]
NEW = [("02.03.18", "Bo", "Jo", "Nej."), ("01.03.18", "Karen", "Nej", "Rådet har altid ret.")]


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """An import that stops between finding an article and loading it: (it has stopped, it may go on)."""
    stopped, go_on = threading.Event(), threading.Event()

    def slow(article: Article | None, combined: Combined) -> Loaded:
        stopped.set()
        go_on.wait(20)
        return load_article(article, combined)

    monkeypatch.setattr("archive.loading.load_article", slow)
    yield stopped, go_on
    go_on.set()


def curate() -> None:
    """Withhold the article and mask its comment, as two acts of the admin would."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get()
        article.withheld_at, article.withheld_reason = timezone.now(), "request"
        article.save()
        comment = Comment.objects.select_for_update().get(printed_name="Karen")
        comment.body, comment.curated_fields = "[maskeret]", ["body"]
        comment.save()


def in_a_thread(work: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_withholding_and_masking_stand(tmp_path: Path, paused: tuple[threading.Event, threading.Event]) -> None:
    stopped, go_on = paused
    go_on.set()
    write(tmp_path, {"a.txt": tagged_page(comments=OLD)})
    run_import(tmp_path)
    go_on.clear()
    stopped.clear()
    write(tmp_path, {"b.txt": tagged_page(tags=["Kajer"], comments=NEW)})
    importing = in_a_thread(lambda: run_import(tmp_path))
    assert stopped.wait(20)
    curating = in_a_thread(curate)
    curating.join(0.5)  # it waits for the import, or is through before it
    go_on.set()
    importing.join(20)
    curating.join(20)
    article, comment = Article.objects.get(), Comment.objects.get(printed_name="Karen")
    assert article.is_withheld
    assert (comment.body, comment.curated_fields) == ("[maskeret]", ["body"])
    assert list(article.tags.values_list("name", flat=True)) == ["Kajer"]
