"""Every door of the archive, with an article behind it that was merged into another: the other speaks, it itself says nothing.

Its columns hold words of their own, all with `hemmelig`, that the kept article does not say: as if an older parser had read them.
"""

from pathlib import Path
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from comments.models import Comment
from debates.merging import lead_on
from debates.models import Article, Source
from tests.doors.test_withheld import DOORS, MARK, Hidden, hidden
from tests.factories import make_article, withhold

pytestmark = pytest.mark.django_db
__all__ = ["hidden"]


@pytest.fixture
def dropped(hidden: Hidden) -> Article:
    """Merged into the article beside, as a merge leaves it; and so is the withheld one."""
    article = make_article(
        "Fyret hemmeligtitel igen",
        lead="Fyret hemmeligmanchet",
        body="Fyret hemmeligbrød",
        authors=["Hemmeligforfatter Fyr"],
        publisher="Hemmeligudgiver Fyr",
        tags=["Hemmeligemne", "Fyr"],
        category="Hemmeligkategori",
        published_precision="day",
        published_on="1987-01-02",
    )
    Comment.objects.filter(pk=hidden.answer.pk).update(former_keys=["kdobbelt"])
    Source.objects.filter(article=article).update(article=hidden.beside, path="fyret-igen.txt")
    lead_on(hidden.beside, [article])
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("name", DOORS)
def test_no_word_comes_out_of(client: Client, hidden: Hidden, dropped: Article, name: str) -> None:
    for door in DOORS[name]:
        address = door.format(answer=hidden.answer.key)
        response = client.get(address)
        assert response.status_code == 200, address
        shown = f"{response.getvalue().decode()}\n{response.headers}".lower()
        assert MARK not in shown, address
        assert dropped.key not in shown, address


def test_it_counts_nowhere(client: Client, dropped: Article, tmp_path: Path) -> None:
    assert client.get("/artikler/").content.decode().count('class="card"') == 1
    assert "/artikler/?aar=1987" not in client.get("/artikler/").content.decode()
    call_command("export_corpus", output=tmp_path / "corpus.zip")
    with ZipFile(tmp_path / "corpus.zip") as corpus:
        packed = "\n".join(corpus.read(name).decode() for name in corpus.namelist()).lower()
    assert dropped.key not in packed
    assert MARK not in packed
    assert '"articles": 2,' in packed  # the withheld one, and the placeholder that rests on it; not the merged one


@pytest.mark.parametrize(
    ("address", "forward"),
    [
        pytest.param("/artikler/{slug}/", "/artikler/fyret-skal-lyse/", id="article"),
        pytest.param("/artikler/{slug}.csv", "/artikler/fyret-skal-lyse.csv", id="article as a table"),
        pytest.param("/artikler/{slug}.json", "/artikler/fyret-skal-lyse.json", id="article as JSON"),
        pytest.param("/kommentarer/kdobbelt/", "/kommentarer/{key}/", id="double"),
        pytest.param("/kommentarer/kdobbelt.csv", "/kommentarer/{key}.csv", id="double as a table"),
        pytest.param("/kommentarer/kdobbelt.json", "/kommentarer/{key}.json", id="double as JSON"),
    ],
)
def test_its_own_address_leads_to_the_kept_one(
    client: Client, hidden: Hidden, dropped: Article, address: str, forward: str
) -> None:
    response = client.get(address.format(slug=dropped.slug))
    assert (response.status_code, response["Location"]) == (301, forward.format(key=hidden.answer.key))
    assert client.get(response["Location"]).status_code == 200
    assert MARK not in response.content.decode()
    assert "no-" in response["Cache-Control"]  # for it can be undone


@pytest.mark.parametrize("suffix", ["/", ".csv"])
def test_it_is_gone_where_the_kept_one_is(client: Client, hidden: Hidden, dropped: Article, suffix: str) -> None:
    withhold(hidden.answer)
    assert client.get(f"/kommentarer/kdobbelt{suffix}").status_code == 410
    withhold(hidden.beside)
    for address in (f"/artikler/{dropped.slug}{suffix}", f"/kommentarer/kdobbelt{suffix}"):
        response = client.get(address)
        assert response.status_code == 410
        assert "fjernet" in response.getvalue().decode()


def test_a_withheld_article_that_was_merged_leaves_no_tombstone(client: Client, hidden: Hidden) -> None:
    assert "fjernet" in client.get("/debatter/debatten/").content.decode()
    lead_on(hidden.beside, [hidden.article])
    assert hidden.article not in Article.objects.tombstones()
    page = client.get(f"/artikler/{hidden.article.slug}/")
    assert (page.status_code, page["Location"]) == (301, "/artikler/fyret-skal-lyse/")


def test_a_choice_in_the_admin_does_not_offer_it(client: Client, dropped: Article) -> None:
    client.force_login(User.objects.create_superuser("kurator"))
    asked = {"app_label": "debates", "model_name": "reply", "field_name": "article", "term": "fyret"}
    results = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert str(dropped.pk) not in {each["id"] for each in results}
