"""The key word in context."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.concordance.answers import Concordance, concordance, shown
from archive.concordance.choices import choices_of
from archive.concordance.collocates import LEAST
from archive.concordance.filters import PLACE_NAMES, ConcordanceFilter
from archive.concordance.keys import keys_of
from archive.kept import not_kept
from archive.search.answers import TooDearError
from archive.search.help import help_rows
from archive.search.suggestions import Kind, Suggestion, suggestions
from debates.filters import file_links, kept_query, page_of
from debates.filters.values import NONE
from debates.indexing import render_noindex
from debates.query.grammar import parse

ROWS = 100  # on a page


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Every line in which what is asked for stands, what they are grouped by, or the words that keep company with it."""
    asked = ConcordanceFilter(request.GET)
    context: dict[str, Any] = {"found": asked, "words": asked.words}
    if asked.has_keys:
        context |= {"choices": choices_of(asked), "query": kept_query(request, asked.filters)}
        try:
            found = concordance(asked, with_facets=True)
            context |= _answer(request, asked, found)
            context["suggestions"] = [] if found.lines else _with_lines(suggestions(asked))
        except TooDearError:
            return not_kept(render_noindex(request, "archive/concordance.html", context | {"is_too_dear": True}))
    else:
        context["help"] = [row for row in help_rows() if keys_of(parse(row.example).node, as_written=True)]
    return render_noindex(request, "archive/concordance.html", context)


def _with_lines(others: Iterable[Suggestion]) -> list[Suggestion]:
    """Those that ask for words of a text."""
    return [each for each in others if each.kind is not Kind.FIELD]


def _answer(request: HttpRequest, asked: ConcordanceFilter, answer: Concordance) -> dict[str, Any]:
    page: Page[Any] = page_of(request, list(answer.rows), ROWS)
    context = {"answer": answer, "page": page, "files": file_links(request, asked.filters), "rows": len(answer.rows)}
    if asked.grouping:
        return (
            context
            | {"groups": [(group, _query_of_group(asked, group.word)) for group in page]}
            | {"place": PLACE_NAMES[asked.grouping]}
        )
    if asked.within:
        return context | {
            "collocates": [(each, _query_of_neighbour(asked, each.word)) for each in page],
            "least": LEAST,
        }
    return context | {"lines": list(shown(list(page)))}


def _query_of_group(asked: ConcordanceFilter, word: str) -> str:
    return asked.query_with(**{"grupper": None, asked.grouping: word or NONE})


def _query_of_neighbour(asked: ConcordanceFilter, word: str) -> str:
    return asked.query_with(kolokater=None, funktionsord=None, nabo=word, afstand=asked.within)
