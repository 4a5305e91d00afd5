"""Where everything comes from: captured files and imports. To look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.admin.reading import link
from debates.admin.recorded import ReadOnlyAdmin
from debates.models import ImportedFile, ImportRun, Source

_SHOWN = 200_000  # characters of a capture that a page shows


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


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin[Source]):
    """Captured files, with the text as it was taken."""

    list_display = (
        "path",
        "article_link",
        "page_format",
        "parser",
        "encoding",
        "unread_lines",
        "captured_at",
        "added_at",
    )
    list_select_related = ("article",)
    list_defer = ("content", "article__body", "article__parts", "article__search", "article__origins")
    list_filter = ("page_format", "parser", "encoding", UnreadFilter)
    search_fields = ("path", "=sha256", "address", "=article__key", "article__title")
    date_hierarchy = "added_at"
    ordering = ("path", "pk")
    fields = (
        "path",
        "sha256",
        "article_link",
        "page_format",
        "parser",
        "encoding",
        "unread_lines",
        "address",
        "captured_at",
        "added_at",
        "captured_text",
    )

    @admin.display(description=_("artikel"), ordering="article__title")
    def article_link(self, obj: Source) -> SafeString | str:
        """The article that the file shows."""
        return link(obj.article)

    @admin.display(description=_("tekst"))
    def captured_text(self, obj: Source) -> SafeString:
        """The file as text; of a very long one its beginning."""
        text = obj.text()
        more = _text("… (%d tegn i alt)") % len(text) if len(text) > _SHOWN else ""
        return format_html('<pre class="capture">{}{}</pre>', text[:_SHOWN], more)


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin[ImportRun]):
    """Imports."""

    list_display = ("id", "started_at", "finished_at", "parser", "file_count", "refused_count", "command")
    list_display_links = ("id", "started_at")
    list_filter = ("parser",)
    search_fields = ("command", "files__path")
    date_hierarchy = "started_at"
    fields = ("started_at", "finished_at", "parser", "command", "files_link")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        """With how many files each took and refused."""
        refused = Q(files__outcome=ImportedFile.Outcome.REFUSED)
        return super().get_queryset(request).annotate(taken=Count("files"), refused=Count("files", filter=refused))

    @admin.display(description=_("filer"), ordering="taken")
    def file_count(self, obj: ImportRun) -> int:
        """How many files."""
        return int(getattr(obj, "taken", 0))

    @admin.display(description=_("afviste"), ordering="refused")
    def refused_count(self, obj: ImportRun) -> int:
        """How many of them were refused."""
        return int(getattr(obj, "refused", 0))

    @admin.display(description=_("filer"))
    def files_link(self, obj: ImportRun) -> SafeString:
        """The list of its files."""
        address = f"{reverse('admin:debates_importedfile_changelist')}?run__id__exact={obj.pk}"
        return format_html('<a href="{}">{}</a>', address, _text("%d filer") % self.file_count(obj))


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin[ImportedFile]):
    """What each import did with each file."""

    list_display = ("path", "run", "outcome", "reason", "comments_created", "comments_updated", "comments_unchanged")
    list_select_related = ("run",)
    list_filter = ("outcome",)
    search_fields = ("path", "reason")
    date_hierarchy = "run__started_at"
    ordering = ("-run", "pk")
    fields = (
        "path",
        "run",
        "outcome",
        "reason",
        "source_link",
        "changed",
        "comments_created",
        "comments_updated",
        "comments_unchanged",
    )

    @admin.display(description=_("kilde"))
    def source_link(self, obj: ImportedFile) -> SafeString | str:
        """The stored file."""
        return link(Source.objects.defer("content").filter(pk__in=[obj.source_id]).first())
