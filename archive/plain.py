"""Answers in plain text: a sentence for whoever asked for a file, a feed, or more than there is room for."""

from collections.abc import Mapping

from django.http import HttpResponse


def plain_answer(sentence: str, status: int, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """The sentence, or several lines of them."""
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)
