"""Taking rows out of the public archive, and other acts on several rows that ask before they act."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.admin.forms import WithholdForm
from debates.admin.reading import change_url
from debates.admin.recorded import RecordedAdmin
from debates.curation import Act
from debates.models import Operation, Withholdable

W = TypeVar("W", bound=Withholdable)
F = TypeVar("F", bound=forms.Form)
MOST = 500  # rows that one act may name: a form takes a thousand fields


class WithheldFilter(admin.SimpleListFilter):
    """Public or withheld."""

    title = gettext_lazy("synlighed")
    parameter_name = "synlighed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The two choices."""
        return [("vist", _("vist")), ("tilbageholdt", _("tilbageholdt"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice."""
        return queryset.filter(withheld_at__isnull=self.value() == "vist") if self.value() else queryset


class CuratedFilter(admin.SimpleListFilter):
    """Edited by hand or as imported."""

    title = gettext_lazy("rettet i hånden")
    parameter_name = "rettet"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The two choices."""
        return [("ja", _("ja")), ("nej", _("nej"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice."""
        if self.value() == "ja":
            return queryset.exclude(curated_fields=[])
        return queryset.filter(curated_fields=[]) if self.value() else queryset


class WithholdingAdmin(RecordedAdmin[W]):
    """Rows that can be withheld and released again, in the list and on their own page."""

    actions: tuple[str, ...] = ("withhold", "release")

    @admin.action(description=gettext_lazy("Tilbagehold …"), permissions=["change"])
    def withhold(self, request: HttpRequest, queryset: QuerySet[W]) -> HttpResponse | None:
        """Take rows out of the public archive; asks for the reason first."""
        rows = self.actable(queryset).filter(withheld_at__isnull=True)
        answer = self.ask(
            request,
            rows,
            WithholdForm,
            action="withhold",
            title=_("Tilbagehold"),
            text=_(
                "Det, der tilbageholdes, forsvinder fra alle offentlige sider og udtræk. "
                "Adressen svarer, at indholdet er fjernet, og hvorfor."
            ),
        )
        if not isinstance(answer, WithholdForm):
            return answer
        said = answer.cleaned_data
        values = {"withheld_at": timezone.now(), "withheld_reason": said["withheld_reason"]}
        kind = Operation.Kind.WITHHOLD
        self.act_on(request, rows, values, done=_("Tilbageholdt"), kind=kind, reason=said["reason"])
        return None

    @admin.action(description=gettext_lazy("Genudgiv"), permissions=["change"])
    def release(self, request: HttpRequest, queryset: QuerySet[W]) -> None:
        """Put withheld rows back into the public archive."""
        rows = self.actable(queryset).filter(withheld_at__isnull=False)
        values = {"withheld_at": None, "withheld_reason": ""}
        self.act_on(request, rows, values, done=_("Genudgivet"), kind=Operation.Kind.RELEASE)

    def actable(self, queryset: QuerySet[W]) -> QuerySet[W]:
        """Those of the chosen rows that an act may be about."""
        return queryset

    def ask(
        self, request: HttpRequest, queryset: QuerySet[W], form_class: type[F], *, action: str, title: str, text: str
    ) -> F | HttpResponse | None:
        """The filled-in form where the curator has confirmed, else the page that asks, or nothing to ask about."""
        rows = list(queryset.order_by("pk")[: MOST + 1])
        if not rows or len(rows) > MOST:
            told = _("Vælg højst %d ad gangen.") % MOST if rows else _("Der er ikke noget at gøre ved det valgte.")
            self.message_user(request, told, messages.WARNING)
            return None
        form = form_class(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            return form
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "text": text,
            "opts": self.opts,
            "rows": [(row.pk, self.called(row)) for row in rows],
            "form": form,
            "action": action,
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "own_page": _own_page(request, self.model),
        }
        return TemplateResponse(request, "admin/ask.html", context)

    @transaction.atomic
    def act_on(
        self,
        request: HttpRequest,
        queryset: QuerySet[W],
        values: Mapping[str, Any],
        *,
        done: str,
        kind: Operation.Kind,
        reason: str = "",
    ) -> None:
        """Give rows these values as one operation, and say so."""
        rows = list(queryset.order_by("pk").defer(*self.list_defer))
        pks = [row.pk for row in rows]
        self.lock(pks)
        act = Act(lambda: [self.model._base_manager.filter(pk__in=pks)])
        operation = None
        if rows:
            self.model._base_manager.filter(pk__in=pks).update(**values)
            operation = self.record(request, kind, act, self.about(rows), reason)
        self.tell(request, done, rows, operation)

    def row_actions(self, row: W) -> list[str]:
        """The acts that make sense for one row, on its own page."""
        return ["release" if row.is_withheld else "withhold"]

    def response_action(self, request: HttpRequest, queryset: QuerySet[W], *args: Any, **kwargs: Any) -> Any:
        """An act that was begun on the page of a row leads back to it."""
        answer, own_page = super().response_action(request, queryset, *args, **kwargs), _own_page(request, self.model)
        is_done = isinstance(answer, HttpResponseRedirect) and answer.url == request.get_full_path()
        return HttpResponseRedirect(own_page) if own_page and is_done else answer

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page of one row, with a button for each act."""
        row, actions = self.get_object(request, unquote(object_id)), self.get_actions(request)
        names = self.row_actions(row) if row else []
        buttons = [(name, action[2]) for name in names if (action := actions.get(name))]
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "row_actions": buttons})


def _own_page(request: HttpRequest, model: type[Withholdable]) -> str:
    """The page of the one row that an act was begun on; nothing where it was begun in the list."""
    chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
    return change_url(model._meta.label_lower, chosen[0]) if "own_page" in request.POST and len(chosen) == 1 else ""
