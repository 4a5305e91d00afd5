"""The help of the search, made from the table of its language."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from debates.filters.values import Text
from debates.query.fields import LANGUAGE

_SAYS: dict[str, Text] = {
    "and": _("Tekster, der har begge ord, i hvilken bøjning de end står: »skole« finder også »skolen« og »skoler«."),
    "or": _("Det ene eller det andet; begge må gerne stå der."),
    "not": _("Det første ord, men ikke det andet."),
    "phrase": _("Ordene side om side, i den rækkefølge."),
    "group": _("Parenteser holder sammen på det, der hører sammen."),
    "beginning": _("Ord, der begynder sådan."),
    "ending": _("Ord, der slutter sådan, også sammensatte: »*skole« finder »folkeskole« og »folkeskolen«."),
    "middle": _("Ord, der har det i sig, hvor som helst."),
    "title": _("Ordet står i titlen eller kommentarens overskrift."),
    "author": _("I artikler, som en har skrevet eller udgivet, og kommentarerne under dem."),
    "tag": _("I artikler med emneordet, og kommentarerne under dem."),
    "debate": _("I debatten med de ord i titlen."),
    "year": _("Fra et år eller nogle år; »2013..« er fra 2013 til nu."),
    "before": _("Før en dag, en måned eller et år."),
    "after": _("Efter en dag, en måned eller et år."),
    "has": _("Kommentarer, som nogen har svaret på, og artikler, der er kommenteret."),
    "type": _("Kun artikler, eller kun kommentarer."),
}


@dataclass(frozen=True, slots=True)
class HelpRow:
    """An example of a query, and what it finds."""

    example: str
    says: Text


def help_rows() -> list[HelpRow]:
    """One row for each feature of the language, in its order."""
    return [HelpRow(feature.example, _SAYS[feature.key]) for feature in LANGUAGE]
