"""Every door of the archive, with one withheld article and one withheld comment behind it: no word of either comes out.

Each column of what is withheld holds a word of its own, all holding `hemmelig`; beside them stand ordinary words, so that a
search can look for the rows without naming what is hidden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from comments.models import Comment
from debates.models import Article, Author, Debate, Tag, WithheldReason
from tests.factories import make_article, make_comment, make_debate, make_placeholder, make_reply, withhold

pytestmark = pytest.mark.django_db
MARK = "hemmelig"


@dataclass(frozen=True)
class Hidden:
    """What is withheld, and what still stands beside it."""

    article: Article
    comment: Comment
    beside: Article
    answer: Comment


@pytest.fixture
def hidden() -> Hidden:
    beside = make_article("Fyret skal lyse", tags=["Fyr"], authors=["Else Bech"], publisher="Fyrforeningen")
    article = make_article(
        "Fyret hemmeligtitel",
        lead="Fyret hemmeligmanchet",
        body="Fyret hemmeligbrød",
        byline="Af Hemmelignavn",
        authors=["Hemmeligforfatter Fyr"],
        publisher="Hemmeligudgiver Fyr",
        publisher_blurb="hemmeligomtale",
        tags=["Hemmeligemne"],
        category="Hemmeligkategori",
        photo_caption="hemmeligbillede",
        photo_credit="Hemmeligfotograf",
        published_precision="interval",
        published_not_after=date(1987, 1, 2),
        published_evidence="hemmeliggrundlag",
        source_address="https://eksempel.example/hemmeligadresse",
    )
    make_debate("Debatten", beside, article)
    make_reply(beside, article, evidence="svar på hemmeligtitel", spoken_in=article)
    make_reply(article, beside, evidence="hemmeligsvar på fyret")
    make_placeholder(article, "hemmeligbrev om fyret")
    make_comment(article, "Hemmeliglæser", title="hemmeligunder", body="Fyret hemmeligunderord")
    comment = make_comment(
        beside,
        "Hemmeligkommentator",
        title="Fyret hemmeligoverskrift",
        body="Fyret hemmeligkommentar",
        posted=date(2018, 2, 2),
    )
    answer = make_comment(beside, "Bo Vang", parent=comment, title="Svar om fyret", body="Fyret skal lyse.")
    answer.claims.update(evidence="Enig med Hemmeligkommentator")
    withhold(article, WithheldReason.RIGHTS)
    withhold(comment)
    return Hidden(article, comment, beside, answer)


def _patterns(found: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in found:
        if isinstance(pattern, URLPattern):
            yield pattern.name or ""
        elif pattern.app_name not in ("admin", "review"):  # for curators
            yield from _patterns(pattern.url_patterns)


# Searches that find nothing, for words that are nearly those of what is withheld, or parts of them.
NOTHING = [
    f"/soeg/?q={words}"
    for words in (
        "hemeligtitel",
        "hemmligbrød",
        "emmeligmanchet",
        "igunderord",
        "fyret+hemeligkommentar",
        "titel:hemeligunder",
    )
]

# Of every address that the archive has: where to knock.
DOORS = {
    "front": ["/"],
    "debates": ["/debatter/", "/debatter/?orden=livligst"],
    "debate": ["/debatter/debatten/"],
    "debate_whole": ["/debatter/debatten/hele/"],
    "articles": ["/artikler/", "/artikler/?q=fyret", "/artikler/?debat=debatten", "/artikler/?aar=1987"],
    "article": ["/artikler/fyret-skal-lyse/", "/artikler/fyret-skal-lyse/?orden=nyeste"],
    "comments": ["/kommentarer/", "/kommentarer/?q=fyret", "/kommentarer/?svar=er", "/kommentarer/?orden=aeldste"],
    "comment": ["/kommentarer/{answer}/"],
    "like_article": ["/artikler/fyret-skal-lyse/lignende/"],
    "like_comment": ["/kommentarer/{answer}/lignende/"],
    "tags": ["/emneord/"],
    "tag": ["/emneord/fyr/"],
    "authors": ["/forfattere/"],
    "author": ["/forfattere/else-bech/", "/forfattere/fyrforeningen/"],
    "search": [
        "/soeg/?q=fyret",
        "/soeg/?q=fyret&i=artikler",
        "/soeg/?q=fyret&i=kommentarer",
        "/soeg/?q=fyr",
        "/soeg/",
        *NOTHING,
    ],
    "search-file": ["/soeg.csv?q=fyret", "/soeg.json?q=fyret"],
    "concordance": [
        *("/konkordans/?q=fyret", "/konkordans/?q=*fyr*&form=ord", "/konkordans/?q=fyret&grupper=h1"),
        *("/konkordans/?q=fyret&kolokater=5", "/konkordans/?q=fyret&orden=h1&udsnit=9&citater=uden", "/konkordans/"),
    ],
    "concordance-file": [
        *("/konkordans.csv?q=fyret", "/konkordans.json?q=fyret", "/konkordans.csv?q=fyret&grupper=h1"),
        "/konkordans.csv?q=fyret&kolokater=5",
    ],
    "data": ["/data/"],
    "about": ["/om/"],
    "how_we_know": ["/om/svar/"],
    "privacy": ["/privatliv/"],
    "robots": ["/robots.txt"],
    "sitemap": ["/sitemap.xml"],
    "sitemap_section": [f"/sitemap-{name}.xml" for name in ("sider", "debatter", "artikler", "emneord", "udgivere")],
    "search_feed": [
        "/feeds/soeg.atom?q=fyret",
        "/feeds/soeg.atom?q=fyr*&i=kommentarer",
        "/feeds/soeg.atom?forfatter=else-bech",
    ],
    "articles_feed": ["/feeds/artikler.atom"],
    "tag_feed": ["/feeds/emneord/fyr.atom"],
    "debate_feed": ["/feeds/debatter/debatten.atom"],
    "articles-file": ["/artikler.csv", "/artikler.json", "/artikler.csv?q=fyret"],
    "article-file": ["/artikler/fyret-skal-lyse.csv", "/artikler/fyret-skal-lyse.json"],
    "comments-file": ["/kommentarer.csv", "/kommentarer.json", "/kommentarer.csv?q=fyret"],
    "comment-file": ["/kommentarer/{answer}.csv", "/kommentarer/{answer}.json"],
    "debates-file": ["/debatter.csv", "/debatter.json"],
    "debate-file": ["/debatter/debatten.csv", "/debatter/debatten.json"],
    "tags-file": ["/emneord.csv", "/emneord.json"],
    "tag-file": ["/emneord/fyr.csv", "/emneord/fyr.json"],
    "authors-file": ["/forfattere.csv", "/forfattere.json"],
    "author-file": ["/forfattere/else-bech.csv", "/forfattere/else-bech.json"],
    "healthz": ["/healthz"],
}


def test_every_address_of_the_archive_is_knocked_at() -> None:
    assert set(_patterns(get_resolver().url_patterns)) == set(DOORS)


@pytest.mark.parametrize("name", DOORS)
def test_no_word_comes_out_of(client: Client, hidden: Hidden, name: str) -> None:
    for door in DOORS[name]:
        address = door.format(answer=hidden.answer.key)
        response = client.get(address)
        assert response.status_code == 200, address
        shown = f"{response.getvalue().decode()}\n{response.headers}".lower()
        assert MARK not in shown, address
        assert hidden.article.key not in shown, address  # a comment's key stays on its tombstone


def test_no_door_sets_a_cookie_or_differs_by_one(client: Client, hidden: Hidden) -> None:
    for door in (door for doors in DOORS.values() for door in doors):
        response = client.get(door.format(answer=hidden.answer.key))
        response.getvalue()
        assert not response.cookies, door
        assert "cookie" not in response.get("Vary", "").lower(), door
        assert "script-src 'self'" in response["Content-Security-Policy"], door


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/artikler/fyret-hemmeligtitel/", 410, id="article"),
        pytest.param("/artikler/fyret-hemmeligtitel.csv", 410, id="article as a file"),
        pytest.param("/artikler/{placeholder}/", 410, id="placeholder that rests on it"),
        pytest.param("/kommentarer/{comment}/", 410, id="comment"),
        pytest.param("/kommentarer/{comment}.json", 410, id="comment as a file"),
        pytest.param("/kommentarer/{under}/", 410, id="comment under the article"),
        pytest.param("/emneord/hemmeligemne/", 404, id="its tag"),
        pytest.param("/emneord/hemmeligemne.csv", 404, id="its tag as a file"),
        pytest.param("/feeds/emneord/hemmeligemne.atom", 404, id="its tag as a feed"),
        pytest.param("/forfattere/hemmeligforfatter-fyr/", 404, id="its author"),
        pytest.param("/forfattere/hemmeligudgiver-fyr/", 404, id="its publisher"),
    ],
)
def test_its_own_address_says_that_it_is_gone_and_nothing_more(
    client: Client, hidden: Hidden, address: str, status: int
) -> None:
    names = {
        "placeholder": hidden.article.mentions.get().slug,
        "comment": hidden.comment.key,
        "under": hidden.article.comments.get().key,
    }
    asked = address.format(**names)
    response = client.get(asked)
    assert response.status_code == status
    shown = response.getvalue().decode().lower().replace(asked, "")  # a reader knows the address already
    assert MARK not in shown


def test_a_filter_by_its_values_knows_nothing_of_them(client: Client, hidden: Hidden) -> None:
    for query in (
        "emneord=hemmeligemne",
        "forfatter=hemmeligforfatter-fyr",
        "forfatter=hemmeligudgiver-fyr",
        "kategori=Hemmeligkategori",
    ):
        response = client.get(f"/artikler/?{query}")
        assert "Ukendt" in response.content.decode(), query
        assert "Fyret" not in response.content.decode(), query


def test_the_corpus_holds_no_word(hidden: Hidden, tmp_path: Path) -> None:
    call_command("export_corpus", output=tmp_path / "corpus.zip", names=True)
    with ZipFile(tmp_path / "corpus.zip") as corpus:
        packed = "\n".join(corpus.read(name).decode() for name in corpus.namelist()).lower()
    assert "fyret skal lyse" in packed
    assert MARK not in packed
    assert hidden.article.key not in packed


@pytest.mark.parametrize(
    ("app", "model", "field"),
    [
        pytest.param("debates", "reply", "article", id="articles"),
        pytest.param("comments", "replyclaim", "target", id="comments"),
    ],
)
def test_a_choice_in_the_admin_offers_neither(client: Client, hidden: Hidden, app: str, model: str, field: str) -> None:
    client.force_login(User.objects.create_superuser("kurator"))
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": "fyret"}
    response = client.get(reverse("admin:autocomplete"), asked)
    assert response.status_code == 200
    assert response.json()["results"]
    assert MARK not in response.content.decode().lower()


def test_the_words_are_there_to_be_found_once_nothing_is_withheld(client: Client, hidden: Hidden) -> None:
    for row in (hidden.article, hidden.comment):
        row.withheld_at, row.withheld_reason = None, ""
        row.save()
    assert MARK in client.get("/soeg/?q=fyret").content.decode()
    assert Tag.objects.public().filter(slug="hemmeligemne").exists()
    assert Author.objects.public().filter(slug="hemmeligforfatter-fyr").exists()
    assert Debate.objects.public().exists()
