"""Several captures of one page are one article; several pages with one title are several."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from archive.capture_index import read_index
from archive.captures import IndexEntry
from comments.models import Comment
from debates.models import Article, Source
from tests.captures import BODY, contents, dated_page, outcomes, run_import, tagged_page, write

pytestmark = pytest.mark.django_db

OLD = [("02.03.18", "Bo Vang", "Ja", "Kajen er vores."), ("01.03.18", "Karen", "Nej", "Rådet har ret.")]
NEW = [("05.03.18", "Ib", "Nå", "Så blev den solgt."), ("04.03.18", "Else", "Hm", "Lad os vente."), *OLD]


def test_a_later_capture_adds_what_is_new(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=NEW)})
    report = run_import(tmp_path)
    assert outcomes(report) == ["created", "updated"]
    assert report.comments == 4
    assert list(Comment.objects.order_by("-ordinal").values_list("printed_name", flat=True)) == [
        "Ib",
        "Else",
        "Bo Vang",
        "Karen",
    ]
    assert Article.objects.get().sources.count() == 2


def test_the_order_of_import_decides_nothing(tmp_path: Path) -> None:
    pages = {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=NEW)}
    write(tmp_path, pages)
    run_import(tmp_path / "b.txt")
    run_import(tmp_path / "a.txt")
    backward = contents()
    Comment.objects.all().delete()
    Article.objects.update(source=None)
    Source.objects.all().delete()
    Article.objects.all().delete()
    run_import(tmp_path)
    assert contents()["comments"] == backward["comments"]


def test_what_vanished_at_the_source_is_marked_and_kept(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=NEW), "b.txt": tagged_page(comments=[NEW[0], NEW[2], NEW[3]])})
    index = {
        "a.txt": IndexEntry("https://www.eksempel.dk/kajen", datetime(2018, 3, 6, tzinfo=UTC)),
        "b.txt": IndexEntry("https://www.eksempel.dk/kajen", datetime(2018, 4, 6, tzinfo=UTC)),
    }
    run_import(tmp_path, index=index)
    assert list(Comment.objects.filter(vanished=True).values_list("printed_name", flat=True)) == ["Else"]
    assert Comment.objects.count() == 4


def test_an_edited_comment_keeps_its_key(tmp_path: Path) -> None:
    edited = [NEW[0], ("04.03.18", "Else", "Hm", "Lad os vente en uge."), *OLD]
    write(tmp_path, {"a.txt": tagged_page(comments=NEW[1:]), "b.txt": tagged_page(comments=edited)})
    run_import(tmp_path / "a.txt")
    key = Comment.objects.get(printed_name="Else").key
    run_import(tmp_path / "b.txt")
    assert Comment.objects.get(key=key).body == "Lad os vente en uge."


def test_a_dated_copy_lends_its_date_author_and_category(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": dated_page()})
    run_import(tmp_path)
    article = Article.objects.get()
    assert (article.published_on, article.published_precision) == (date(2018, 3, 1), "minute")
    assert (article.category, article.byline) == ("Politik", "Eva Krag")
    assert [author.name for author in article.authors.all()] == ["Eva Krag"]
    assert article.source
    assert article.source.page_format == "tagged"
    assert article.comments.count() == 2


def test_one_title_over_two_texts_are_two_articles(tmp_path: Path) -> None:
    other = "Sæt lys i parken, før mørket kommer. " * 8
    write(
        tmp_path,
        {"a.txt": tagged_page(), "b.txt": tagged_page(lead="Parken er mørk. " * 9, body=other, tags=["Parker"])},
    )
    run_import(tmp_path)
    assert Article.objects.count() == 2
    assert len({article.slug for article in Article.objects.all()}) == 2


def test_two_titles_over_one_text_are_two_articles(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page("Kajen er vores"), "b.txt": tagged_page("Kajen er din")})
    run_import(tmp_path)
    assert Article.objects.count() == 2


def test_one_content_under_two_names_is_one_article_and_two_sources(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=OLD)})
    assert outcomes(run_import(tmp_path)) == ["created", "unchanged"]
    assert (Article.objects.count(), Source.objects.count(), Comment.objects.count()) == (1, 2, 2)


def test_an_index_says_where_and_when(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page()})
    with (tmp_path / "index.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [["path", "address", "captured"], ["a.txt", "https://www.eksempel.dk/kajen-er-vores", "2018-03-06T12:00"]]
        )
    run_import(tmp_path / "a.txt")
    lines = read_index(tmp_path / "index.csv")
    report = run_import(tmp_path / "a.txt", index={line.path: line.entry for line in lines})
    source = Source.objects.get()
    assert (source.address, source.captured_at) == (
        "https://www.eksempel.dk/kajen-er-vores",
        datetime(2018, 3, 6, 11, tzinfo=UTC),
    )
    assert Article.objects.get().source_address == source.address
    assert outcomes(report) == ["updated"]
    assert [change.field for change in report.files[0].changes] == [
        "source.address",
        "source.captured_at",
        "source_address",
    ]


def test_a_curators_work_is_kept(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(body=f"{BODY} Nyt.", comments=NEW)})
    run_import(tmp_path / "a.txt")
    article, comment = Article.objects.get(), Comment.objects.get(printed_name="Karen")
    article.title, article.curated_fields = "Kajen er vores alle sammens", ["title", "tags"]
    article.save()
    article.taggings.all().delete()
    comment.body, comment.curated_fields = "Rådet har [fjernet].", ["body"]
    comment.save()
    assert outcomes(run_import(tmp_path / "a.txt")) == ["kept"]
    assert outcomes(run_import(tmp_path / "b.txt")) == ["updated"]
    article.refresh_from_db()
    comment.refresh_from_db()
    assert (article.title, article.tags.count()) == ("Kajen er vores alle sammens", 0)
    assert (comment.body, comment.captured_body) == ("Rådet har [fjernet].", "Rådet har ret.")
    assert article.comments.count() == 4


def test_what_is_withheld_stays_withheld(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": tagged_page(comments=OLD), "b.txt": tagged_page(comments=NEW)})
    run_import(tmp_path / "a.txt")
    Comment.objects.filter(printed_name="Karen").update(
        withheld_at=datetime(2020, 1, 1, tzinfo=UTC), withheld_reason="request"
    )
    run_import(tmp_path)
    assert not Comment.objects.public().filter(printed_name="Karen").exists()
    assert Article.objects.get().comment_count == 3
