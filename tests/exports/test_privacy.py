"""No file gives away a name or a withheld word."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from comments.models import Comment, ReplyClaim
from tests.exports.reading import body, column, csv_of, table_of
from tests.factories import make_article, make_claim, make_comment, make_debate, make_placeholder, make_reply, withhold

pytestmark = pytest.mark.django_db

STEMS = ("artikler", "kommentarer", "debatter", "emneord", "forfattere", "artikler/havnen", "debatter/debatten")
SEARCHES = (
    *("/soeg.csv?q=zebra", "/soeg.json?q=nattergal", "/soeg.csv?debat=debatten"),
    *("/konkordans.csv?q=zebra", "/konkordans.json?q=nej"),
)
FILES = [*(f"/{stem}.{suffix}" for stem in STEMS for suffix in ("csv", "json")), *SEARCHES]
NAME = "Thyra Nattergal"


def everything(folder: Path) -> str:
    """All that anybody can take home."""
    call_command("export_corpus", output=folder / "corpus.zip")
    with ZipFile(folder / "corpus.zip") as corpus:
        packed = [corpus.read(name) for name in corpus.namelist()]
    return b"\n".join([*(body(Client().get(address)) for address in FILES), *packed]).decode()


def test_no_file_names_a_commenter(tmp_path: Path) -> None:
    article = make_article("Havnen")
    make_debate("Debatten", article)
    make_comment(article, "Bo Vang", parent=make_comment(article, NAME, title="Nej"), title="Jo")
    Comment.objects.get(title="Jo").claims.update(evidence="Enig med ordene")
    assert "Nattergal" not in everything(tmp_path)


def test_withheld_rows_are_nowhere(tmp_path: Path) -> None:
    article = make_article("Havnen")
    gone = make_article(
        "Zebraen", lead="Zebra i manchetten", tags=["Zebraer"], authors=["Zenia Zebra"], publisher="Zebraforeningen"
    )
    make_debate("Debatten", article, gone)
    make_reply(article, gone, evidence="zebraord")
    make_placeholder(gone, "et åbent zebrabrev")
    make_comment(gone, NAME, body="Kommentar under zebraen")
    answered = make_comment(article, NAME, title="Zebra?", body="Zebra!")
    make_comment(article, parent=answered, title="Svar")
    Comment.objects.get(title="Svar").claims.update(evidence="»Zebra!«")
    withhold(gone)
    withhold(answered)
    found = everything(tmp_path)
    assert "Svar" in found
    for trace in ("zebra", "nattergal", gone.key, answered.key):
        assert trace not in found.lower()


def test_a_file_of_what_was_withheld_is_gone(client: Client) -> None:
    article = make_article("Havnen")
    comment, other = make_comment(article), make_comment(article)
    placeholder = make_placeholder(article)
    withhold(comment)
    assert client.get(f"/kommentarer/{comment.key}.csv").status_code == 410
    withhold(article)
    for address in ("artikler/havnen", f"artikler/{placeholder.slug}", f"kommentarer/{other.key}"):
        assert client.get(f"/{address}.json").status_code == 410


@override_settings(COMMENTER_NAMES="printed")
def test_pages_that_print_names_do_not_change_the_files() -> None:
    make_comment(make_article(), NAME)
    assert column(csv_of("/kommentarer.csv"), "writer")[0].startswith("p_")


def test_one_writer_has_one_pseudonym_and_a_shared_name_one_for_each_article(tmp_path: Path) -> None:
    one, two = make_article("En"), make_article("To")
    for article in (one, two):
        make_comment(article, NAME, title="a")
        make_comment(article, "Anonym", title="b")
    call_command("export_corpus", output=tmp_path / "c.zip")
    rows = table_of(tmp_path / "c.zip", "comments.csv")
    assert len({row["writer"] for row in rows if row["title"] == "a"}) == 1
    assert len({row["writer"] for row in rows if row["title"] == "b"}) == 2
    assert sorted(column(rows, "writer")) == sorted(column(csv_of("/kommentarer.csv"), "writer"))


def test_names_come_only_when_asked_for(tmp_path: Path) -> None:
    article = make_article()
    make_comment(article, NAME, title="a")
    make_comment(article, "Bo Vang", title="b", name_hidden=True)
    call_command("export_corpus", output=tmp_path / "c.zip", names=True)
    assert {row["title"]: row["writer"] for row in table_of(tmp_path / "c.zip", "comments.csv")} == {"a": NAME, "b": ""}


def test_a_hidden_name_has_no_pseudonym() -> None:
    make_comment(make_article(), NAME, name_hidden=True)
    assert column(csv_of("/kommentarer.csv"), "writer") == [""]


@pytest.mark.parametrize("kind", ["continuation", "afterthought"])
def test_a_hidden_name_is_not_told_by_what_its_writer_goes_on_with(kind: str) -> None:
    article = make_article()
    first = make_comment(article, NAME, title="Del 1")
    second = make_comment(article, NAME, title="Del 2", parent=first, name_hidden=True)
    third = make_comment(article, NAME, title="Del 3", name_hidden=True)
    ReplyClaim.objects.filter(comment=second).update(kind=kind, evidence="Del 2")
    make_claim(third, first, kind=kind, score=0.6)
    rows = {row["key"]: row for row in csv_of("/kommentarer.csv")}
    for name in ("parent", "parent_basis", "parent_score", "parent_evidence", "likely_parent", "likely_score"):
        assert (rows[second.key][name], rows[third.key][name]) == ("", "")


@override_settings(PSEUDONYM_KEY="")
def test_without_a_key_no_file_of_comments_is_given(client: Client) -> None:
    make_comment(make_article("Havnen"), NAME)
    for address in ("/kommentarer.csv", "/artikler/havnen.json"):
        response = client.get(address)
        assert response.status_code == 503
        assert "PSEUDONYM_KEY" in response.text
        assert "Nattergal" not in response.text
    assert len(csv_of("/artikler.csv")) == 1
