"""The codebook and the page `/data/` explain every column of every file, in the order of the files."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from archive.concordance.tables import collocate_columns, group_columns, line_columns
from archive.exports.hits import hit_columns
from archive.exports.tables import printed_names
from comments.exports import comment_columns
from debates.exports import article_columns, author_columns, debate_columns, tag_columns

CODEBOOK = (Path(settings.BASE_DIR) / "docs" / "codebook.md").read_text(encoding="utf-8")
TABLES = {
    "Articles": article_columns(""),
    "Comments": comment_columns("", printed_names),
    "Debates": debate_columns(""),
    "Tags": tag_columns(""),
    "Authors": author_columns(""),
    "Search": hit_columns(""),
    "Concordance": line_columns(""),
    "Groups of the concordance": group_columns(),
    "Collocates of the concordance": collocate_columns(),
}


@pytest.mark.parametrize("heading", TABLES)
def test_the_codebook_explains_every_column_of(heading: str) -> None:
    section = CODEBOOK.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    explained = re.findall(r"^\| `(\w+)` \| [^|]{4,} \|$", section, re.MULTILINE)
    assert explained == [column.name for column in TABLES[heading]]


@pytest.mark.parametrize("heading", TABLES)
def test_every_column_says_in_danish_what_it_holds(heading: str) -> None:
    assert all(re.fullmatch(r"\S.{3,}\.", str(column.about)) for column in TABLES[heading])


@pytest.mark.django_db
def test_the_page_explains_the_columns_of_the_same_files(client: Client) -> None:
    page = client.get("/data/").content.decode().replace("<wbr>", "")
    explained = [re.findall(r'<code class="name">(\w+)</code>', file) for file in page.split("<summary>")[1:]]
    assert explained == [[column.name for column in columns] for columns in TABLES.values()]
