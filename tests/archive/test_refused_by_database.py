"""A page that the database does not take is refused with the reason, and the others of its batch go in."""

from pathlib import Path

import pytest
from django.db import connection

from comments.models import Comment
from debates.models import Article, ImportedFile
from tests.captures import outcomes, run_import, tagged_page, write

pytestmark = pytest.mark.django_db

LAWS = {
    "an article": "ALTER TABLE debates_article ADD CONSTRAINT no_such CHECK (title <> 'Kajen er væk')",
    "a comment": "ALTER TABLE comments_comment ADD CONSTRAINT no_such CHECK (title <> 'Uhørt')",
}


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_one_page_of_a_batch_is_refused(law: str, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(law)
    write(
        tmp_path,
        {
            "a.txt": tagged_page("Kajen er her", comments=[("01.03.18", "Bo", "Ja", "Enig.")]),
            "b.txt": tagged_page("Kajen er væk", comments=[("01.03.18", "Bo", "Uhørt", "Uenig.")]),
            "c.txt": tagged_page("Kajen er vores"),
        },
    )
    report = run_import(tmp_path)
    assert outcomes(report) == ["created", "refused", "created"]
    assert "Databasen tog ikke imod siden" in report.files[1].reason
    assert "no_such" in report.files[1].reason
    assert set(Article.objects.values_list("title", flat=True)) == {"Kajen er her", "Kajen er vores"}
    assert Comment.objects.get().body == "Enig."
    assert ImportedFile.objects.filter(run=report.run, outcome="refused").count() == 1
