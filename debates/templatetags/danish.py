"""Danish dates, counts and running text."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.curation.snapshots import field_label
from debates.models import Article, Source
from debates.pages import dates_in_words
from debates.pages.dates_in_words import End

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """``1. november 2018``"""
    return dates_in_words.day_in_words(value) if value else ""


@register.filter
def month(value: date | None) -> str:
    """``november 2018``"""
    return dates_in_words.month_in_words(value) if value else ""


@register.filter
def span(debate: Any) -> str:
    """From when to when a debate with sizes ran: ``senest 26. februar – 6. april 2018``"""
    ends = debate.first_precision or End.DAY, debate.last_precision or End.DAY
    return dates_in_words.span_in_words(debate.first_date, debate.last_date, *ends)


@register.filter
def published_words(article: Article) -> str:
    """When an article was published, as plain words."""
    return article.published_words


@register.filter
def published(article: Article) -> SafeString:
    """When an article was published, as a <time> where a day is known: only such a day is for machines."""
    words = published_words(article)
    if article.published_on is None:
        return format_html("<span>{}</span>", words)
    stamp = article.published_on.isoformat()
    if article.published_time:
        stamp = f"{stamp}T{article.published_time:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', stamp, words)


@register.filter
def counted(count: int | None, noun: str) -> str:
    """``1.234 kommentarer``, which no end of a line parts; `noun` is a key of `_forms`."""
    number = count or 0
    if noun == "comment" and not number:
        return _("ingen kommentarer")
    words = _forms(number)[noun] % {"count": formats.number_format(number, use_l10n=True, force_grouping=True)}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def measured(number: float) -> str:
    """A count, or a rate with two decimals where it has any: ``1.234``, ``0,37``."""
    places = 0 if number == int(number) else 2
    return formats.number_format(number, places, use_l10n=True, force_grouping=True)


def _forms(count: int) -> dict[str, str]:
    return {
        "comment": ngettext("%(count)s kommentar", "%(count)s kommentarer", count),
        "contribution": ngettext("%(count)s indlæg", "%(count)s indlæg", count),
        "article": ngettext("%(count)s artikel", "%(count)s artikler", count),
        "debate": ngettext("%(count)s debat", "%(count)s debatter", count),
        "voice": ngettext("%(count)s stemme", "%(count)s stemmer", count),
        "known voice": ngettext("%(count)s kendt stemme", "%(count)s kendte stemmer", count),
        "missing": ngettext("%(count)s mangler", "%(count)s mangler", count),
        "removed": ngettext("%(count)s fjernet", "%(count)s fjernet", count),
        "answer": ngettext("%(count)s svar", "%(count)s svar", count),
        "row": ngettext("%(count)s række", "%(count)s rækker", count),
        "hit": ngettext("%(count)s træf", "%(count)s træf", count),
        "line": ngettext("%(count)s linje", "%(count)s linjer", count),
        "thread": ngettext("%(count)s tråd", "%(count)s tråde", count),
        "text": ngettext("%(count)s tekst", "%(count)s tekster", count),
    }


@register.filter
def excerpt(text: str, length: int) -> str:
    """The beginning of a text, cut at a word."""
    beginning = text[: length + 100]
    cut = Truncator(beginning).chars(length, truncate="…")
    if cut == text or not cut.endswith("…"):
        return cut
    whole_words = cut[:-1].rsplit(" ", 1)[0].rstrip(" ,;:.–-")
    return f"{whole_words} …"


@register.filter
def marked(evidence: str, words: str) -> SafeString:
    """A sentence with the words in it that tell something marked, where they stand there by themselves.

    >>> marked("I et brev <i>fra rådet</i>.", "et brev")
    'I <mark>et brev</mark> &lt;i&gt;fra rådet&lt;/i&gt;.'
    """
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", evidence) if words else None
    if found is None:
        return format_html("{}", evidence)
    return format_html("{}<mark>{}</mark>{}", evidence[: found.start()], found[0], evidence[found.end() :])


@register.filter
def field_labels(names: list[str]) -> list[str]:
    """What readers call the fields of an article: ``["title"]`` gives ``["titel"]``."""
    return [_field_label(name) for name in names]


@register.filter
def borrowed(article: Article, captures: Iterable[Source]) -> list[tuple[str, str]]:
    """The fields that come from another capture than the article's own: their labels and that capture's file."""
    own = article.source.sha256 if article.source else ""
    files = {capture.sha256: capture.path for capture in captures}
    taken = ((name, origin) for name, origin in sorted(article.origins.items()) if origin != own)
    return [(_field_label(name), files.get(origin, origin)) for name, origin in taken]


@register.filter
def page_format(capture: Source) -> str:
    """What readers call the layout of a captured page."""
    return capture.format_name


def _field_label(name: str) -> str:
    return field_label("debates.article", name)
