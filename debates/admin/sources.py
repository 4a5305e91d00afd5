"""Captured files, line by line, and two of them side by side. To look at, never to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.admin.captures import capture_list, compare_url
from debates.admin.comparing import Comparison
from debates.admin.paging import asked_page, cut_pages, pager
from debates.admin.reading import change_url, link
from debates.admin.recorded import ReadOnlyAdmin
from debates.admin.sheets import KINDS, NOT_OF_THE_ARTICLE, Row, Sheet, sheet_of
from debates.admin.signs import line_end_name, visible
from debates.curation.snapshots import field_label
from debates.models import Source
from debates.models.sources import FORMAT_NAMES
from debates.pages.drafts import BlockKind
from debates.pages.parsing import PARSER_VERSION

_JUMPS = 30  # unread places that the head of a page leads to


class UnreadFilter(admin.SimpleListFilter):
    """Files with lines that no format understood."""

    title = _("ulæste linjer")
    parameter_name = "ulaeste"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one choice."""
        return [("ja", _text("ja"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice."""
        return queryset.filter(unread_lines__gt=0) if self.value() else queryset


class FormatFilter(admin.SimpleListFilter):
    """Files of one layout."""

    title = _("sideformat")
    parameter_name = "format"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The layouts by name."""
        return list(FORMAT_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice."""
        return queryset.filter(page_format=self.value()) if self.value() else queryset


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a capture as it is set: ``url`` leads to what its block became."""

    row: Row
    label: str
    url: str
    text: SafeString | str
    end: str  # name of a line end that most lines of the file do not have

    @property
    def classes(self) -> str:
        """For the style sheet: what it was read as, and whether a block begins."""
        return f"kind-{self.row.kind or 'raw'}{' opens' if self.row.opens_block else ''}"


class SourceAdmin(ReadOnlyAdmin[Source]):
    """Captured files, with every line as it was taken and what it was read as."""

    change_form_template = "admin/source.html"
    list_display = (
        "path",
        "article_link",
        "format_words",
        "unread_lines",
        "captured_at",
        "added_at",
    )
    list_select_related = ("article",)
    list_defer = ("content", "article__body", "article__parts", "article__origins")
    list_filter = (FormatFilter, "parser", "encoding", UnreadFilter)
    search_fields = ("path", "=sha256", "address", "=article__key", "article__title")
    date_hierarchy = "added_at"
    ordering = ("path", "pk")
    fields = (
        "path",
        "fingerprint",
        "article_link",
        "fields_given",
        "format_words",
        "parser",
        "encoding",
        "address",
        "captured_at",
        "added_at",
        "captures",
    )

    def comments_at(self, request: HttpRequest, source: Source, lines: range) -> Mapping[int, str]:
        """Where the comments that were read from these lines are curated, by their first line. For `archive.admin` to say."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """With the page that compares."""
        view = self.admin_site.admin_view(self.compare_view)
        return [path("<int:pk>/sammenlign/<int:other>/", view, name="debates_source_compare"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the lines of the file."""
        source = context["original"]
        return super().render_change_form(request, context | self._lines(request, source), *args, **kwargs)

    def compare_view(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Two captures side by side."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Source.objects.in_bulk([pk, other])
        if len(found) < len({pk, other}):
            raise Http404
        comparison = Comparison.of(found[pk], found[other])
        page = asked_page(request, cut_pages(comparison.pairs, comparison.weight))
        context = {
            **self.admin_site.each_context(request),
            "title": _text("Sammenlign to afskrifter"),
            "opts": self.opts,
            **pager(page),
            "comparison": comparison,
            "rows": [comparison.shown(pair) for pair in page.object_list[0]],
            "swapped_url": compare_url(found[other], found[pk]),
        }
        return TemplateResponse(request, "admin/comparison.html", context)

    def _lines(self, request: HttpRequest, source: Source) -> dict[str, Any]:
        """The page of lines that was asked for, and what stands above it."""
        sheet = sheet_of(source)
        unread = sheet.unread()
        only_unread = request.GET.get("vis") == "ulaeste"
        rows = [row for row in sheet.rows if row.kind is BlockKind.UNREAD] if only_unread else sheet.rows
        page = _asked(request, cut_pages(rows, lambda row: len(row.text)))
        counts = sheet.counts()
        return {
            **pager(page, "&vis=ulaeste" if only_unread else ""),
            "sheet": sheet,
            "lines": self._shown(request, source, sheet, page.object_list[0]),
            "legend": [(kind, label, counts[kind]) for kind, label in KINDS.items() if counts[kind]],
            "unread_count": counts[BlockKind.UNREAD],
            "unread": unread[:_JUMPS],
            "unread_more": len(unread[_JUMPS:]),
            "only_unread": only_unread,
            "line_ends": [(line_end_name(end), count) for end, count in sheet.line_ends.most_common()],
            "parser_now": PARSER_VERSION,
        }

    def _shown(self, request: HttpRequest, source: Source, sheet: Sheet, rows: list[Row]) -> list[ShownRow]:
        numbers = range(rows[0].number, rows[-1].number + 1) if rows else range(0)
        comments = self.comments_at(request, source, numbers)
        may_see_article = request.user.has_perm("debates.view_article")
        article = change_url("debates.article", source.article_id) if may_see_article else ""
        return [
            ShownRow(
                row,
                label=str(KINDS[row.kind]) if row.kind else "–",
                url=_became(row, article, comments),
                text=visible(row.text),
                end=line_end_name(row.end) if row.end not in ("", sheet.usual_end) else "",
            )
            for row in rows
        ]

    @admin.display(description=_("artikel"), ordering="article__title")
    def article_link(self, obj: Source) -> SafeString | str:
        """The article that the file shows."""
        return link(obj.article)

    @admin.display(description=_("sideformat"), ordering="page_format")
    def format_words(self, obj: Source) -> str:
        """The layout of the page."""
        return obj.format_name

    @admin.display(description=_("fingeraftryk (SHA-256)"))
    def fingerprint(self, obj: Source) -> str:
        """What tells that the file is still the one that was taken."""
        return obj.sha256

    @admin.display(description=_("felter herfra"))
    def fields_given(self, obj: Source) -> str:
        """Which fields of the article came from this capture."""
        names = (name for name, origin in obj.article.origins.items() if origin == obj.sha256)
        return ", ".join(sorted(field_label("debates.article", name) for name in names)) or "–"

    @admin.display(description=_("afskrifter af samme side"))
    def captures(self, obj: Source) -> SafeString:
        """All captures of the page, to compare this one with."""
        return capture_list(obj.article_id, obj)


def _asked(request: HttpRequest, pages: list[list[Row]]) -> Page[list[Row]]:
    """The page of `?p=`, or the one that holds the line of `?linje=`."""
    line = request.GET.get("linje", "")
    page = asked_page(request, pages)
    if not line.isdecimal():
        return page
    number = next((at for at, rows in enumerate(pages, start=1) if rows and rows[-1].number >= int(line)), len(pages))
    return page.paginator.page(number)


def _became(row: Row, article: str, comments: Mapping[int, str]) -> str:
    if row.kind is BlockKind.COMMENT:
        return comments.get(row.number, "") if row.opens_line else ""
    return article if row.opens_block and row.kind not in NOT_OF_THE_ARTICLE else ""
