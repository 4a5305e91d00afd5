"""Curating tags."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from debates.admin.forms import RecordedForm, short_text
from debates.admin.reading import link
from debates.admin.recorded import ReadOnlyAdmin, RecordedAdmin
from debates.models import Tag, Tagging
from debates.models.addresses import free_slug
from debates.pages.keys import tag_key
from debates.pages.slugs import slugify


class TagForm(RecordedForm[Tag]):
    """An emneord. The key comes from its first form and stays."""

    class Meta:
        model = Tag
        fields = ("name", "kind", "newsletter_date")
        widgets = {"name": short_text(1)}

    def clean_name(self) -> str:
        """A new tag is not there yet."""
        name: str = self.cleaned_data["name"]
        if self.instance.pk:
            return name
        name = name.strip()
        if not name:
            raise ValidationError(_("Skriv emneordet."))
        if Tag.objects.filter(key=tag_key(name)).exists():
            raise ValidationError(_("Emneordet findes allerede."))
        return name

    def clean(self) -> dict[str, Any]:
        """A date belongs to a newsletter."""
        values = super().clean() or self.cleaned_data
        if values.get("newsletter_date") and values.get("kind") != Tag.Kind.NEWSLETTER:
            self.add_error("newsletter_date", _("Kun en nyhedsbrevsdato har en dato."))
        return values

    def save(self, commit: bool = True) -> Tag:
        """With key and address."""
        if not self.instance.pk:
            self.instance.key = tag_key(self.instance.name)
            self.instance.slug = free_slug(Tag, slugify(self.instance.name), self.instance.key)
        return super().save(commit)


class TagAdmin(RecordedAdmin[Tag]):
    """Tags."""

    form = TagForm
    fields = ("name", "kind", "newsletter_date", "reason", "key", "slug")
    readonly_fields = ("key", "slug")
    list_display = ("name", "kind", "newsletter_date", "article_count")
    list_filter = ("kind",)
    search_fields = ("name", "=key")
    date_hierarchy = "newsletter_date"
    ordering = ("sort_key",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """With how many articles bear each."""
        return super().get_queryset(request).annotate(borne=Count("taggings"))

    def view_on_site(self, obj: Tag) -> str:
        """The public page."""
        return obj.get_absolute_url()

    @admin.display(description=_("artikler"), ordering="borne")
    def article_count(self, obj: Tag) -> int:
        """How many articles bear the tag."""
        return int(getattr(obj, "borne", 0))


@admin.register(Tagging)
class TaggingAdmin(ReadOnlyAdmin[Tagging]):
    """Which article bears which tag: to look up. It is edited on the page of the article."""

    list_display = ("tag_link", "article_link", "position")
    list_select_related = ("tag", "article")
    list_defer = ("article__body", "article__parts", "article__origins")
    search_fields = ("tag__name", "article__title")
    ordering = ("tag__sort_key", "article_id")

    @admin.display(description=_("emneord"), ordering="tag__sort_key")
    def tag_link(self, obj: Tagging) -> SafeString | str:
        """The tag."""
        return link(obj.tag)

    @admin.display(description=_("artikel"))
    def article_link(self, obj: Tagging) -> SafeString | str:
        """Where to edit it."""
        return link(obj.article)
