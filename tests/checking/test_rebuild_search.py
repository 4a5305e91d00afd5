"""`manage.py rebuild_search` makes what search reads anew, as the texts say."""

import pytest
from django.core.management import call_command

from archive.checking import search_rows_tell_what_is_public
from comments.models import CommentSearchRow
from debates.models import ArticleSearchRow
from tests.factories import make_article, make_comment, withhold

pytestmark = pytest.mark.django_db


def test_what_is_wrong_is_right_again() -> None:
    article = make_article("Havnen")
    make_comment(article, "Bo Vang", parent=make_comment(article))
    withhold(make_comment(article, title="Grimt"))
    ArticleSearchRow.objects.all().delete()
    CommentSearchRow.objects.update(words="'andet':1", is_answered=True)
    assert len(list(search_rows_tell_what_is_public())) == 3
    call_command("rebuild_search")
    assert list(search_rows_tell_what_is_public()) == []
