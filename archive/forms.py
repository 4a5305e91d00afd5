"""What a reader may ask of the search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.search import ARTICLES, COMMENTS

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


class SearchForm(WordsForm):
    """The words, and where to look for them."""

    i = forms.ChoiceField(
        label=_("Søg i"),
        choices=[("", _("Alt")), (ARTICLES, _("Artikler")), (COMMENTS, _("Kommentarer"))],
        required=False,
    )

    @property
    def where(self) -> str:
        """Articles, comments, or nothing for both."""
        return str(self.cleaned_data["i"]) if self.is_valid() else ""
