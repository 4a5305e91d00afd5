"""Imports, and what each did with each file. To look at, never to change."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.admin.paging import pager
from debates.admin.reading import link
from debates.admin.recorded import ReadOnlyAdmin
from debates.curation.snapshots import field_label
from debates.models import ImportedFile, ImportRun, Source

_PAGE = 200
_REFUSED = Q(outcome=ImportedFile.Outcome.REFUSED)
_LINE_BREAKS = str.maketrans({"\n": r"\n", "\r": r"\r"})


def changed_fields(file: ImportedFile) -> str:
    """The fields that changed, in Danish."""
    return ", ".join(dict.fromkeys(_field_name(name) for name in file.changed))


def comment_counts(file: ImportedFile) -> str:
    """What became of its comments; nothing where it has none."""
    counts = (
        (_text("%d nye"), file.comments_created),
        (_text("%d ændrede"), file.comments_updated),
        (_text("%d uændrede"), file.comments_unchanged),
    )
    return ", ".join(words % count for words, count in counts if count)


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin[ImportRun]):
    """Imports, each with its files."""

    change_form_template = "admin/run.html"
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

    def get_urls(self) -> list[URLPattern]:
        """With the list of refused files."""
        view = self.admin_site.admin_view(self.refused_view)
        return [path("<int:pk>/afviste.txt", view, name="debates_importrun_refused"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the files."""
        files = _files(request, context["original"])
        return super().render_change_form(request, context | files, *args, **kwargs)

    def refused_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The paths of the files that were refused, one a line; a line break in a path stands as ``\\n``."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = ImportRun.objects.filter(pk=pk).first()
        if run is None:
            raise Http404
        paths = run.files.filter(_REFUSED).order_by("path", "pk").values_list("path", flat=True)
        return StreamingHttpResponse(_one_a_line(paths), content_type="text/plain; charset=utf-8")

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
        """The list of its files, to search in."""
        address = f"{reverse('admin:debates_importedfile_changelist')}?run__id__exact={obj.pk}"
        return format_html('<a href="{}">{}</a>', address, _text("Søg blandt %d filer") % self.file_count(obj))


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin[ImportedFile]):
    """What each import did with each file."""

    list_display = ("path", "outcome", "reason", "comments", "run")
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
        "changed_list",
        "comments_created",
        "comments_updated",
        "comments_unchanged",
    )

    @admin.display(description=_("kommentarer"))
    def comments(self, obj: ImportedFile) -> str:
        """See `comment_counts`."""
        return comment_counts(obj)

    @admin.display(description=_("kilde"))
    def source_link(self, obj: ImportedFile) -> SafeString | str:
        """The stored file."""
        return link(Source.objects.defer("content").filter(pk__in=[obj.source_id]).first())

    @admin.display(description=_("ændrede felter"))
    def changed_list(self, obj: ImportedFile) -> str:
        """See `changed_fields`."""
        return changed_fields(obj) or "–"


def _field_name(name: str) -> str:
    """What a field is called: one of the article, else one of its comments."""
    called = field_label("debates.article", name)
    return called if called != name else field_label("comments.comment", name)


def _files(request: HttpRequest, run: ImportRun) -> dict[str, Any]:
    """The page of files that was asked for, of one outcome or of all."""
    counts = dict(run.files.order_by().values_list("outcome").annotate(Count("pk")))
    outcomes = [(value, label, counts[value]) for value, label in ImportedFile.Outcome.choices if value in counts]
    chosen = asked if (asked := request.GET.get("udfald", "")) in counts else ""
    files = run.files.filter(outcome=chosen) if chosen else run.files.all()
    page = _page(request, files.select_related("source").defer("source__content"))
    return {
        **pager(page, f"&udfald={chosen}" if chosen else ""),
        "files": [(file, changed_fields(file), comment_counts(file)) for file in page],
        "outcomes": outcomes,
        "chosen": chosen,
        "all_count": sum(counts.values()),
        "refused_url": reverse("admin:debates_importrun_refused", args=[run.pk]),
        "may_see_sources": request.user.has_perm("debates.view_source"),
    }


def _page(request: HttpRequest, files: QuerySet[ImportedFile]) -> Page[ImportedFile]:
    return Paginator(files.order_by("pk"), _PAGE).get_page(request.GET.get("p"))


def _one_a_line(paths: QuerySet[ImportedFile, str]) -> Iterator[str]:
    for each in paths.iterator():
        yield f"{each.translate(_LINE_BREAKS)}\n"
