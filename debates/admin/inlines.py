"""What is edited on the page of an article: who signed it, its tags, what it answers."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from debates.admin.forms import VERBATIM, PlacedForm, short_text
from debates.curation.snapshots import Values, set_owned
from debates.models import Article, Authorship, Reply, Tagging


class AuthorshipForm(PlacedForm[Authorship]):
    """Who signed, and how the name is printed."""

    class Meta:
        model = Authorship
        fields = ("author", "printed")
        widgets = {"printed": short_text(1)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["printed"].required = False
        self.fields["printed"].help_text = _("Tomt: som forfatteren hedder.")

    def clean(self) -> dict[str, Any]:
        """The printed form is the name, where nothing else is said."""
        values = super().clean() or self.cleaned_data
        if values.get("author") and not values.get("printed"):
            values["printed"] = values["author"].name
        return values


class AuthorshipInline(admin.TabularInline[Authorship, Article]):
    """Who signed."""

    formfield_overrides = VERBATIM
    model = Authorship
    form = AuthorshipForm
    verbose_name, verbose_name_plural = _("forfatter"), _("forfattere")
    fields = ("place", "author", "printed")
    autocomplete_fields = ("author",)
    extra = 0


class TaggingForm(PlacedForm[Tagging]):
    """A tag at its place."""

    class Meta:
        model = Tagging
        fields = ("tag",)


class TaggingInline(admin.TabularInline[Tagging, Article]):
    """The tags, in printed order."""

    formfield_overrides = VERBATIM
    model = Tagging
    form = TaggingForm
    verbose_name, verbose_name_plural = _("linje med emneord"), _("emneord")  # Django asks for "endnu en"
    fields = ("place", "tag")
    autocomplete_fields = ("tag",)
    extra = 0


class FoundReplyInline(admin.TabularInline[Reply, Article]):
    """What the article was found to answer: a curator says whether it is so."""

    formfield_overrides = VERBATIM
    model = Reply
    fk_name = "article"
    verbose_name_plural = _("svar fundet i teksterne")
    fields = ("kind", "answers", "origin", "evidence", "verdict")
    readonly_fields = ("kind", "answers", "origin", "evidence")
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        """Those that no curator made."""
        return super().get_queryset(request).exclude(origin=Reply.Origin.CURATED).select_related("answers")

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """They are found, not made."""
        return False


class CuratedReplyForm(forms.ModelForm[Reply]):
    """An answer that a curator sets."""

    class Meta:
        model = Reply
        fields = ("answers", "evidence", "verdict")
        widgets = {"evidence": short_text()}

    def clean(self) -> dict[str, Any]:
        """An article never answers itself."""
        values = super().clean() or self.cleaned_data
        if values.get("answers") and values["answers"].pk == self.instance.article_id:
            self.add_error("answers", _("En artikel kan ikke svare på sig selv."))
        return values

    def save(self, commit: bool = True) -> Reply:
        """The words are taken to stand in the answering article."""
        self.instance.origin = Reply.Origin.CURATED
        if not self.instance.spoken_in_id:
            self.instance.spoken_in = self.instance.article
        return super().save(commit)


class CuratedReplyInline(admin.TabularInline[Reply, Article]):
    """What a curator says that the article answers. One that no longer holds is given the verdict "rejected"."""

    formfield_overrides = VERBATIM
    model = Reply
    form = CuratedReplyForm
    fk_name = "article"
    verbose_name, verbose_name_plural = _("linje med svar"), _("svar sat af redaktionen")
    autocomplete_fields = ("answers",)
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reply]:
        """Those that a curator made."""
        return super().get_queryset(request).filter(origin=Reply.Origin.CURATED)


def save_list(article: Article, name: str, formset: BaseInlineFormSet[Any, Any, Any]) -> None:
    """Store authors or tags in the order of their places, counted anew from 1; those without a place come last."""
    kept = [
        form
        for form in formset.forms
        if form not in formset.deleted_forms and form.has_changed() | bool(form.instance.pk)
    ]
    kept.sort(key=lambda form: form.cleaned_data.get("place") or len(formset.forms) + 1)
    set_owned(article, name, [_item(form.instance, position) for position, form in enumerate(kept, start=1)])


def _item(row: Authorship | Tagging, position: int) -> Values:
    if isinstance(row, Authorship):
        return {"position": position, "author": row.author.key, "printed": row.printed}
    return {"position": position, "tag": row.tag.key}
