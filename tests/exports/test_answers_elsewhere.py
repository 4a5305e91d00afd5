"""The keys in `answers` that are no row of the list of articles are rows of the debate's own file and of the corpus."""

from pathlib import Path

import pytest
from django.core.management import call_command

from tests.exports.reading import column, csv_of, table_of
from tests.factories import make_article, make_debate, make_placeholder, make_reply

pytestmark = pytest.mark.django_db


def test_a_placeholder_is_a_row_where_the_codebook_says(tmp_path: Path) -> None:
    answer = make_article("Svar på et åbent brev")
    make_debate("Havnen", answer)
    lost = make_placeholder(answer)
    make_reply(answer, lost)
    listed = csv_of("/artikler.csv")
    assert column(listed, "answers") == [lost.key]
    assert lost.key not in column(listed, "key")
    assert lost.key in column(csv_of("/debatter/havnen.csv"), "key")
    call_command("export_corpus", output=tmp_path / "corpus.zip")
    assert lost.key in column(table_of(tmp_path / "corpus.zip", "articles.csv"), "key")
