"""Curating authors and publishers, and the printed forms of their names."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from debates.admin.forms import VERBATIM, RecordedForm, short_text
from debates.admin.reading import link
from debates.admin.recorded import ReadOnlyAdmin, RecordedAdmin
from debates.models import Alias, Author, Authorship
from debates.models.addresses import free_slug
from debates.pages.keys import author_key
from debates.pages.slugs import slugify


class AuthorForm(RecordedForm[Author]):
    """A person or an organisation. The key comes from the first name and stays."""

    class Meta:
        model = Author
        fields = ("name", "kind")
        widgets = {"name": short_text(1)}

    def clean_name(self) -> str:
        """A new author bears a new name."""
        name: str = self.cleaned_data["name"]
        if self.instance.pk:
            return name
        name = name.strip()
        if not name:
            raise ValidationError(_("Skriv et navn."))
        if Author.objects.filter(key=author_key(name)).exists():
            raise ValidationError(_("Der er allerede en forfatter eller udgiver med det navn."))
        return name

    def save(self, commit: bool = True) -> Author:
        """With key and address."""
        if not self.instance.pk:
            self.instance.key = author_key(self.instance.name)
            self.instance.slug = free_slug(Author, slugify(self.instance.name), self.instance.key)
        return super().save(commit)


class AliasInline(admin.TabularInline[Alias, Author]):
    """The printed forms of a name. The next capture that prints one of them finds its author."""

    formfield_overrides = VERBATIM
    model = Alias
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """One line is enough."""
        return super().formfield_for_dbfield(db_field, request, **{**kwargs, "widget": short_text(1)})


@admin.register(Author)
class AuthorAdmin(RecordedAdmin[Author]):
    """Authors and publishers."""

    form = AuthorForm
    fields = ("name", "kind", "reason", "key", "slug")
    readonly_fields = ("key", "slug")
    inlines = (AliasInline,)
    list_display = ("name", "kind", "article_count", "published_count")
    list_filter = ("kind",)
    search_fields = ("name", "aliases__printed", "=key")
    ordering = ("sort_key",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Author]:
        """With how much each has signed and published."""
        counts = {
            "signed": Count("authorships", distinct=True),
            "issued": Count("published", distinct=True),
        }
        return super().get_queryset(request).annotate(**counts)

    def view_on_site(self, obj: Author) -> str:
        """The public page."""
        return obj.get_absolute_url()

    @admin.display(description=_("skrevet"), ordering="signed")
    def article_count(self, obj: Author) -> int:
        """How many articles are signed by the author."""
        return int(getattr(obj, "signed", 0))

    @admin.display(description=_("udgivet"), ordering="issued")
    def published_count(self, obj: Author) -> int:
        """How many articles the author has published."""
        return int(getattr(obj, "issued", 0))


@admin.register(Alias)
class AliasAdmin(ReadOnlyAdmin[Alias]):
    """Printed forms of names: to look up. They are edited on the page of the author."""

    list_display = ("printed", "author_link")
    list_select_related = ("author",)
    search_fields = ("printed", "author__name")
    ordering = ("printed",)

    @admin.display(description=_("forfatter"), ordering="author__sort_key")
    def author_link(self, obj: Alias) -> SafeString | str:
        """Where to edit it."""
        return link(obj.author)


@admin.register(Authorship)
class AuthorshipAdmin(ReadOnlyAdmin[Authorship]):
    """Who signed what: to look up. It is edited on the page of the article."""

    list_display = ("printed", "author_link", "article_link", "position")
    list_select_related = ("author", "article")
    list_defer = ("article__body", "article__parts", "article__origins")
    search_fields = ("printed", "author__name", "article__title")
    ordering = ("printed",)

    @admin.display(description=_("forfatter"), ordering="author__sort_key")
    def author_link(self, obj: Authorship) -> SafeString | str:
        """Whom it names."""
        return link(obj.author)

    @admin.display(description=_("artikel"))
    def article_link(self, obj: Authorship) -> SafeString | str:
        """Where to edit it."""
        return link(obj.article)
