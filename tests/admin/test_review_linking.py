"""A curator links two articles by hand from the queue."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.importing import Options, reparse
from bench.contents import contents
from debates.models import Article, Operation, Reply
from tests.admin.reviewing import said, undo_last
from tests.captures import run_import, tagged_page, write
from tests.factories import make_article, make_reply, withhold


@pytest.fixture
def letters(db: None) -> tuple[Article, Article]:
    return make_article("Kajen er vores"), make_article("Kajen er alles")


def link(desk: Client, **fields: str) -> Any:
    sent = {"article": "kajen-er-alles", "answers": "kajen-er-vores", "kind": "answers", "evidence": "", **fields}
    return desk.post(reverse("review:link"), sent, follow=True)


def complaints(answer: Any) -> list[str]:
    return [str(error) for errors in answer.context["form"].errors.values() for error in errors]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("kajen-er-vores", id="the last part of the address"),
        pytest.param("https://arkiv.example/artikler/kajen-er-vores/", id="the whole address"),
        pytest.param("{key}", id="the key"),
        pytest.param("er VORES", id="words of the title"),
    ],
)
def test_an_answer(desk: Client, letters: tuple[Article, Article], told: str) -> None:
    answer = link(desk, answers=told.format(key=letters[0].key), evidence="som Else skrev")
    assert said(answer) == ["Knyttet: Kajen er alles → Kajen er vores."]
    reply = Reply.objects.get()
    assert (reply.article, reply.answers, reply.spoken_in) == (letters[1], letters[0], letters[1])
    assert (reply.origin, reply.evidence, reply.kind) == ("curated", "som Else skrev", "answers")
    assert {article.debate_id for article in Article.objects.all()} != {None}
    undo_last(desk)
    assert (Reply.objects.count(), Article.objects.filter(debate__isnull=False).count()) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"answers": "kajen-er-alles"}, "En artikel kan ikke svare på sig selv.", id="itself"),
        pytest.param({"answers": "findes ikke"}, "Der er ingen, der hedder »findes ikke«.", id="none"),
        pytest.param({"answers": "kajen er"}, "Flere kan være ment.", id="several"),
        pytest.param({"answers": ""}, "Dette felt er påkrævet.", id="empty"),
        pytest.param({"kind": "vrøvl"}, "Marker en gyldig valgmulighed", id="a kind that is none"),
    ],
)
def test_a_link_that_can_not_be(
    desk: Client, letters: tuple[Article, Article], fields: dict[str, str], told: str
) -> None:
    assert complaints(link(desk, **fields))[0].startswith(told)
    assert Operation.objects.count() == 0


@pytest.mark.parametrize("verdict", ["", "rejected"])
def test_a_link_that_stands_is_decided_about_instead(
    desk: Client, letters: tuple[Article, Article], verdict: str
) -> None:
    make_reply(letters[1], letters[0], verdict=verdict)
    assert complaints(link(desk))[0].startswith("Der er allerede et svar mellem de to")
    assert Reply.objects.get().verdict == verdict


def test_what_is_withheld_is_neither_offered_nor_found(desk: Client, letters: tuple[Article, Article]) -> None:
    withhold(letters[0])
    offered = desk.get(reverse("review:suggest_articles"), {"soeg": "kajen"}).json()["rows"]
    assert [row["value"] for row in offered] == ["kajen-er-alles"]
    assert complaints(link(desk))[0].startswith("Der er ingen, der hedder")


def test_stands_after_reading_again(desk: Client, db: None, tmp_path: Any) -> None:
    pages = {
        "kajen.txt": tagged_page("Kajen er vores"),
        "alles.txt": tagged_page("Kajen er alles", lead="En anden sag."),
    }
    write(tmp_path, pages)
    run_import(tmp_path)
    link(desk)
    before = contents()
    reparse(Options())
    assert contents() == before
    assert Reply.objects.count() == 1
