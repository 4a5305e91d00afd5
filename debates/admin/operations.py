"""What curators did, and the way back."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.admin.reading import change_url, readable, undo_url
from debates.admin.recorded import ReadOnlyAdmin
from debates.curation import UndoRefusedError, obstacles
from debates.curation.snapshots import model_of, rows_of
from debates.models import Operation


class LabelFilter(admin.SimpleListFilter):
    """What kind of row an operation is about."""

    title = _("slags")
    parameter_name = "slags"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The kinds that curators have changed."""
        labels = Operation.objects.order_by("label").values_list("label", flat=True).distinct()
        return [(label, _kind_of_row(label)) for label in labels]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Operation]) -> QuerySet[Operation]:
        """The rows of the choice."""
        return queryset.filter(label=self.value()) if self.value() else queryset


class OperationAdmin(ReadOnlyAdmin[Operation]):
    """Every act of every curator. Each can be undone, an undoing too."""

    list_display = ("moment", "way_back", "kind", "row_name", "by_name", "reason")
    list_select_related = ("undone_by",)
    list_filter = ("kind", "by_name", LabelFilter)
    search_fields = ("=key", "name", "reason", "by_name")
    date_hierarchy = "at"
    ordering = ("-pk",)
    fields = ("at", "kind", "row_name", "by_name", "reason", "way_back", "story")

    def undo(self, operation: Operation, by: User, reason: str) -> None:
        """Undo the operation and bring in step what rests on it. For `archive.admin` to say."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """With the page that undoes."""
        undoing = path("<int:pk>/fortryd/", self.admin_site.admin_view(self.undo_view), name="debates_operation_undo")
        return [undoing, *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows what will be put back, and puts it back when asked by POST."""
        operation = self.get_object(request, str(pk))
        if operation is None:
            raise Http404
        if not (self.has_view_permission(request, operation) and may_undo(cast(User, request.user), operation)):
            raise PermissionDenied
        if request.method == "POST":
            return self._undo(request, operation)
        context = {
            **self.admin_site.each_context(request),
            "title": _text("Fortryd"),
            "opts": self.opts,
            "operation": operation,
            "changes": readable(operation),
            "obstacles": obstacles(operation),
        }
        return TemplateResponse(request, "admin/undo.html", context)

    def _undo(self, request: HttpRequest, operation: Operation) -> HttpResponse:
        try:
            self.undo(operation, cast(User, request.user), request.POST.get("reason", "").strip())
        except UndoRefusedError as refused:
            for reason in refused.reasons:
                self.message_user(request, reason, messages.ERROR)
            return HttpResponseRedirect(undo_url(operation))
        self.message_user(request, _text("Handlingen er fortrudt."), messages.SUCCESS)
        return HttpResponseRedirect(_row_url(operation) or reverse("admin:debates_operation_changelist"))

    @admin.display(description=_("tidspunkt"), ordering="at")
    def moment(self, obj: Operation) -> str:
        """When, in few letters: the list is narrow."""
        return date_format(localtime(obj.at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("hvad"), ordering="name")
    def row_name(self, obj: Operation) -> str:
        """Which row it is about, as it was called then; of several their number and kind."""
        return f"{_kind_of_row(obj.label)}: {obj.name or obj.key}" if obj.key else obj.name

    @admin.display(description=_("fortryd"))
    def way_back(self, obj: Operation) -> SafeString | str:
        """Undone already, or a link to undo it."""
        if obj.undone_by:
            return format_html(
                '<a href="{}">{}</a>', change_url("debates.operation", obj.undone_by_id), _text("fortrudt")
            )
        return format_html('<a class="undo" href="{}">{}</a>', undo_url(obj), _text("Fortryd …"))

    @admin.display(description=_("ændringer"))
    def story(self, obj: Operation) -> SafeString:
        """Before and after."""
        return render_to_string("admin/changes.html", {"changes": readable(obj), "row_url": _row_url(obj)})


def _kind_of_row(label: str) -> str:
    return str(model_of(label)._meta.verbose_name)


def may_undo(user: User, operation: Operation) -> bool:
    """Whoever may do by hand what undoing does: delete the rows that it made, add those it deleted, change the others."""
    return user.has_perms([_needed(change) for change in operation.changes])


def _needed(change: dict[str, Any]) -> str:
    app, model = change["label"].split(".")
    act = "delete" if change["before"] is None else "add" if change["after"] is None else "change"
    return f"{app}.{act}_{model}"


def _row_url(operation: Operation) -> str:
    row = rows_of([(operation.label, operation.key)])[0].first() if operation.key else None
    return change_url(operation.label, row.pk) if row else ""
