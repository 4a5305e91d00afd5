"""Which guesses wait for a verdict, and in which order: the surest first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from comments.models import ReplyClaim
from debates.models import Debate, Reply
from debates.models.debates import Verdict


class Kind(TextChoices):
    """What is guessed."""

    COMMENTS = "kommentarer", _("Svar mellem kommentarer")
    ARTICLES = "artikler", _("Svar mellem artikler")
    DEBATES = "debatter", _("Foreslåede debatter")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a queue one is: behind the guess of this rank and id. It stays where it is whatever goes or comes before it."""

    rank: float
    pk: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """``"0.9:17"``; None for what is no place."""
        rank, _colon, pk = text.partition(":")
        try:
            return cls(float(rank), int(pk))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.rank}:{self.pk}"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of a queue is asked for: by method, by the address of a debate or an article. Empty: all."""

    method: str = ""
    debate: str = ""
    article: str = ""


_DEBATES = {Kind.COMMENTS: ("comment__article__debate",), Kind.ARTICLES: ("article__debate", "answers__debate")}
_ARTICLES = {Kind.COMMENTS: ("comment__article",), Kind.ARTICLES: ("article", "answers"), Kind.DEBATES: ("articles",)}
_METHODS = {Kind.COMMENTS: "kind", Kind.ARTICLES: "origin"}
_METHOD_CHOICES = {Kind.COMMENTS: ReplyClaim.Kind, Kind.ARTICLES: Reply.Origin}


def undecided(kind: Kind) -> QuerySet[Any]:
    """All guesses of a kind that nobody has decided about."""
    found: dict[Kind, Callable[[], QuerySet[Any]]] = {
        Kind.COMMENTS: _undecided_claims,
        Kind.ARTICLES: Reply.objects.undecided,
        Kind.DEBATES: Debate.objects.proposed,
    }
    return found[kind]()


def _undecided_claims() -> QuerySet[ReplyClaim]:
    """Without those whose answer a curator has given in other words: about the same two comments, or by placing the comment."""
    said = ReplyClaim.objects.filter(comment=OuterRef("comment"))
    decided = ReplyClaim.decided().filter(comment=OuterRef("comment"), target=OuterRef("target"))
    placed = said.filter(kind=ReplyClaim.Kind.CURATOR).exclude(verdict=Verdict.REJECTED)
    found = ReplyClaim.objects.filter(~Exists(decided), ~Exists(placed), verdict=Verdict.NONE, target__isnull=False)
    return found.exclude(kind=ReplyClaim.Kind.CURATOR)


def guesses(kind: Kind, narrowing: Narrowing, after: Place | None = None) -> QuerySet[Any]:
    """The undecided guesses with their `rank`, the surest first, from a place on."""
    found: QuerySet[Any] = undecided(kind).annotate(rank=_rank(kind))
    if narrowing.method and kind in _METHODS:
        found = found.filter(**{_METHODS[kind]: narrowing.method})
    if narrowing.debate:
        paths = [f"{path}__slug" for path in _DEBATES[kind]] if kind in _DEBATES else ["slug"]
        found = found.filter(_any(paths, narrowing.debate))
    if narrowing.article:
        found = found.filter(_any([f"{path}__slug" for path in _ARTICLES[kind]], narrowing.article))
    if after:
        found = found.filter(Q(rank__lt=after.rank) | Q(rank=after.rank, pk__gt=after.pk))
    return found.order_by("-rank", "pk")


def methods(kind: Kind) -> list[tuple[str, str]]:
    """The methods that the guesses of a kind may rest on, with what they are called."""
    if kind not in _METHODS:
        return []
    found = undecided(kind).order_by().values_list(_METHODS[kind], flat=True).distinct()
    names = dict(_METHOD_CHOICES[kind].choices)
    return sorted(((value, str(names[value])) for value in found), key=lambda pair: pair[1])


def debates(kind: Kind, most: int = 200) -> QuerySet[Debate]:
    """The debates that have undecided guesses of a kind, by title."""
    waiting = Q(pk__in=[])
    for path in _DEBATES.get(kind, ()):
        waiting |= Q(pk__in=undecided(kind).values(path))
    return Debate.objects.filter(waiting).only("slug", "title").order_by("title", "pk")[:most]


def _any(paths: list[str], value: str) -> Q:
    return reduce(or_, (Q(**{path: value}) for path in paths))


def _rank(kind: Kind) -> Any:
    """How sure a guess is: the score of a claim; what a text says itself before what was inferred; how much of a debate is said."""
    if kind == Kind.COMMENTS:
        return F("score")
    if kind == Kind.ARTICLES:
        stated = When(origin=Reply.Origin.STATED, then=Value(1.0))
        return Case(stated, default=Value(0.0), output_field=FloatField())
    stated_in = Q(articles__replies__origin=Reply.Origin.STATED) & ~Q(articles__replies__verdict=Verdict.REJECTED)
    return Cast(Count("articles__replies", filter=stated_in, distinct=True), FloatField())
