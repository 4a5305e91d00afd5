"""How often it is right who answers whom, on labelled comments: the figures that are told are those of the rules as they are."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from comments.management.commands.measure_replies import table
from comments.measuring import FIGURES, PARTS, Labelled, load, measure, read_figures, run
from comments.threading import UNTARGETED

DOCS = (Path(settings.BASE_DIR) / "docs" / "replies.md").read_text(encoding="utf-8")
LABELLED = [pytest.param(article, id=f"{part} {article.name}") for part in PARTS for article in load(part)]


def test_sure_answers_are_right() -> None:
    for part in PARTS:
        precision = measure(load(part))["all"].precision
        assert precision is not None
        assert precision >= 0.9


def test_the_figures_kept_are_those_of_the_rules_as_they_are() -> None:
    assert json.loads(FIGURES.read_text(encoding="utf-8")) == json.loads(json.dumps(run())), (
        "run manage.py measure_replies --write, and bring docs/replies.md in step"
    )


def test_enough_is_labelled_and_enough_of_it_held_out() -> None:
    tuning, held_out = (load(part) for part in PARTS)
    assert len(tuning) + len(held_out) >= 30
    counts = [sum(len(article.posts) for article in part) for part in (tuning, held_out)]
    assert sum(counts) >= 300
    assert counts[1] >= 150
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
