"""A curator's work survives the next import, and is given back to it by undoing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from archive.checking import find_faults
from archive.importing import Options, reparse
from comments.models import Comment
from debates.models import Article, Author
from tests.admin.filling import act, latest, submit, undo, url
from tests.captures import contents, dated_page, run_import, tagged_page, write
from tests.factories import make_author, make_debate, make_tag

COMMENTS = (
    ("04.03.18", "Bo Vang", "Broen", "Enig med Karen Friis!"),
    ("03.03.18", "Karen Friis", "Kajen", "Kajen er for alle."),
)


@pytest.fixture
def article(db: None, tmp_path: Path) -> Article:
    """An imported article with two comments."""
    write(tmp_path, {"kajen.txt": tagged_page(comments=COMMENTS)})
    run_import(tmp_path)
    return Article.objects.get()


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        pytest.param({"title": "Kajen er alles"}, "title", id="title"),
        pytest.param({"lead": "Kort sagt."}, "lead", id="lead"),
        pytest.param({"parts": "Helt nyt.\n\n- og en liste"}, "parts", id="body"),
        pytest.param({"category": "Byudvikling"}, "category", id="category"),
        pytest.param({"source_address": "https://eksempel.dk/kajen"}, "source_address", id="address"),
        pytest.param({"taggings-0-DELETE": "on"}, "tags", id="tags"),
    ],
)
def test_an_edit_survives_the_next_import(
    desk: Client, article: Article, tmp_path: Path, edit: dict[str, str], name: str
) -> None:
    imported = contents()
    assert submit(desk, url(article), **edit) == []
    edited = contents()
    assert edited != imported
    article.refresh_from_db()
    assert article.curated_fields == [name]
    run_import(tmp_path)
    reparse(Options())
    assert contents() == edited
    undo(desk, latest())
    assert contents() == imported


def test_a_date_survives_whole(desk: Client, article: Article, tmp_path: Path) -> None:
    fields = {"published_on": "2018-02-20", "published_time": "", "published_precision": "day"}
    bounds = {"published_not_before": "", "published_not_after": "", "published_evidence": "trykt i avisen"}
    assert submit(desk, url(article), **fields, **bounds) == []
    write(tmp_path, {"kopi.txt": dated_page()})  # a copy that prints another day
    run_import(tmp_path)
    article.refresh_from_db()
    assert (article.published_on, article.published_time, article.published_precision) == (
        date(2018, 2, 20),
        None,
        "day",
    )
    assert (article.published_not_before, article.published_evidence) == (None, "trykt i avisen")


def test_authors_publisher_and_debate_survive(desk: Client, article: Article) -> None:
    debate, author = make_debate("Havnen"), make_author("Else Bech")
    other = make_author("Kajens Venner", Author.Kind.ORGANISATION)
    signed = {"authorships-TOTAL_FORMS": "1", "authorships-0-author": str(author.pk)}
    edit: dict[str, Any] = {"debate": str(debate.pk), "publisher": str(other.pk), **signed}
    assert submit(desk, url(article), **edit) == []
    reparse(Options())
    article.refresh_from_db()
    assert (article.debate, article.publisher, list(article.authors.all())) == (debate, other, [author])
    assert article.curated_fields == ["authors", "debate", "publisher"]


def test_a_tag_added_by_hand_survives(desk: Client, article: Article) -> None:
    added = {"taggings-TOTAL_FORMS": "3", "taggings-2-tag": str(make_tag("boliger").pk)}
    assert submit(desk, url(article), **added) == []
    reparse(Options())
    assert list(article.taggings.values_list("tag__name", flat=True)) == ["Havne", "Byråd", "boliger"]


def test_a_masked_comment_stays_masked(desk: Client, article: Article, tmp_path: Path) -> None:
    comment = Comment.objects.get(title="Kajen")
    submit(desk, url(comment), body="[udeladt]")
    reparse(Options())
    write(tmp_path, {"senere.txt": tagged_page(comments=(("05.03.18", "Ida Holm", "Ja", "Enig."), *COMMENTS))})
    run_import(tmp_path)
    comment.refresh_from_db()
    assert (comment.body, comment.captured_body) == ("[udeladt]", "Kajen er for alle.")


def test_erased_words_stay_erased(admin_client: Client, article: Article) -> None:
    comment = Comment.objects.get(title="Kajen")
    act(admin_client, "withhold", comment, confirmed="1", withheld_reason="request", reason="bedt om det")
    act(admin_client, "erase_words", comment, confirmed="1", reason="krav")
    reparse(Options())
    comment.refresh_from_db()
    words = (comment.printed_name, comment.title, comment.body, comment.captured_title, comment.captured_body)
    assert words == ("",) * 5
    assert Comment.objects.count() == 2


def test_a_placeholder_made_by_hand_survives(desk: Client, article: Article) -> None:
    fields = {"speaker": str(article.pk), "mentioned_as": "rådets åbne brev", "published_precision": "unknown"}
    assert submit(desk, "/admin/debates/article/add/", **fields) == []
    reparse(Options())
    assert Article.objects.get(is_placeholder=True).mentioned_as == "rådets åbne brev"
    assert list(find_faults()) == []
