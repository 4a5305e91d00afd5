"""Curating comments. Registered in `archive.admin`, for a change to them reaches the articles too."""

from collections.abc import Collection
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from comments.admin.claims import CuratorClaimInline, FoundClaimInline
from comments.curation import erase
from comments.models import Comment, ReplyClaim
from debates.admin.forms import ReasonForm, RecordedForm, short_text
from debates.admin.reading import link
from debates.admin.withholding import CuratedFilter, WithheldFilter, WithholdingAdmin
from debates.curation.snapshots import field_label
from debates.models import Article, Operation, Source

_ARTICLE_HEAVY = ("article__body", "article__parts", "article__origins")


class CommentForm(RecordedForm[Comment]):
    """What everybody may read of a comment."""

    class Meta:
        model = Comment
        fields = ("title", "body", "name_hidden")
        widgets = {"title": short_text(1), "body": short_text(12)}


class CommentAdmin(WithholdingAdmin[Comment]):
    """Comments come from captures alone, and nobody deletes one: it is withheld, and if need be its words are."""

    form = CommentForm
    actions: tuple[str, ...] = ("withhold", "release", "hide_name", "show_name", "erase_words")
    list_display = ("shown_title", "state", "name", "posted", "article_link", "word_count")
    list_select_related = ("article",)
    list_defer = ("body", "captured_title", "captured_body", *_ARTICLE_HEAVY)
    list_filter = (
        WithheldFilter,
        "name_hidden",
        CuratedFilter,
        "vanished",
        ("parent", admin.EmptyFieldListFilter),
    )
    search_fields = ("title", "printed_name", "=key", "=article__key", "article__title")
    search_help_text = _("Overskrift, navn, artiklens titel eller en nøgle")
    date_hierarchy = "posted"
    ordering = ("-posted", "-pk")
    inlines = (FoundClaimInline, CuratorClaimInline)
    readonly_fields = (
        "printed_name",
        "captured_title",
        "captured_words",
        "article_link",
        "posted",
        "ordinal",
        "parent_link",
        "key",
        "source_link",
        "captured_lines",
        "on_page",
        "fields_by_hand",
        "withheld",
    )
    fieldsets = (
        (_("Det, alle ser"), {"fields": ("title", "body", "name_hidden", "reason")}),
        (_("Som trykt"), {"fields": ("printed_name", "captured_title", "captured_words")}),
        (_("Plads"), {"fields": ("article_link", "posted", "ordinal", "parent_link")}),
        (
            _("Proveniens"),
            {"fields": ("key", "source_link", "captured_lines", "on_page", "fields_by_hand", "withheld")},
        ),
    )

    def row_actions(self, row: Comment) -> list[str]:
        """The acts that make sense for one comment."""
        name = "show_name" if row.name_hidden else "hide_name"
        return [*super().row_actions(row), name, *(["erase_words"] if row.is_withheld else [])]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """See above."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """See above."""
        return False

    def has_erase_permission(self, request: HttpRequest) -> bool:
        """Forgetting for good is for superusers."""
        return cast(User, request.user).is_superuser

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Comment], search_term: str
    ) -> tuple[QuerySet[Comment], bool]:
        """A choice of comments offers the public ones only."""
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.public()  # type: ignore[attr-defined]
        return super().get_search_results(request, queryset, search_term)

    def watched(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The comment, and what it is said to answer."""
        return [*super().watched(pks), ReplyClaim.objects.filter(comment__in=pks)]

    def locked(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The article counts them."""
        return [Article.objects.filter(comments__in=pks), *self.watched(pks)]

    def view_on_site(self, obj: Comment) -> str:
        """The public page."""
        return obj.get_absolute_url()

    @admin.action(description=_("Skjul navnet"), permissions=["change"])
    def hide_name(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """The comment stays, its writer is not named."""
        rows, done = queryset.filter(name_hidden=False), _text("Navnet er skjult")
        self.act_on(request, rows, {"name_hidden": True}, done=done, kind=Operation.Kind.CHANGE)

    @admin.action(description=_("Vis navnet igen"), permissions=["change"])
    def show_name(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """The writer is named again."""
        rows, done = queryset.filter(name_hidden=True), _text("Navnet vises igen")
        self.act_on(request, rows, {"name_hidden": False}, done=done, kind=Operation.Kind.CHANGE)

    @admin.action(description=_("Slet ordene for altid …"), permissions=["erase"])
    def erase_words(self, request: HttpRequest, queryset: QuerySet[Comment]) -> HttpResponse | None:
        """Blank name and words of withheld comments, here and in the history. Asks first."""
        rows = queryset.filter(withheld_at__isnull=False)
        answer = self.ask(
            request,
            rows,
            ReasonForm,
            action="erase_words",
            title=_text("Slet ordene for altid"),
            text=_text(
                "Navn, overskrift og tekst slettes i arkivet og i historikken. Det kan ikke fortrydes. "
                "Den optagne fil bliver liggende, som den blev optaget, og andre kommentarer kan stadig nævne navnet."
            ),
        )
        if not isinstance(answer, ReasonForm):
            return answer
        self._erase(request, rows, answer.cleaned_data["reason"])
        return None

    @transaction.atomic
    def _erase(self, request: HttpRequest, rows: QuerySet[Comment], reason: str) -> None:
        self.lock(list(rows.values_list("pk", flat=True)))
        for comment in list(rows):
            self.settle(erase(comment, by=cast(User, request.user), reason=reason))
        self.message_user(request, _text("Ordene er slettet for altid."), messages.SUCCESS)

    @admin.display(description=_("overskrift"), ordering="title")
    def shown_title(self, obj: Comment) -> str:
        """The title, else the key."""
        return str(obj)

    @admin.display(description=_("navn"), ordering="printed_name")
    def name(self, obj: Comment) -> str:
        """The printed name, as far as it may be seen."""
        return _text("(fjernet)") if obj.name_hidden else obj.printed_name

    @admin.display(description=_("artikel"), ordering="article__title")
    def article_link(self, obj: Comment) -> SafeString | str:
        """The article under which it stands."""
        return link(obj.article)

    @admin.display(description=_("tilstand"))
    def state(self, obj: Comment) -> str:
        """What is unusual about it."""
        marks = {
            _text("tilbageholdt"): obj.is_withheld,
            _text("forsvundet"): obj.vanished,
            _text("rettet"): bool(obj.curated_fields),
        }
        return ", ".join(mark for mark, holds in marks.items() if holds)

    @admin.display(description=_("tilbageholdt"))
    def withheld(self, obj: Comment) -> str:
        """Why it is not public."""
        return obj.get_withheld_reason_display() if obj.is_withheld else _text("nej")

    @admin.display(description=_("tekst som trykt"))
    def captured_words(self, obj: Comment) -> SafeString:
        """The words of the capture."""
        return format_html('<div class="words">{}</div>', obj.captured_body or "–")

    @admin.display(description=_("svarer på"))
    def parent_link(self, obj: Comment) -> SafeString | str:
        """Its place in the tree, as chosen from the claims."""
        return link(obj.parent) if obj.parent else _text("artiklen")

    @admin.display(description=_("kilde"))
    def source_link(self, obj: Comment) -> SafeString | str:
        """The captured file."""
        return link(Source.objects.defer("content").get(pk=obj.source_id))

    @admin.display(description=_("linjer"))
    def captured_lines(self, obj: Comment) -> str:
        """Where in the file it stands."""
        return f"{obj.source_line}–{obj.source_end_line}"

    @admin.display(description=_("i den seneste afskrift"))
    def on_page(self, obj: Comment) -> str:
        """Whether the page still shows it."""
        return _text("forsvundet fra siden") if obj.vanished else _text("står stadig på siden")

    @admin.display(description=_("rettet i hånden"))
    def fields_by_hand(self, obj: Comment) -> str:
        """What the next import leaves alone."""
        return ", ".join(field_label("comments.comment", name) for name in obj.curated_fields) or "–"
