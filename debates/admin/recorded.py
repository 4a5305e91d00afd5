"""Admin pages whose every change is an operation, with the history of each row."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from debates.admin.forms import VERBATIM
from debates.admin.reading import readable, undo_url
from debates.curation import Act, Subject, hold
from debates.curation.snapshots import row_id
from debates.models import Operation

M = TypeVar("M", bound=Model)
_PAGE = 30


class LightChangeList(ChangeList):
    """A list that leaves the columns that weigh in the database."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """What the list shows, without `list_defer`."""
        return super().get_queryset(request, exclude_parameters).defer(*getattr(self.model_admin, "list_defer", ()))


class HistoryAdmin(admin.ModelAdmin[M]):
    """Shows the operations of a row in the place of Django's own log, which keeps titles for ever."""

    list_per_page = 50
    show_full_result_count = False
    list_defer: tuple[str, ...] = ()
    formfield_overrides = VERBATIM
    object_history_template = "admin/operation_history.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """See `list_defer`."""
        return LightChangeList

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The operations that touched a row, newest first."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        touched = Operation.touching(*row_id(row)).select_related("undone_by")
        page = Paginator(touched, _PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Historik: %s") % row,
            "opts": self.opts,
            "object": row,
            "page": page,
            "entries": [(operation, readable(operation)) for operation in page],
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


class ReadOnlyAdmin(HistoryAdmin[M]):
    """What nobody changes by hand: captures, imports, and what is edited on another page."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody deletes."""
        return False


class RecordedAdmin(HistoryAdmin[M]):
    """Every change, with all that belongs to it, is one operation."""

    def watched(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The rows that a change of these rows may touch."""
        return [self.model._base_manager.filter(pk__in=pks)]

    def taken_along(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The rows that change besides where these are deleted."""
        return []

    def locked(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The rows that an act on these rows keeps from others, in the order that an import takes them: articles first."""
        return self.watched(pks)

    def lock(self, pks: Collection[Any]) -> None:
        """Until the transaction ends nobody else writes what is read from here on: an import waits, or has written."""
        hold(self.locked(pks))

    def called(self, row: M) -> str:
        """What an operation calls the row."""
        return str(row)

    def about(self, rows: Sequence[M]) -> Subject:
        """What an operation on these rows is about."""
        return Subject.about(rows, self.called)

    def settle(self, operation: Operation) -> None:
        """Bring in step what rests on the changed rows. For `archive.admin` to say."""

    def record(
        self, request: HttpRequest, kind: Operation.Kind, act: Act, about: Subject, reason: str
    ) -> Operation | None:
        """Write the operation, and bring in step what rests on it."""
        operation = act.record(kind, about, by=cast(User, request.user), reason=reason)
        if operation:
            self.settle(operation)
        return operation

    def tell(self, request: HttpRequest, done: str, rows: Sequence[M], operation: Operation | None) -> None:
        """Say what was done to which rows, with the way back."""
        if operation is None:
            self.message_user(request, _("Der er ikke noget at gøre ved det valgte."), messages.WARNING)
            return
        what = f"{self.opts.verbose_name} »{rows[0]}«" if len(rows) == 1 else operation.name
        may_undo = request.user.has_perm("debates.view_operation")
        undo = format_html(' <a href="{}">{}</a>', undo_url(operation), _("Fortryd …")) if may_undo else ""
        self.message_user(request, format_html("{}: {}.{}", done, what, undo), messages.SUCCESS)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A row that is to be saved is read under a lock, for all of its columns are written."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            row = self.get_object(request, unquote(object_id))
            self.lock([row.pk] if row else [])
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: M, form: forms.ModelForm[M], change: bool) -> None:
        """Nothing yet: a row is saved together with its relations, as one operation."""

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm[M], formsets: list[BaseFormSet[Any]], change: bool
    ) -> None:
        """Save the row and its relations, and record what changed."""
        row = form.instance
        act = Act(lambda: self.watched([row.pk]))
        super().save_model(request, row, form, change)
        super().save_related(request, form, formsets, change)
        kind = Operation.Kind.CHANGE if change else Operation.Kind.ADD
        reason = form.cleaned_data.get("reason", "")
        self.record(request, kind, act, self.about([row]), reason)

    def delete_model(self, request: HttpRequest, obj: M) -> None:
        """Delete a row, and record it."""
        self._delete(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[M]) -> None:
        """Delete several rows as one operation."""
        self._delete(request, list(queryset))

    def _delete(self, request: HttpRequest, rows: list[M]) -> None:
        pks = [row.pk for row in rows]
        self.lock(pks)
        act, about = Act(lambda: [*self.watched(pks), *self.taken_along(pks)]), self.about(rows)
        for row in rows:
            row.delete()
        self.record(request, Operation.Kind.DELETE, act, about, "")

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> list[Any]:
        """The operation says it."""
        return []

    def log_addition(self, request: HttpRequest, obj: M, message: Any) -> None:  # type: ignore[override]
        """The operation says it."""

    def log_change(self, request: HttpRequest, obj: M, message: Any) -> None:  # type: ignore[override]
        """The operation says it."""

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[M]) -> None:  # type: ignore[override]
        """The operation says it."""
