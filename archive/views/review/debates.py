"""Putting debates right: one that is two, two that are one."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from archive.curation import settle
from archive.reviewing import Kind, Outcome
from archive.reviewing.debate_cards import DebateCard, debate_cards
from archive.reviewing.verdicts import changed_since, fingerprint, lock
from archive.reviewing.ways import ARRANGING, SPLITTING
from archive.views.review.desk import curator, go_back, needs, page, sees_withheld, tell, way_back
from archive.views.review.linking import DebateField
from debates.curation.arranging import join, split
from debates.models import Article, Debate

_JOINED_SINCE = _("Debatten er slået sammen med en anden siden: intet er ændret.")


class SplitForm(forms.Form):
    """Which members leave a debate, and for where."""

    leaving = forms.TypedMultipleChoiceField(
        label=_("Indlæg, der skal ud"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg de indlæg, der skal ud af debatten.")},
    )
    where = forms.ChoiceField(
        label=_("Hvorhen"), choices=[("new", _("til en ny debat")), ("none", _("ud af alle debatter"))], initial="new"
    )
    new_title = forms.CharField(label=_("Titel på den nye debat"), required=False, max_length=300)
    staying_title = forms.CharField(label=_("Titel på den debat, der bliver"), max_length=300)

    def __init__(self, card: DebateCard, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.captured = {member.article.pk for member in card.members if not member.article.is_placeholder}
        choices = [(m.article.pk, f"{m.number}. {m.heading} ({m.date})") for m in card.members]
        self.fields["leaving"].choices = choices  # type: ignore[attr-defined]
        self.fields["staying_title"].initial = card.row.title

    def clean(self) -> dict[str, Any]:
        """Neither side is left without an article that was captured, and a new debate has a name."""
        values = super().clean() or self.cleaned_data
        leaving = set(values.get("leaving", ()))
        is_new = values.get("where") == "new"
        if leaving and leaving >= self.captured:
            self.add_error("leaving", _("Lad mindst én bevaret artikel blive i debatten."))
        if leaving and is_new and not leaving & self.captured:
            self.add_error("leaving", _("En ny debat skal have mindst én bevaret artikel."))
        if is_new and not values.get("new_title"):
            self.add_error("new_title", _("Giv den nye debat en titel."))
        return values


class JoinForm(forms.Form):
    """Which debate another one is part of."""

    other = DebateField(label=_("Den anden debat"), help_text=_("Adressen, nøglen eller ord af titlen."))
    stays = forms.ChoiceField(
        label=_("Hvis adresse bliver"),
        choices=[("this", _("denne debats")), ("other", _("den andens"))],
        help_text=_("Den andens adresse fører derefter dertil."),
    )
    title = forms.CharField(
        label=_("Titel"), required=False, max_length=300, help_text=_("Tom: titlen på den, hvis adresse bliver.")
    )

    def __init__(self, debate: Debate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.debate = debate

    def clean_other(self) -> Debate:
        """Not itself."""
        other: Debate = self.cleaned_data["other"]
        if other == self.debate:
            raise forms.ValidationError(_("Vælg en anden debat end denne."))
        return other


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*SPLITTING)
def split_debate(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the members, and takes the ticked ones out."""
    card = _card(request, pk)
    form = SplitForm(card, request.POST or None)
    if form.is_valid():
        tell(request, _text("Delt"), _split(card, form.cleaned_data, request))
        return go_back(request)
    title = _text("Del debatten »%s«") % card.row
    return _page(request, card, form, title=title, button=_text("Del debatten"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*ARRANGING)
def join_debates(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for the other debate, and makes one of both."""
    card = _card(request, pk)
    form = JoinForm(card.row, request.POST or None)
    if form.is_valid():
        tell(request, _text("Slået sammen"), _join(card, form.cleaned_data, request))
        return go_back(request)
    title = _text("Slå »%s« sammen med en anden debat") % card.row
    return _page(request, card, form, title=title, button=_text("Slå sammen"))


def _card(request: HttpRequest, pk: int) -> DebateCard:
    debate = get_object_or_404(Debate.objects.standing(), pk=pk)
    return debate_cards([debate], sees_withheld=sees_withheld(curator(request), Kind.DEBATES))[0]


def _page(request: HttpRequest, card: DebateCard, form: forms.Form, *, title: str, button: str) -> HttpResponse:
    # What the curator looked at when the page was first shown is what must still stand when it is sent.
    seen = request.POST.get("set") or card.seen
    context = {"card": card, "form": form, "button": button, "back": way_back(request), "seen": seen}
    return page(request, "form.html", title, context)


@transaction.atomic
def _split(card: DebateCard, said: dict[str, Any], request: HttpRequest) -> Outcome:
    debate = _held(card.row, request)
    if isinstance(debate, Outcome):
        return debate
    leaving = list(Article.objects.filter(pk__in=said["leaving"], debate=debate).only("pk"))
    new_title = said["new_title"] if said["where"] == "new" else ""
    operation = split(debate, leaving, staying_title=said["staying_title"], new_title=new_title, by=curator(request))
    if operation:
        settle(operation)
    return Outcome(operation, debate.title)


@transaction.atomic
def _join(card: DebateCard, said: dict[str, Any], request: HttpRequest) -> Outcome:
    debate = _held(card.row, request, said["other"])
    if isinstance(debate, Outcome):
        return debate
    other = Debate.objects.standing().filter(pk=said["other"].pk).first()
    if other is None:
        return Outcome(refused=[str(_JOINED_SINCE)])
    kept, gone = (debate, other) if said["stays"] == "this" else (other, debate)
    operation = join(kept, gone, title=said["title"] or kept.title, by=curator(request))
    if operation:
        settle(operation)
    return Outcome(operation, f"{gone.title} → {kept.title}")


def _held(debate: Debate, request: HttpRequest, *others: Debate) -> Debate | Outcome:
    """The debate as it stands now, it and others kept from other curators; or why nothing is done: it is not what was looked at."""
    lock(Kind.DEBATES, [debate.pk, *(other.pk for other in others)])
    present = Debate.objects.standing().filter(pk=debate.pk).first()
    if present is None:
        return Outcome(refused=[str(_JOINED_SINCE)])
    if request.POST.get("set") != fingerprint(present):
        return Outcome(refused=[changed_since(present)])
    return present
