"""Merging articles that are one page: which one is kept, side by side, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from debates.admin.forms import ReasonForm
from debates.admin.reading import change_url, link, published
from debates.admin.withholding import WithholdingAdmin
from debates.merging import MOST, MergePlan, MergeRefusedError
from debates.models import Article, Operation

_CHOSEN, _KEPT = "artikel", "behold"
_MOST_SUGGESTED = 10


@dataclass(frozen=True, slots=True)
class Side:
    """One of the articles, as the page shows it beside the others; `keep_url` is the same page with this one kept."""

    article: Article
    is_kept: bool
    change_url: str
    keep_url: str
    day: str
    senders: str
    captures: int
    comments: int


class MergedFilter(admin.SimpleListFilter):
    """Standing for itself, or merged into another."""

    title = _("slået sammen")
    parameter_name = "sammen"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The two choices."""
        return [("nej", _text("står selv")), ("ja", _text("slået sammen med en anden"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice."""
        return queryset.filter(merged_into__isnull=self.value() == "nej") if self.value() else queryset


class MergingAdmin(WithholdingAdmin[Article]):
    """Articles that can be merged, from the list and from their own pages."""

    actions: tuple[str, ...] = (*WithholdingAdmin.actions, "merge")
    merging_needs: tuple[str, ...] = ("debates.change_article",)

    def plan_merge(self, kept: Article, others: Sequence[Article]) -> MergePlan:
        """What merging will do. For `archive.admin` to say."""
        raise NotImplementedError

    def do_merge(self, request: HttpRequest, kept: Article, others: Sequence[Article], reason: str) -> Operation:
        """Merge, and bring in step what rests on it. For `archive.admin` to say."""
        raise NotImplementedError

    @admin.action(description=_("Slå sammen …"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse:
        """Go to the page that shows the articles side by side."""
        pks = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        return HttpResponseRedirect(_merge_url(pks))

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Whoever may change what a merge changes."""
        return request.user.has_perms(self.merging_needs)

    def row_actions(self, row: Article) -> list[str]:
        """What was merged into another leads there, and no act is about it but undoing."""
        return [] if row.merged_into_id else [*super().row_actions(row), "merge"]

    def actable(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """See `row_actions`."""
        return queryset.filter(merged_into=None)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """See `row_actions`."""
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def get_urls(self) -> list[URLPattern]:
        """With the page that merges."""
        merging = path("slaa-sammen/", self.admin_site.admin_view(self.merge_view), name="debates_article_merge")
        return [merging, *super().get_urls()]

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Shows what will be merged into what, and merges when asked by POST."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        articles = _chosen(request.GET)
        if len(articles) < 2:
            return self._choose(request, articles)
        kept = next((each for each in articles if str(each.pk) == request.GET.get(_KEPT)), _most_likely(articles))
        others = [each for each in articles if each != kept]
        form, refused = ReasonForm(request.POST if request.method == "POST" else None), []
        if form.is_valid():
            try:
                return self._merged(request, kept, others, form.cleaned_data["reason"])
            except MergeRefusedError as error:
                refused = error.reasons
        plan = self.plan_merge(kept, others)
        plan.obstacles = list(dict.fromkeys([*plan.obstacles, *refused]))
        context = {
            **self._context(request),
            "plan": plan,
            "sides": [_side(each, kept, articles) for each in [kept, *others]],
            "form": form,
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def _merged(self, request: HttpRequest, kept: Article, others: Sequence[Article], reason: str) -> HttpResponse:
        operation = self.do_merge(request, kept, others, reason)
        self.tell(request, _text("Slået sammen"), [kept], operation)
        return HttpResponseRedirect(change_url("debates.article", kept.pk))

    def _choose(self, request: HttpRequest, articles: Sequence[Article]) -> HttpResponse:
        if request.GET.get(_KEPT):
            self.message_user(request, _text("Vælg en anden artikel end den selv."), messages.WARNING)
        form = ChoiceForm()
        context = {
            **self._context(request),
            "article": articles[0] if articles else None,
            "suggested": _suggested(articles[0]) if articles else [],
            "form": form,
        }
        return TemplateResponse(request, "admin/merge_choice.html", {**context, "media": self.media + form.media})

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": _text("Slå artikler sammen"), "opts": self.opts}

    def own_fieldsets(self, request: HttpRequest, obj: Article | None) -> Any:
        """What the page of an article has besides."""
        return super().get_fieldsets(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """First where the article leads to, or what leads to it."""
        fieldsets = self.own_fieldsets(request, obj)
        if obj and obj.merged_into_id:
            return [(None, {"fields": ("merged_into_link", "title", "lead", "mentioned_as", "key", "slug")})]
        if obj and obj.duplicates.exists():
            return [*fieldsets, (_("Slået sammen"), {"fields": ("duplicate_links",)})]
        return fieldsets

    @admin.display(description=_("slået sammen med"))
    def merged_into_link(self, obj: Article) -> SafeString | str:
        """The article that stands for it."""
        return link(obj.merged_into)

    @admin.display(description=_("står også for"))
    def duplicate_links(self, obj: Article) -> SafeString:
        """Those that lead to it."""
        lines = ((link(each), each.slug) for each in obj.duplicates.defer("body", "parts").order_by("pk"))
        return format_html('<ul class="plain">{}</ul>', format_html_join("", "<li>{} ({})</li>", lines))


class ChoiceForm(forms.Form):
    """Which other article is the same page: it is looked up by typing, and sent as an address."""

    behold = forms.ModelChoiceField(
        Article.objects.captured(),
        label=_("Slå sammen med"),
        widget=AutocompleteSelect(Article._meta.get_field("merged_into"), admin.site),
        help_text=_("Artiklen, der skal beholdes. På næste side kan du bytte om."),
    )


def _chosen(query: QueryDict) -> list[Article]:
    """The articles that an address names, each once, as it names them."""
    named = [*query.getlist(_CHOSEN), *query.getlist(_KEPT)]
    pks = dict.fromkeys(int(pk) for pk in named if pk.isascii() and pk.isdigit() and len(pk) < 19)
    return _counted(list(pks)[: MOST + 1])


def _counted(pks: Sequence[int]) -> list[Article]:
    """The articles of these ids, in this order, each with the number of its captures and of all its comments."""
    rows = Article.objects.filter(pk__in=pks).select_related("publisher").prefetch_related("authors")
    counted = rows.annotate(
        capture_count=Count("sources", distinct=True),
        all_comments=Count("comments", distinct=True),
    )
    found = {row.pk: row for row in counted}
    return [found[pk] for pk in pks if pk in found]


def _suggested(article: Article) -> list[Side]:
    """Other articles of the same title."""
    same = Article.objects.captured().filter(title_key=article.title_key).exclude(pk=article.pk).order_by("key")
    pks = same.values_list("pk", flat=True)[:_MOST_SUGGESTED]
    return [_side(each, each, [each, article]) for each in _counted(list(pks))]


def _most_likely(articles: Sequence[Article]) -> Article:
    """The one that is kept unless the curator says otherwise: captured, with most comments, first in the archive."""
    return min(articles, key=lambda each: (each.is_placeholder, -getattr(each, "all_comments", 0), each.pk))


def _side(article: Article, kept: Article, articles: Sequence[Article]) -> Side:
    names = [author.name for author in article.authors.all()]
    return Side(
        article,
        article == kept,
        change_url("debates.article", article.pk),
        _merge_url([each.pk for each in articles], article.pk),
        published(article),
        ", ".join(names) or (article.publisher.name if article.publisher else article.publisher_printed),
        getattr(article, "capture_count", 0),
        getattr(article, "all_comments", 0),
    )


def _merge_url(pks: Sequence[int], kept: int | None = None) -> str:
    query = QueryDict(mutable=True)
    query.setlist(_CHOSEN, [str(pk) for pk in pks])
    if kept is not None:
        query[_KEPT] = str(kept)
    return f"{reverse('admin:debates_article_merge')}?{query.urlencode()}"
