"""Who answers whom among comments: verdicts on what was found, and a curator's own word."""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from comments.curation import resting_on_claims
from comments.models import Comment, ReplyClaim
from comments.threading import UNTARGETED
from debates.admin.debates import VerdictAdmin
from debates.admin.forms import VERBATIM, RecordedForm, short_text
from debates.admin.reading import link

_SIDES = ("comment", "target")
_WORDS = ("body", "captured_title", "captured_body")
_WRONG_PLACE = _("En kommentar kan kun svare på en tidligere kommentar under samme artikel.")


class TargetField(ModelChoiceField[Comment]):
    """The earlier comments of one article, each told by its number, name and title."""

    def label_from_instance(self, obj: Comment) -> str:
        """``3 · Karen Friis: Tænk jer om``"""
        return f"{obj.ordinal} · {obj.printed_name}: {obj}"


class CuratorClaimForm(RecordedForm[ReplyClaim]):
    """What a curator says that a comment answers."""

    class Meta:
        model = ReplyClaim
        fields = ("comment", "target", "evidence", "verdict")
        widgets = {"evidence": short_text()}

    def clean(self) -> dict[str, Any]:
        """An answer is later than what it answers, and a curator has one word only on each comment."""
        values = super().clean() or self.cleaned_data
        comment, target = values.get("comment") or self._comment(), values.get("target")
        if not target and self.instance.kind not in UNTARGETED and "target" in self.fields and not self.errors:
            self.add_error("target", _("Vælg den kommentar, der svares på."))
        if comment and target and not _may_answer(comment, target):
            self.add_error("target", _WRONG_PLACE)
        if comment and not self.instance.pk and comment.claims.filter(kind=ReplyClaim.Kind.CURATOR).exists():
            self.add_error(None, _("Redaktionen har allerede sagt, hvad kommentaren svarer på: ret det i stedet."))
        return values

    def save(self, commit: bool = True) -> ReplyClaim:
        """A curator's word is sure."""
        if not self.instance.pk:
            self.instance.kind, self.instance.score = ReplyClaim.Kind.CURATOR, 1.0
        return super().save(commit)

    def _comment(self) -> Comment | None:
        return self.instance.comment if self.instance.comment_id else None


def _may_answer(comment: Comment, target: Comment) -> bool:
    return comment.article_id == target.article_id and target.ordinal < comment.ordinal


class FoundClaimInline(admin.TabularInline[ReplyClaim, Comment]):
    """What the comment was found to answer: a curator says whether it is so."""

    formfield_overrides = VERBATIM
    model = ReplyClaim
    fk_name = "comment"
    verbose_name_plural = _("svar fundet i teksterne")
    fields = ("target", "kind", "score", "evidence", "verdict")
    readonly_fields = ("target", "kind", "score", "evidence")
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReplyClaim]:
        """Those that no curator made."""
        return super().get_queryset(request).exclude(kind=ReplyClaim.Kind.CURATOR).select_related("target")

    def has_add_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """They are found, not made."""
        return False


class CuratorClaimInline(admin.TabularInline[ReplyClaim, Comment]):
    """A curator's own word: it decides the place in the tree. One that no longer holds is given the verdict "rejected"."""

    formfield_overrides = VERBATIM
    model = ReplyClaim
    form = CuratorClaimForm
    fk_name = "comment"
    verbose_name = verbose_name_plural = _("placering sat af redaktionen")
    fields = ("target", "evidence", "verdict")
    extra = 0
    max_num = 1
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReplyClaim]:
        """Those that a curator made."""
        return super().get_queryset(request).filter(kind=ReplyClaim.Kind.CURATOR)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField[Any] | None:
        """Only earlier comments under the same article can be answered."""
        if db_field.name == "target":
            return TargetField(
                _earlier(_page_of(request)),
                label=_("Svarer på"),
                error_messages={"invalid_choice": _WRONG_PLACE},
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _page_of(request: HttpRequest) -> str:
    """The comment whose page it is."""
    match = request.resolver_match
    return str(match.kwargs.get("object_id", "")) if match else ""


def _earlier(pk: str) -> QuerySet[Comment]:
    comment = Comment.objects.filter(pk=pk).only("article_id", "ordinal").first() if pk.isdigit() else None
    if comment is None:
        return Comment.objects.none()
    earlier = Comment.objects.filter(article=comment.article_id, ordinal__lt=comment.ordinal)
    return earlier.only("ordinal", "printed_name", "title", "key", "article_id").order_by("-ordinal")


class ReplyClaimAdmin(VerdictAdmin):
    """Claims that one comment answers another. None is deleted: what is not so is rejected, and stays rejected."""

    form = CuratorClaimForm
    fields = ("comment", "target", "evidence", "verdict", "reason", "kind", "score", "method", "version")
    autocomplete_fields = _SIDES
    list_display = ("grounds", "verdict", "pair", "kind", "score")
    list_select_related = _SIDES
    list_defer = tuple(f"{side}__{name}" for side in _SIDES for name in _WORDS)
    list_filter = ("verdict", "kind", "version")
    search_fields = ("evidence", "=comment__key", "=target__key", "comment__title", "comment__article__title")
    ordering = ("-pk",)

    def get_readonly_fields(self, request: HttpRequest, obj: ReplyClaim | None = None) -> tuple[str, ...]:
        """Of what was found only the verdict is a curator's."""
        fixed = ("kind", "score", "method", "version")
        if obj is None:
            return fixed
        found = obj.kind != ReplyClaim.Kind.CURATOR
        return (*fixed, "comment", *(("target", "evidence") if found else ()))

    def has_delete_permission(self, request: HttpRequest, obj: ReplyClaim | None = None) -> bool:
        """See above."""
        return False

    def locked(self, pks: Collection[Any]) -> list[QuerySet[Any]]:
        """The tree of the whole article rests on them."""
        return resting_on_claims(pks)

    def called(self, row: ReplyClaim) -> str:
        """Without the words of either comment, which may have to be forgotten."""
        return row.plain_name

    @admin.display(description=_("hvem svarer hvem"), ordering="comment__title")
    def pair(self, obj: ReplyClaim) -> SafeString:
        """Which comment answers which."""
        if obj.target is None:
            return format_html("{} <em>{}</em>", link(obj.comment), obj.get_kind_display())
        return format_html("{} <em>{}</em> {}", link(obj.comment), _("svarer på"), link(obj.target))
