"""How often it is right who answers whom, on labelled comments: the figures that are told are those of the rules as they are."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from comments.management.commands.measure_replies import table
from comments.measuring import FIGURES, HALVES, Labelled, load, measure, read_figures, run
from comments.threading import UNTARGETED

DOCS = (Path(settings.BASE_DIR) / "docs" / "replies.md").read_text(encoding="utf-8")
LABELLED = [pytest.param(article, id=f"{half} {article.name}") for half in HALVES for article in load(half)]


def test_sure_answers_are_right_and_most_are_found() -> None:
    held_out = measure(load("held_out"))["all"]
    assert held_out.precision is not None
    assert held_out.recall is not None
    assert held_out.precision >= 0.95
    assert held_out.recall >= 0.8


def test_the_figures_kept_are_those_of_the_rules_as_they_are() -> None:
    assert json.loads(FIGURES.read_text(encoding="utf-8")) == json.loads(json.dumps(run())), (
        "run manage.py measure_replies --write, and bring docs/replies.md in step"
    )


def test_enough_is_labelled_and_half_of_it_held_out() -> None:
    tuning, held_out = (load(half) for half in HALVES)
    assert len(tuning) + len(held_out) >= 30
    counts = [sum(len(article.posts) for article in half) for half in (tuning, held_out)]
    assert sum(counts) >= 300
    assert counts[1] >= 0.45 * sum(counts)
    assert not {article.name for article in tuning} & {article.name for article in held_out}


@pytest.mark.parametrize("article", LABELLED)
def test_labels_point_back(article: Labelled) -> None:
    ordinals = [post.ordinal for post in article.posts]
    assert ordinals == list(range(1, len(ordinals) + 1))
    assert [post.posted for post in article.posts] == sorted(post.posted for post in article.posts)
    for (_name, comment, target), kind in article.answers.items():
        assert isinstance(target, str) == (kind in UNTARGETED)
        assert isinstance(target, str) or 1 <= target < comment


def test_the_documentation_tells_the_same() -> None:
    told = table(read_figures()["held_out"]["sure"])
    assert "\n".join(told) in DOCS


def test_the_page_tells_the_same(client: Client, db: None) -> None:
    html = client.get("/om/svar/").content.decode()
    score = read_figures()["held_out"]["sure"]["all"]
    assert f"Af {score.found} sikre svar var {score.right} rigtige" in html
    assert f"og af de {score.true}, der skulle findes, blev {score.reached} fundet" in html


def test_the_command_prints_what_is_wrong_and_missing() -> None:
    said = StringIO()
    call_command("measure_replies", "--faults", "tuning", stdout=said)
    scores = measure(load("tuning"))["all"]
    assert said.getvalue().count("\nwrong ") == scores.found - scores.right
    assert said.getvalue().count("\nmissing ") == scores.true - scores.reached
