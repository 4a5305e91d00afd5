"""What a reader may ask of the concordance."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 200
_QUOTES = str.maketrans(dict.fromkeys("“”„»«", '"'))


class WordsForm(forms.Form):
    """The words to look for; quotation marks of any shape mean a phrase. An asterisk is left out, for it means nothing here."""

    q = forms.CharField(label=_("Ord"), max_length=LONGEST, required=False)

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"]).translate(_QUOTES).replace("*", " ").strip()

    @property
    def has_asterisk(self) -> bool:
        """Whether one was left out, which the page says."""
        return "*" in str(self.data.get("q", ""))

    @property
    def words(self) -> str:
        """What to look for; nothing where the words can't be used."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""
