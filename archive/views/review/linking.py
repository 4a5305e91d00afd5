"""Links that a curator makes: one article answers another. And what is offered while an article or a debate is typed."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from archive.curation import settle
from archive.reviewing import Outcome
from archive.reviewing.ways import ARRANGING, LINKING
from archive.views.review.desk import curator, go_back, needs, page, tell, way_back
from debates.admin.forms import short_text
from debates.curation import Act, Subject
from debates.models import Article, Debate, Operation, Reply

_OFFERED = 12
_HEAVY = ("body", "parts", "spoken", "origins")


class NamedField(forms.CharField):
    """A row told by its address, the last part of it, its key, or words of its title that no other has.

    `suggestions` is the address that offers rows while it is typed.
    """

    def __init__(self, *, suggestions: Any, **kwargs: Any) -> None:
        attributes = {"class": "vTextField", "autocomplete": "off", "data-suggest": suggestions}
        super().__init__(widget=forms.TextInput(attrs=attributes), max_length=500, **kwargs)

    def rows(self) -> QuerySet[Any]:
        """Those that may be meant."""
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        """The one row; where several are meant, the error names them by what would tell them apart."""
        told = str(super().clean(value)).strip()
        name = urlsplit(told).path.rstrip("/").rsplit("/", 1)[-1]
        if exact := self.rows().filter(Q(slug=name) | Q(key=name)).first():
            return exact
        found = list(self.rows().filter(title__icontains=told)[: _OFFERED + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_("Der er ingen, der hedder »%(told)s«."), params={"told": told})
        names = ", ".join(f"{row.slug} (»{row}«)" for row in found[:_OFFERED])
        raise ValidationError(_("Flere kan være ment. Skriv en af disse: %(names)s"), params={"names": names})


class ArticleField(NamedField):
    """An article or placeholder that everybody may see."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(suggestions=reverse_lazy("review:suggest_articles"), **kwargs)

    def rows(self) -> QuerySet[Article]:
        """As in every choice of the admin."""
        return Article.objects.public().defer(*_HEAVY).order_by(F("sort_date").desc(nulls_last=True), "key")


class DebateField(NamedField):
    """A debate that stands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(suggestions=reverse_lazy("review:suggest_debates"), **kwargs)

    def rows(self) -> QuerySet[Debate]:
        """Without those that are part of another."""
        return Debate.objects.standing().order_by("title", "key")


class LinkForm(forms.Form):
    """Which article answers or mentions which."""

    article = ArticleField(label=_("Artikel"), help_text=_("Adressen, nøglen eller ord af titlen."))
    kind = forms.ChoiceField(label=_("Slags"), choices=Reply.Kind.choices)
    answers = ArticleField(label=_("Den anden artikel"), help_text=_("Den, der svares på eller omtales."))
    evidence = forms.CharField(
        label=_("Grundlag"),
        required=False,
        widget=short_text(),
        help_text=_("De ord i artiklen, som viser det. Kan være tomt."),
    )

    def clean(self) -> dict[str, Any]:
        """An article never answers itself, and two articles are linked once."""
        values = super().clean() or self.cleaned_data
        article, answers = values.get("article"), values.get("answers")
        if article and article == answers:
            self.add_error("answers", _("En artikel kan ikke svare på sig selv."))
        elif article and answers and (present := Reply.objects.filter(article=article, answers=answers).first()):
            verdict = present.get_verdict_display()
            told = _(
                "Der er allerede et svar mellem de to (%(origin)s, %(verdict)s): giv det en anden afgørelse i stedet."
            )
            self.add_error(None, told % {"origin": present.get_origin_display(), "verdict": verdict})
        return values


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*LINKING)
def link_articles(request: HttpRequest) -> HttpResponse:
    """A curator says that one article answers another."""
    form = LinkForm(request.POST or None, initial={"article": request.GET.get("artikel", "")})
    if form.is_valid():
        tell(request, _text("Knyttet"), _link(form.cleaned_data, request))
        return go_back(request)
    return page(
        request, "form.html", _text("Knyt selv"), {"form": form, "button": _text("Knyt"), "back": way_back(request)}
    )


@transaction.atomic
def _link(said: dict[str, Any], request: HttpRequest) -> Outcome:
    article, answers = said["article"], said["answers"]
    act = Act(lambda: [Reply.objects.filter(article=article, answers=answers)])
    reply = Reply.objects.create(
        article=article,
        answers=answers,
        kind=said["kind"],
        evidence=said["evidence"],
        origin=Reply.Origin.CURATED,
        spoken_in=article,
    )
    operation = act.record(Operation.Kind.ADD, Subject.of(reply), by=curator(request))
    if operation:
        settle(operation)
    return Outcome(operation, str(reply))


@require_safe
@needs(*LINKING)
def suggest_articles(request: HttpRequest) -> JsonResponse:
    """Articles whose titles hold the words."""
    found = ArticleField().rows().filter(title__icontains=_words(request))[:_OFFERED]
    return JsonResponse({"rows": [{"value": row.slug, "label": f"{row} ({row.published_words})"} for row in found]})


@require_safe
@needs(*ARRANGING)
def suggest_debates(request: HttpRequest) -> JsonResponse:
    """Debates whose titles hold the words."""
    found = DebateField().rows().filter(title__icontains=_words(request))[:_OFFERED]
    return JsonResponse({"rows": [{"value": row.slug, "label": row.title} for row in found]})


def _words(request: HttpRequest) -> str:
    return request.GET.get("soeg", "").strip()[:200]
