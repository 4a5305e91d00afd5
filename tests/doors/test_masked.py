"""Words that a curator masks are gone from every page and file, from the evidence of who answers whom too."""

from pathlib import Path

import pytest
from django.test import Client

from comments.models import Comment
from debates.linking import infer_links
from debates.models import Article, Debate, Reply
from tests.captures import run_import, tagged_page, write

pytestmark = pytest.mark.django_db
SAID = "I et åbent brev beder Hemmeligmann os om at gå, før solen står op."


@pytest.fixture(autouse=True)
def _archive(tmp_path: Path) -> None:
    """An answer to an absent letter; under it a comment that names another's writer."""
    comments = [
        ("02.03.18", "Bo Vang", "Svar", "Kære Karen Hemmeliglund, nej."),
        ("01.03.18", "Karen Hemmeliglund", "Nej", "Rådet har ret."),
    ]
    write(
        tmp_path,
        {"a.txt": tagged_page(body=f"{SAID} Vi bliver her på kajen, for vi har boet her længe.", comments=comments)},
    )
    run_import(tmp_path)


def everything(client: Client) -> str:
    """What the pages and files of the archive say."""
    article, comment = Article.objects.captured().get(), Comment.objects.get(title="Svar")
    rows = [*Article.objects.all(), *Debate.objects.all(), comment]
    addresses = [row.get_absolute_url() for row in rows]
    files = [f"{address.rstrip('/')}{suffix}" for address in addresses for suffix in (".csv", ".json")]
    lists = ["/", "/debatter/", f"{Debate.objects.get().get_absolute_url()}hele/", "/kommentarer/", "/kommentarer.csv"]
    answers = [
        client.get(address) for address in (*addresses, *files, *lists, f"{article.get_absolute_url()}?orden=tid")
    ]
    return "".join(answer.getvalue().decode() for answer in answers if answer.status_code == 200)


def test_the_words_stand_there_before(client: Client) -> None:
    assert "Hemmeligmann" in everything(client)
    assert "Hemmeliglund" in everything(client)


@pytest.mark.parametrize("verdict", ["", "accepted"], ids=["a guess", "an accepted answer"])
def test_a_masked_article_shows_its_words_nowhere(verdict: str, client: Client) -> None:
    Reply.objects.update(verdict=verdict)
    article = Article.objects.captured().get()
    article.parts = [{"kind": "paragraph", "text": "I et åbent brev beder [navn] os om at gå. Vi bliver."}]
    article.body, article.curated_fields = article.parts[0]["text"], ["parts"]
    article.save()
    infer_links()
    assert "Hemmeligmann" not in everything(client)


def test_a_masked_comment_shows_its_words_nowhere(client: Client) -> None:
    Comment.objects.filter(title="Svar").update(body="Kære [navn], nej.", curated_fields=["body"])
    Comment.objects.filter(title="Nej").update(name_hidden=True)
    assert "Hemmeliglund" not in everything(client)


def test_a_hidden_name_is_not_told_by_the_evidence(client: Client) -> None:
    Comment.objects.filter(title="Nej").update(name_hidden=True)
    assert Comment.objects.get(title="Svar").parent
    rows = client.get("/kommentarer.csv").getvalue().decode()
    assert rows.count("Karen Hemmeliglund") == 1, "in the text of the answer, and not in its evidence"
