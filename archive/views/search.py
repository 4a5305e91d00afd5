"""The search, and the key word in context."""

from typing import Any

from django import forms
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.concordance import concordance as concordance_of
from archive.search import ARTICLES, COMMENTS, hits, matching
from debates.filters import file_links, kept_query, page_of
from debates.indexing import render_noindex

LONGEST = 200
HITS, LINES = 20, 100  # a page
_QUOTES = str.maketrans(dict.fromkeys("“”„»«", '"'))


class WordsForm(forms.Form):
    """The words to look for; quotation marks of any shape mean a phrase."""

    q = forms.CharField(label=_("Ord"), max_length=LONGEST, required=False)

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"]).translate(_QUOTES).strip()

    @property
    def words(self) -> str:
        """What to look for; nothing where the words can't be used."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""


class SearchForm(WordsForm):
    """The words, and where to look for them."""

    i = forms.ChoiceField(
        label=_("Søg i"),
        choices=[("", _("Alt")), (ARTICLES, _("Artikler")), (COMMENTS, _("Kommentarer"))],
        required=False,
    )

    @property
    def where(self) -> str:
        """Articles, comments, or nothing for both."""
        return str(self.cleaned_data["i"]) if self.is_valid() else ""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Articles and comments that hold the words, the best first."""
    form = SearchForm(request.GET)
    context: dict[str, Any] = {"form": form, "words": form.words, "query": kept_query(request)}
    if form.words:
        page = page_of(request, matching(form.words, form.where), HITS)
        context |= {"page": page, "hits": hits(page, form.words), "files": file_links(request)}
    return render_noindex(request, "archive/search.html", context)


@require_safe
def concordance(request: HttpRequest) -> HttpResponse:
    """Every line in which a word or a phrase stands."""
    form = WordsForm(request.GET)
    context: dict[str, Any] = {"form": form, "words": form.words, "query": kept_query(request)}
    if form.words:
        found = concordance_of(form.words)
        page: Page[Any] = page_of(request, found.occurrences, LINES)
        context |= {"found": found, "page": page}
    return render_noindex(request, "archive/concordance.html", context)
