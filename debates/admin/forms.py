"""What the forms of curators share."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.db.models import Field, Model, TextField
from django.utils.translation import gettext_lazy as _

from debates.models import WithheldReason

M = TypeVar("M", bound=Model)


def short_text(rows: int = 2) -> forms.Textarea:
    """A text field of so many lines."""
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})


class VerbatimField(forms.CharField):
    """Takes a text as it stands: only the line breaks that browsers send are made ours again."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        """``"\\r\\n"`` becomes ``"\\n"``."""
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other words come of it."""
        return super().has_changed(initial, (data or "").replace("\r\n", "\n"))


VERBATIM: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    TextField: {"form_class": VerbatimField, "widget": short_text(3)}
}


class RecordedForm(forms.ModelForm[M]):
    """Asks why, beside what."""

    reason = forms.CharField(
        label=_("Begrundelse"),
        required=False,
        widget=short_text(),
        help_text=_("Gemmes i historikken. Skriv ikke navne eller ord, som skal kunne slettes."),
    )


class PlacedForm(forms.ModelForm[M]):
    """A row at its place in a list; without a number it comes last."""

    place = forms.IntegerField(label=_("Plads"), required=False, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("place", getattr(self.instance, "position", None))


class ReasonForm(forms.Form):
    """Why a curator does something to several rows."""

    reason = forms.CharField(
        label=_("Begrundelse"),
        widget=short_text(),
        help_text=_("Kun for redaktionen. Skriv ikke navne eller ord, som skal kunne slettes."),
    )


class WithholdForm(ReasonForm):
    """Why something is taken out of the public archive: a public reason, and the curators' own words."""

    withheld_reason = forms.ChoiceField(
        label=_("Grund"), choices=WithheldReason.choices, help_text=_("Vises på den side, hvor teksten stod.")
    )
    field_order = ["withheld_reason", "reason"]
