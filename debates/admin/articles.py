"""Curating articles."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.admin.article_forms import ArticleForm, PlaceholderForm
from debates.admin.captures import capture_list
from debates.admin.inlines import AuthorshipInline, CuratedReplyInline, FoundReplyInline, TaggingInline, save_list
from debates.admin.merging import MergedFilter, MergingAdmin
from debates.admin.reading import link, published
from debates.admin.withholding import CuratedFilter, WithheldFilter
from debates.curation.snapshots import field_label
from debates.models import Article, Authorship, Reply, Source, Tagging

_DATE = (
    "published_on",
    "published_time",
    "published_precision",
    "published_not_before",
    "published_not_after",
    "published_evidence",
)
_TEXT = ("title", "lead", "parts", "byline", "category", "photo_caption", "photo_credit")
_PROVENANCE = ("key", "slug", "captures", "field_origins", "fields_by_hand", "answered_by_list", "withheld")
_WITHOUT_CAPTURES = tuple(name for name in _PROVENANCE if name not in ("captures", "field_origins"))


class ArticleAdmin(MergingAdmin):
    """Articles and placeholders. Nobody deletes an article: it is withheld, or what made it is undone."""

    form = ArticleForm
    list_display = ("heading", "state", "day", "debate", "comment_count")
    list_select_related = ("debate", "publisher")
    list_defer = ("body", "parts", "origins")
    list_filter = (
        WithheldFilter,
        "is_placeholder",
        CuratedFilter,
        MergedFilter,
        "published_precision",
        ("debate", admin.EmptyFieldListFilter),
        "category",
    )
    search_fields = ("title", "lead", "byline", "mentioned_as", "=key", "publisher_printed")
    search_help_text = _("Titel, manchet, navnelinje, udgiver eller nøgle")
    date_hierarchy = "sort_date"
    ordering = (F("sort_date").desc(nulls_last=True), "key")
    autocomplete_fields = ("publisher", "debate")
    readonly_fields = (*_PROVENANCE, "activity", "merged_into_link", "duplicate_links")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With the authors for the list."""
        return super().get_queryset(request).prefetch_related("authorships__author")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """A choice of articles offers the public ones only, and as the one that stands for others a captured one."""
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.public()  # type: ignore[attr-defined]
            if request.GET.get("field_name") == "merged_into":
                queryset = queryset.captured()  # type: ignore[attr-defined]
        return super().get_search_results(request, queryset, search_term)

    def own_fieldsets(self, request: HttpRequest, obj: Article | None) -> Any:
        """A placeholder has no text of its own."""
        why = (None, {"fields": ("reason",)})
        origin = _PROVENANCE if request.user.has_perm("debates.view_source") else _WITHOUT_CAPTURES
        date = (_("Dato"), {"fields": (_DATE[:3], _DATE[3:5], _DATE[5])})
        provenance = (_("Proveniens"), {"fields": origin})
        if obj is None:
            return [(None, {"fields": ("speaker", "mentioned_as", "debate")}), date, why]
        if obj.is_placeholder:
            return [(None, {"fields": ("speaker", "mentioned_as", "debate")}), date, why, provenance]
        publisher = ("publisher", "publisher_printed", "publisher_blurb", "activity")
        return [
            (None, {"fields": (*_TEXT, "debate")}),
            date,
            (_("Udgiver"), {"fields": publisher}),
            why,
            (_("Proveniens"), {"fields": ("source_address", *origin)}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """The article that a placeholder rests on is chosen once."""
        return (*self.readonly_fields, "speaker") if obj and obj.is_placeholder else self.readonly_fields

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> Any:
        """A placeholder is signed by nobody."""
        if obj is None:
            return []
        replies = [FoundReplyInline, CuratedReplyInline]
        return replies if obj.is_placeholder else [AuthorshipInline, TaggingInline, *replies]

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        """What is added by hand is a placeholder; captured articles come from captures."""
        return super().get_form(request, obj, change, **({"form": PlaceholderForm} if obj is None else {}), **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """See above."""
        return False

    def watched(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The article, what it is said to answer and what is said to answer it."""
        return [*super().watched(pks), Reply.objects.filter(Q(article__in=pks) | Q(answers__in=pks))]

    def save_formset(
        self,
        request: HttpRequest,
        form: forms.ModelForm[Article],
        formset: BaseInlineFormSet[Any, Any, Any],
        change: bool,
    ) -> None:
        """Authors and tags are stored as lists."""
        names = {Authorship: "authors", Tagging: "tags"}
        if formset.model in names and formset.has_changed():
            save_list(form.instance, names[formset.model], formset)
        elif formset.model not in names:
            super().save_formset(request, form, formset, change)

    def view_on_site(self, obj: Article) -> str:
        """The public page."""
        return obj.get_absolute_url()

    @admin.display(description=_("titel"), ordering="title")
    def heading(self, obj: Article) -> SafeString:
        """The title, or what stands in its place, and under it the authors, else the publisher."""
        names = [signed.author.name for signed in obj.authorships.all()]
        senders = ", ".join(names) or (obj.publisher.name if obj.publisher else "")
        return format_html('{} <span class="senders">{}</span>', obj.heading, senders)

    @admin.display(description=_("dato"), ordering="sort_date")
    def day(self, obj: Article) -> str:
        """The day, or the bounds that are known."""
        return published(obj)

    @admin.display(description=_("tilstand"))
    def state(self, obj: Article) -> str:
        """What is unusual about it."""
        marks = {
            _text("tilbageholdt"): obj.is_withheld,
            _text("ikke bevaret"): obj.is_placeholder,
            _text("slået sammen"): obj.merged_into_id is not None,
            _text("rettet"): bool(obj.curated_fields),
        }
        return ", ".join(mark for mark, holds in marks.items() if holds)

    @admin.display(description=_("udgiverens aktivitet"))
    def activity(self, obj: Article) -> str:
        """What the page counts of the publisher's doings."""
        names = {"articles": _text("artikler"), "events": _text("events"), "competences": _text("kompetenceområder")}
        counts = obj.publisher_activity
        return ", ".join(f"{label}: {counts[name]}" for name, label in names.items() if name in counts) or "–"

    @admin.display(description=_("tilbageholdt"))
    def withheld(self, obj: Article) -> str:
        """Why it is not public."""
        return obj.get_withheld_reason_display() if obj.is_withheld else _text("nej")

    @admin.display(description=_("omtalt i"))
    def speaker(self, obj: Article) -> SafeString | str:
        """The article that a placeholder rests on."""
        return link(obj.mentioned_in)

    @admin.display(description=_("afskrifter"))
    def captures(self, obj: Article) -> SafeString:
        """Every captured file of the page."""
        return capture_list(obj.pk)

    @admin.display(description=_("felternes kilder"))
    def field_origins(self, obj: Article) -> SafeString:
        """Which capture each field was taken from."""
        given = Source.objects.filter(sha256__in=obj.origins.values()).defer("content").order_by("-pk")
        links = {source.sha256: link(source) for source in given}
        origins = (
            (field_label("debates.article", name), links.get(origin, origin))
            for name, origin in sorted(obj.origins.items())
        )
        return format_html('<ul class="plain">{}</ul>', format_html_join("", "<li>{}: {}</li>", origins))

    @admin.display(description=_("rettet i hånden"))
    def fields_by_hand(self, obj: Article) -> str:
        """What the next import leaves alone."""
        return ", ".join(field_label("debates.article", name) for name in obj.curated_fields) or "–"

    @admin.display(description=_("besvaret af"))
    def answered_by_list(self, obj: Article) -> SafeString:
        """The answers to it."""
        replies = Reply.objects.filter(answers=obj).select_related("article")
        lines = ((link(reply.article), reply.get_verdict_display()) for reply in replies)
        return format_html('<ul class="plain">{}</ul>', format_html_join("", "<li>{} ({})</li>", lines))
