"""The forms of an article: its body as text that a person can edit, its date by the law of precision."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget, AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from debates.admin.forms import RecordedForm, VerbatimField, short_text
from debates.models import Article, Reply
from debates.pages.bodies import body_text, parts_from_json, parts_to_json
from debates.pages.drafts import BodyPart, Precision
from debates.pages.keys import placeholder_key
from debates.pages.notation import NotationError, Problem, read_parts, write_parts

PROBLEMS = {
    Problem.BOX: _("Linje %(line)d: Kassen skal hedde [henvisning], [udgiver], [nyhedsbrev], [se også] eller [kasse]."),
    Problem.FIELD: _(
        "Linje %(line)d: I en kasse begynder hver linje med »Titel:«, »Tekst:« eller »Link:«, eller med to mellemrum."
    ),
    Problem.REPEATED: _("Linje %(line)d: Det står der to gange i samme kasse."),
    Problem.ITEM: _(
        "Linje %(line)d: I en liste begynder hver linje med »- « eller to mellemrum. Mangler der en tom linje?"
    ),
    Problem.SUBHEAD: _("Linje %(line)d: Der mangler en tom linje efter mellemrubrikken."),
    Problem.ESCAPE: _("Linje %(line)d: En omvendt skråstreg skrives dobbelt: \\\\"),
}
NOTATION_HELP = _(
    "En tom linje skiller afsnit. »# « foran en mellemrubrik, »- « foran et punkt i en liste. En kasse begynder med "
    "[henvisning], [udgiver], [nyhedsbrev], [se også] eller [kasse] og har linjerne »Titel:«, »Tekst:« og »Link:«."
)


class BodyPartsField(VerbatimField):
    """The parts of a body, shown and edited in the notation of `debates.pages.notation`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=short_text(28), **kwargs)
        self.before: Sequence[BodyPart] = ()

    def prepare_value(self, value: Any) -> Any:
        """JSON of parts becomes text; what the curator typed stays."""
        return write_parts(parts_from_json(value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Text becomes JSON of parts."""
        try:
            return parts_to_json(read_parts(super().to_python(value), self.before))
        except NotationError as error:
            raise ValidationError(PROBLEMS[error.problem], params={"line": error.line}) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other parts come of it."""
        return super().has_changed(self.prepare_value(initial), data)


class ArticleForm(RecordedForm[Article]):
    """A captured article or a placeholder."""

    parts = BodyPartsField(label=_("Brødtekst"), required=False, help_text=NOTATION_HELP)
    source_address = forms.URLField(
        label=_("Oprindelig adresse"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=AdminURLFieldWidget,
    )

    class Meta:
        model = Article
        fields = "__all__"
        widgets = {
            name: short_text()
            for name in (
                "title",
                "lead",
                "byline",
                "photo_caption",
                "photo_credit",
                "published_evidence",
                "publisher_printed",
                "publisher_blurb",
                "mentioned_as",
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "parts" in self.fields:
            cast(BodyPartsField, self.fields["parts"]).before = self.instance.body_parts

    def clean(self) -> dict[str, Any]:
        """The date and its precision must say the same."""
        values = super().clean() or self.cleaned_data
        if "published_precision" in self.fields:
            for name, complaint in date_complaints(values):
                self.add_error(name, complaint)
        return values

    def save(self, commit: bool = True) -> Article:
        """The running text follows from the parts."""
        if "parts" in self.cleaned_data:
            self.instance.body = body_text(self.instance.body_parts)
        return super().save(commit)


class PlaceholderForm(ArticleForm):
    """A new placeholder: an article that another one speaks of and nobody captured."""

    speaker = forms.ModelChoiceField(
        Article.objects.captured(),
        label=_("Omtalt i"),
        widget=AutocompleteSelect(Article._meta.get_field("mentioned_in"), admin.site),
    )

    def clean(self) -> dict[str, Any]:
        """Without the words that point to it nobody knows what is missing."""
        values = super().clean()
        if not values.get("mentioned_as", "").strip():
            self.add_error("mentioned_as", _("Skriv de ord, som artiklen nævner indlægget med."))
        return values

    def save(self, commit: bool = True) -> Article:
        """Made with the next free key."""
        article, speaker = self.instance, self.cleaned_data["speaker"]
        number = 1
        while Article.objects.filter(key=placeholder_key(speaker.key, number)).exists():
            number += 1
        article.key = article.title_key = placeholder_key(speaker.key, number)
        article.slug = f"ikke-bevaret-{article.key}"
        article.is_placeholder, article.mentioned_in = True, speaker
        return super().save(commit)

    def _save_m2m(self) -> None:
        """What is missing is answered: the article that speaks of it is the answer."""
        super()._save_m2m()  # type: ignore[misc]  # the stubs do not know it
        speaker, words = self.cleaned_data["speaker"], self.cleaned_data["mentioned_as"]
        curated = {"origin": Reply.Origin.CURATED, "evidence": words, "spoken_in": speaker}
        Reply.objects.create(article=speaker, answers=self.instance, **curated)


def date_complaints(values: dict[str, Any]) -> list[tuple[str, Any]]:
    """What is wrong with a publication date: the field and the complaint. The law is the one of the database."""
    day, clock = values.get("published_on"), values.get("published_time")
    earliest, latest = values.get("published_not_before"), values.get("published_not_after")
    found: list[tuple[str, Any]] = []
    match values.get("published_precision"):
        case Precision.MINUTE:
            found += [] if day else [("published_on", _("Med præcisionen »minut« skal datoen stå her."))]
            found += [] if clock else [("published_time", _("Med præcisionen »minut« skal klokkeslættet stå her."))]
        case Precision.DAY:
            found += [] if day else [("published_on", _("Med præcisionen »dag« skal datoen stå her."))]
            found += [("published_time", _("Med præcisionen »dag« må der ikke stå et klokkeslæt."))] if clock else []
        case Precision.INTERVAL:
            found += _no_moment(day, clock)
            if not (earliest or latest):
                found.append(
                    ("published_not_before", _("Mellem to datoer: skriv mindst en af dem, tidligst eller senest."))
                )
        case Precision.UNKNOWN:
            found += _no_moment(day, clock)
            if earliest or latest:
                found.append(
                    ("published_precision", _("Når der står tidligst eller senest, er præcisionen »mellem to datoer«."))
                )
    if earliest and latest and earliest > latest:
        found.append(("published_not_after", _("»Senest« må ikke ligge før »tidligst«.")))
    return found


def _no_moment(day: Any, clock: Any) -> list[tuple[str, Any]]:
    complaint = _("Dag og klokkeslæt står kun her, når de kendes: vælg præcisionen »minut« eller »dag«.")
    return [(name, complaint) for name, value in (("published_on", day), ("published_time", clock)) if value]
