"""Curating debates, and who answers whom between articles."""

from collections.abc import Collection
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from debates.admin.forms import RecordedForm, short_text
from debates.admin.reading import link, published
from debates.admin.recorded import RecordedAdmin
from debates.admin.withholding import CuratedFilter
from debates.curation.arranging import give_address
from debates.curation.verdicts import give_verdict
from debates.models import Article, Debate, Reply
from debates.models.debates import Verdict

_HEAVY = ("body", "parts", "origins")
_GROUNDS = 240  # characters in a list


class DebateForm(RecordedForm[Debate]):
    """A debate. One that a curator makes takes its key from its address."""

    class Meta:
        model = Debate
        fields = ("title", "introduction")
        widgets = {"title": short_text(1), "introduction": short_text(6)}

    def save(self, commit: bool = True) -> Debate:
        """With key and address."""
        debate = self.instance
        if not debate.pk:
            give_address(debate)
        return super().save(commit)


class DebateAdmin(RecordedAdmin[Debate]):
    """Debates. Articles are put into one on their own pages."""

    form = DebateForm
    fields = ("title", "introduction", "reason", "origin", "members", "joined_into", "key", "slug")
    readonly_fields = ("origin", "members", "joined_into", "key", "slug")
    list_display = ("title", "origin", "size", "comment_total")
    list_filter = ("origin", CuratedFilter)
    search_fields = ("title", "introduction", "=key")
    ordering = ("title",)

    def get_fields(self, request: HttpRequest, obj: Debate | None = None) -> Any:
        """What it is part of only where it is."""
        is_joined = obj is not None and obj.joined_into_id is not None
        return [name for name in self.fields if is_joined or name != "joined_into"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Debate]:
        """With its size and its comments."""
        return super().get_queryset(request).with_sizes()  # type: ignore[attr-defined, no-any-return]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Debate], search_term: str
    ) -> tuple[QuerySet[Debate], bool]:
        """A choice of debates offers none that is part of another."""
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.standing()  # type: ignore[attr-defined]
        return super().get_search_results(request, queryset, search_term)

    def taken_along(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """What is in it is left without a debate, and stays so; addresses of others lead to it no more."""
        return [Article.objects.filter(debate__in=pks), Debate.objects.filter(joined_into__in=pks)]

    def view_on_site(self, obj: Debate) -> str:
        """The public page."""
        return obj.get_absolute_url()

    @admin.display(description=_("indlæg"), ordering="contribution_count")
    def size(self, obj: Debate) -> int:
        """How many contributions."""
        return int(getattr(obj, "contribution_count", 0))

    @admin.display(description=_("kommentarer"), ordering="reader_comments")
    def comment_total(self, obj: Debate) -> int:
        """How many reader comments."""
        return int(getattr(obj, "reader_comments", 0))

    @admin.display(description=_("indlæg"))
    def members(self, obj: Debate) -> SafeString:
        """The contributions, in time."""
        articles = Article.objects.filter(debate=obj).by_date().defer(*_HEAVY) if obj.pk else Article.objects.none()
        lines = ((link(article), published(article)) for article in articles)
        return format_html('<ul class="plain">{}</ul>', format_html_join("", "<li>{} ({})</li>", lines))


class VerdictAdmin(RecordedAdmin[Any]):
    """Guesses that a curator accepts or rejects; no import overwrites the verdict."""

    actions = ("accept", "reject")

    @admin.display(description=_("grundlag"), ordering="evidence")
    def grounds(self, obj: Any) -> str:
        """The words that it rests on; of very many their beginning."""
        return Truncator(obj.evidence).chars(_GROUNDS) or "–"

    @admin.action(description=_("Godkend"), permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """It is so."""
        self._judge(request, queryset, Verdict.ACCEPTED)

    @admin.action(description=_("Afvis"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """It is not so."""
        self._judge(request, queryset, Verdict.REJECTED)

    @transaction.atomic
    def _judge(self, request: HttpRequest, queryset: QuerySet[Any], verdict: Verdict) -> None:
        rows = list(queryset.order_by("pk"))
        pks = [row.pk for row in rows]
        self.lock(pks)
        operation = give_verdict(rows, verdict, self.about(rows), by=cast(User, request.user))
        if operation:
            self.settle(operation)
        self.tell(request, str(verdict.label).capitalize(), rows, operation)


class ReplyForm(RecordedForm[Reply]):
    """An answer that a curator sets, or a verdict on one that was found."""

    class Meta:
        model = Reply
        fields = ("article", "kind", "answers", "evidence", "verdict")
        widgets = {"evidence": short_text()}

    def clean(self) -> dict[str, Any]:
        """An article never answers itself."""
        values = super().clean() or self.cleaned_data
        if values.get("article") and values["article"] == values.get("answers"):
            self.add_error("answers", _("En artikel kan ikke svare på sig selv."))
        return values

    def save(self, commit: bool = True) -> Reply:
        """What is added by hand is a curator's, and its words are taken to stand in the answering article."""
        if not self.instance.pk:
            self.instance.origin = Reply.Origin.CURATED
            self.instance.spoken_in = self.instance.article
        return super().save(commit)


class ReplyAdmin(VerdictAdmin):
    """Which article answers which. Nothing is deleted: what is not so is rejected, and stays rejected."""

    form = ReplyForm
    fields = ("article", "kind", "answers", "evidence", "verdict", "reason", "origin", "spoken_in", "method", "version")
    autocomplete_fields = ("article", "answers")
    list_display = ("grounds", "verdict", "pair", "origin")
    list_select_related = ("article", "answers")
    list_defer = tuple(f"{side}__{name}" for side in ("article", "answers") for name in _HEAVY)
    list_filter = ("verdict", "origin", "method")
    search_fields = ("evidence", "article__title", "answers__title", "=article__key", "=answers__key")
    ordering = ("-pk",)

    def get_readonly_fields(self, request: HttpRequest, obj: Reply | None = None) -> tuple[str, ...]:
        """Only a curator's own words are a curator's to change."""
        fixed = ("origin", "spoken_in", "method", "version")
        if obj is None:
            return fixed
        found = obj.origin != Reply.Origin.CURATED
        return (*fixed, "article", "answers", *(("evidence",) if found else ()))

    def has_delete_permission(self, request: HttpRequest, obj: Reply | None = None) -> bool:
        """See above."""
        return False

    @admin.display(description=_("hvem svarer hvem"), ordering="article__title")
    def pair(self, obj: Reply) -> SafeString:
        """Which article answers or mentions which."""
        return format_html("{} <em>{}</em> {}", link(obj.article), obj.get_kind_display(), link(obj.answers))
