"""The queue: the guesses that nobody has decided about, the surest first."""

from itertools import zip_longest
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.reviewing import Kind, Narrowing, Place, cards_of, guesses, undecided
from archive.reviewing.queue import debates, methods
from archive.reviewing.ways import JUDGING, LINKING, RETARGETING, SPLITTING
from archive.views.review.desk import curator, may_see, page, sees_withheld
from archive.views.review.latest import latest_acts

PER_PAGE = 12
KIND, METHOD, DEBATE, ARTICLE, AFTER = "slags", "metode", "debat", "artikel", "efter"


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """A page of the queue behind the place of `?efter=`. What is decided meanwhile shifts nothing."""
    user = curator(request)
    kinds = [kind for kind in Kind if may_see(user, kind)]
    if not kinds:
        raise PermissionDenied
    kind = next((each for each in kinds if each.value == request.GET.get(KIND)), kinds[0])
    narrowing = Narrowing(request.GET.get(METHOD, ""), request.GET.get(DEBATE, ""), request.GET.get(ARTICLE, ""))
    place = Place.read(request.GET.get(AFTER, ""))
    found = guesses(kind, narrowing, place)
    cards = cards_of(kind, found, PER_PAGE + 1, sees_withheld=sees_withheld(user, kind))
    shown, kept = cards[:PER_PAGE], _query(kind, narrowing)
    following = Place(shown[-1].row.rank, shown[-1].row.pk) if len(cards) > PER_PAGE else None
    context = {
        "kind": kind,
        "kinds": [(each, undecided(each).count()) for each in kinds],
        "cards": list(zip_longest(shown, shown[1:])),
        "is_narrowed": narrowing != Narrowing(),
        "narrowing": narrowing,
        "place": place,
        "all_query": urlencode({KIND: kind.value}),
        "start_query": urlencode(kept),
        "next_query": urlencode({**kept, AFTER: str(following)}) if following else "",
        "methods": methods(kind),
        "debates": _with_chosen(debates(kind), narrowing.debate),
        "acts": latest_acts(user) if user.has_perm("debates.view_operation") else None,
        "here": request.get_full_path(),
        "may_judge": user.has_perms(JUDGING[kind]),
        "may_reject": kind != Kind.DEBATES,
        "may_retarget": kind == Kind.COMMENTS and user.has_perms(RETARGETING),
        "may_split": user.has_perms(SPLITTING),
        "may_link": user.has_perms(LINKING),
    }
    return page(request, "queue.html", _("Gennemsyn"), context)


def _query(kind: Kind, narrowing: Narrowing) -> dict[str, str]:
    values = {KIND: kind.value, METHOD: narrowing.method, DEBATE: narrowing.debate, ARTICLE: narrowing.article}
    return {name: value for name, value in values.items() if value}


def _with_chosen(found: QuerySet[Any], slug: str) -> list[tuple[str, str]]:
    """The debates to choose from, the chosen one among them though it may have no guess left."""
    pairs = [(debate.slug, debate.title) for debate in found]
    return pairs if not slug or slug in dict(pairs) else [(slug, slug), *pairs]
