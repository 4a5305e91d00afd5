"""What the pages of the queue share: who may see and do what, the way back, and what is said of an act."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.reviewing import Kind, Outcome
from archive.reviewing.ways import BACK
from debates.models import Operation

_SEEN = {
    Kind.COMMENTS: ("comments.replyclaim", "comments.comment"),
    Kind.ARTICLES: ("debates.reply", "debates.article"),
    Kind.DEBATES: ("debates.debate", "debates.article"),
}
View = Callable[..., HttpResponse]


def curator(request: HttpRequest) -> User:
    """Who asks: `admin_view` has seen to it that it is somebody."""
    return cast(User, request.user)


def may_see(user: User, kind: Kind) -> bool:
    """As in the lists of the admin: who may change a row may see it."""
    labels = (label.split(".") for label in _SEEN[kind])
    return all(user.has_perm(f"{app}.view_{model}") or user.has_perm(f"{app}.change_{model}") for app, model in labels)


def sees_withheld(user: User, kind: Kind) -> bool:
    """Withheld words are for those who decide about them."""
    return user.has_perm("comments.change_comment" if kind == Kind.COMMENTS else "debates.change_article")


def needs(*permissions: str) -> Callable[[View], View]:
    """A view for users who have all of these permissions."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request, permissions)
            return view(request, *args, **kwargs)

        return checked

    return decorate


def require(request: HttpRequest, permissions: tuple[str, ...]) -> None:
    """403 for who lacks one of them."""
    if not curator(request).has_perms(permissions):
        raise PermissionDenied


def page(request: HttpRequest, template: str, title: str, context: Mapping[str, Any]) -> TemplateResponse:
    """A page in the frame of the admin, in its whole width."""
    shared = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False, "title": title}
    return TemplateResponse(request, f"admin/review/{template}", {**shared, **context})


def way_back(request: HttpRequest) -> str:
    """The page of the admin where the act was begun, else the queue."""
    asked = request.POST.get(BACK, "") or request.GET.get(BACK, "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}) and asked.startswith(reverse("admin:index"))
    return asked if is_ours else reverse("review:queue")


def go_back(request: HttpRequest, anchor: str = "") -> HttpResponseRedirect:
    """To the same place in the queue."""
    return HttpResponseRedirect(f"{way_back(request)}#{anchor}" if anchor else way_back(request))


def tell(request: HttpRequest, done: str, outcome: Outcome) -> None:
    """Say what was done, with the operation that `admin/messages.html` makes a button of, and what was not."""
    if outcome.operation:
        said = _("%(done)s: %(what)s.") % {"done": done, "what": outcome.name or outcome.operation.name}
        messages.success(request, capfirst(said), extra_tags=undo_tag(outcome.operation))
    for reason in outcome.refused:
        messages.warning(request, reason)
    if not (outcome.operation or outcome.refused):
        messages.warning(request, _("Der er ikke noget at gøre ved det valgte."))


def undo_tag(operation: Operation) -> str:
    """Marks a message about an operation."""
    return f"operation-{operation.pk}"
