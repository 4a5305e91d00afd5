"""`manage.py measure_replies`: how often the claims about who answers whom are right, on the labelled comments."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from comments.measuring import FIGURES, LEVELS, PARTS, Score, faults, load, measure, run


class Command(BaseCommand):
    help = "Measure who-answers-whom against the labelled comments in comments/labelled, by kind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help=f"keep the figures for the site, in {FIGURES.name}")
        parser.add_argument("--faults", choices=PARTS, help="list each wrong and each missing answer of one part")

    def handle(self, *_args: Any, write: bool, **options: Any) -> None:
        for part in PARTS:
            articles = load(part)
            comments = sum(len(article.posts) for article in articles)
            for level, least in LEVELS.items():
                self.stdout.write(f"\n{part}, {level}: {len(articles)} articles, {comments} comments\n\n")
                self.stdout.write("\n".join(table(measure(articles, least))) + "\n")
        if part := options["faults"]:
            self.stdout.write("\n".join(["", *faults(load(part))]))
        if write:
            FIGURES.write_text(json.dumps(run(), indent=1) + "\n", encoding="utf-8")


def table(scores: dict[str, Score]) -> list[str]:
    """The scores as a table in Markdown."""
    head = ["| kind | found | right | precision | true | reached | recall |", "|---|---|---|---|---|---|---|"]
    return head + [
        f"| {kind} | {s.found} | {s.right} | {_share(s.precision)} | {s.true} | {s.reached} | {_share(s.recall)} |"
        for kind, s in scores.items()
    ]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
