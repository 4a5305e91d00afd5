"""The curators' site: its name, and what changes articles and comments at once."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from archive import curation, merging
from archive.reviewing.ways import ARRANGING, BACK, SPLITTING
from comments.admin.claims import ReplyClaimAdmin
from comments.admin.comments import CommentAdmin
from comments.models import Comment, ReplyClaim
from debates.admin.articles import ArticleAdmin
from debates.admin.debates import DebateAdmin, ReplyAdmin
from debates.admin.operations import OperationAdmin
from debates.admin.reading import change_url
from debates.admin.sources import SourceAdmin
from debates.admin.tags import TagAdmin
from debates.merging import MergePlan
from debates.models import Article, Debate, Operation, Reply, Source, Tag

admin.site.site_title = _("Redaktionen")
admin.site.site_header = _("Debatarkivets redaktion")
admin.site.index_title = _("Arkivet")


class Settling:
    """Counts, trees and debates follow every change."""

    def settle(self, operation: Operation) -> None:
        """See `archive.curation`."""
        curation.settle(operation)


@admin.register(Article)
class ArchiveArticleAdmin(Settling, ArticleAdmin):
    """Articles, with the way to their comments."""

    merging_needs = ("debates.change_article", "comments.change_comment")

    def plan_merge(self, kept: Article, others: Sequence[Article]) -> MergePlan:
        """See `archive.merging`."""
        return merging.plan(kept, others)

    def do_merge(self, request: HttpRequest, kept: Article, others: Sequence[Article], reason: str) -> Operation:
        """See `archive.merging`."""
        return merging.merge(kept, others, by=cast(User, request.user), reason=reason)

    def get_fieldsets(self, request: Any, obj: Article | None = None) -> Any:
        """With the comments, which may be thousands: a link, no rows."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj is None else [*fieldsets, (_("Kommentarer"), {"fields": ("comments_link",)})]

    def get_readonly_fields(self, request: Any, obj: Article | None = None) -> tuple[str, ...]:
        """The link is to follow."""
        return (*super().get_readonly_fields(request, obj), "comments_link")

    @admin.display(description=_("kommentarer"))
    def comments_link(self, obj: Article) -> SafeString:
        """The list of its comments."""
        address = f"{reverse('admin:comments_comment_changelist')}?article__id__exact={obj.pk}"
        return format_html('<a href="{}">{}</a>', address, _text("%d offentlige kommentarer") % obj.comment_count)


@admin.register(Comment)
class ArchiveCommentAdmin(Settling, CommentAdmin):
    """Comments."""


@admin.register(ReplyClaim)
class ArchiveReplyClaimAdmin(Settling, ReplyClaimAdmin):
    """Who answers whom among comments."""


@admin.register(Debate)
class ArchiveDebateAdmin(Settling, DebateAdmin):
    """Debates, with the ways to part one and to make one of two."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the links that the user may follow; what is part of another debate is left alone."""
        found = Debate.objects.standing().filter(pk=object_id).first() if object_id.isdecimal() else None
        links = _arranging(request, found) if found else []
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "row_links": links})


def _arranging(request: HttpRequest, debate: Debate) -> list[tuple[str, str]]:
    """What a curator may do to a whole debate, and come back from: addresses and labels."""
    ways = {
        "split": (_text("Del debatten …"), SPLITTING),
        "join": (_text("Slå sammen med …"), ARRANGING),
    }
    back = urlencode({BACK: request.path})
    return [
        (f"{reverse(f'review:{name}', args=[debate.pk])}?{back}", label)
        for name, (label, needed) in ways.items()
        if request.user.has_perms(needed)
    ]


@admin.register(Reply)
class ArchiveReplyAdmin(Settling, ReplyAdmin):
    """Who answers whom among articles."""


@admin.register(Tag)
class ArchiveTagAdmin(Settling, TagAdmin):
    """Tags: one that names a debate gathers its articles."""


@admin.register(Source)
class ArchiveSourceAdmin(SourceAdmin):
    """Captures, with the way to the comments that were read from them."""

    def comments_at(self, request: HttpRequest, source: Source, lines: range) -> Mapping[int, str]:
        """Those that the user may see."""
        if not lines or not request.user.has_perm("comments.view_comment"):
            return {}
        found = Comment.objects.filter(source=source, source_line__range=(lines[0], lines[-1]))
        return {line: change_url("comments.comment", pk) for line, pk in found.values_list("source_line", "pk")}


@admin.register(Operation)
class ArchiveOperationAdmin(OperationAdmin):
    """What curators did."""

    def undo(self, operation: Operation, by: User, reason: str) -> None:
        """Undo it across the archive."""
        curation.undo(operation, by=by, reason=reason)
