"""Articles that a curator merges are one page: one article with all captures and comments, and undone they are two again."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.checking import find_faults
from archive.curation import undo
from archive.rereading import differences
from comments.models import Comment
from debates.models import Article
from tests.archive.merging import BO, EVA, IDA, merge_into, two_pages
from tests.captures import contents

pytestmark = pytest.mark.django_db


def faults() -> list[str]:
    return [str(fault) for fault in (*differences(), *find_faults())]


def test_one_article_has_the_captures_and_comments_of_both(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    keys = {c.body: c.key for c in kept.comments.all()}
    ida, double = (
        dropped.comments.get(title="Ja", printed_name="Ida Toft"),
        dropped.comments.get(printed_name="Bo Vang"),
    )
    merge_into(kept, dropped)
    assert set(kept.sources.values_list("path", flat=True)) == {"a.txt", "b.txt"}
    comments = list(Comment.objects.public().filter(article=kept).order_by("ordinal"))
    assert [(c.body, c.key) for c in comments] == [(BO[3], keys[BO[3]]), (EVA[3], keys[EVA[3]]), (IDA[3], ida.key)]
    assert comments[0].former_keys == [double.key]
    assert comments[2].parent == comments[0]
    kept.refresh_from_db()
    assert kept.comment_count == 3
    assert list(Article.objects.public().captured()) == [kept]
    assert faults() == []


def test_undone_they_are_two_again_column_for_column(tmp_path: Path) -> None:
    kept, dropped = two_pages(tmp_path)
    before = contents()
    operation = merge_into(kept, dropped)
    after = contents()
    curator = User.objects.get(username="birgit")
    undone = undo(operation, by=curator)
    assert contents() == before
    assert faults() == []
    again = undo(undone, by=curator)
    assert contents() == after
    assert faults() == []
    undo(again, by=curator)
    assert contents() == before
