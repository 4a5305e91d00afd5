"""How the archive knows who answers whom, and how often it is right: measured on labelled comments."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments.measuring import Score, read_figures
from comments.models import ReplyClaim
from comments.threading import LIKELY, SURE

_HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of answer, and how often it was found rightly: of the sure ones, and of the likely too."""

    label: str
    sure: Score
    likely: Score


@require_safe
def how_we_know(request: HttpRequest) -> HttpResponse:
    """The method in words, its figures by kind, and its limits."""
    figures = read_figures()
    held_out = figures[_HELD_OUT]
    labels = dict(ReplyClaim.Kind.choices)
    rows = [
        Row(str(labels[kind]), score, held_out["likely"][kind])
        for kind, score in held_out["sure"].items()
        if kind in labels and (score.found or score.true)
    ]
    context = {
        "rows": rows,
        "all_sure": held_out["sure"]["all"],
        "all_likely": held_out["likely"]["all"],
        "articles": held_out["articles"],
        "comments": held_out["comments"],
        "tuned_on": figures["tuning"]["comments"],
        "version": figures["version"],
        "sure_from": SURE,
        "likely_from": LIKELY,
    }
    return render(request, "archive/how_we_know.html", context)
