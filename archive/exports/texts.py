"""What a file of articles and comments together says of a text, whatever it was found by.

Every cell comes from the search rows, and so from what everybody may see. Whoever signs or publishes the article of a comment stands
in columns that say so; who wrote the comment stands nowhere.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import DateField, F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from debates.exports import Column, address_of, author_names, bound_columns, iso_day, published
from debates.pages.drafts import Precision

KIND = {"artikler": "article", "kommentarer": "comment"}  # what a cell calls a text of the kind


class _Known(NamedTuple):
    """Where the cells of a kind of search row are found that the other kind has elsewhere."""

    key: str
    title: str
    address: str
    day: Combinable
    precision: Combinable
    not_before: Combinable
    not_after: Combinable


_NO_DAY = Value(None, DateField())
_KNOWN: Mapping[str, _Known] = {
    "artikler": _Known(
        "article__key",
        "article__title",
        "article__slug",
        published("article__"),
        F("article__published_precision"),
        F("article__published_not_before"),
        F("article__published_not_after"),
    ),
    "kommentarer": _Known(
        "comment__key",
        "comment__title",
        "comment__key",
        iso_day("comment__posted"),
        Value(str(Precision.DAY), TextField()),
        _NO_DAY,
        _NO_DAY,
    ),
}


def text_columns(base: str) -> tuple[Column, ...]:
    """The columns of a text, for search rows that are annotated with what is `told` of them."""
    address = {kind: address_of(kind, base) for kind in KIND.values()}
    return (
        Column("kind", _("`article` eller `comment`."), "kind"),
        Column("key", _("Artiklens eller kommentarens faste nøgle."), "key"),
        Column("title", _("Artiklens titel eller kommentarens overskrift."), "title"),
        Column("article", _("Nøglen på artiklen selv, eller på den, som kommentaren står under."), "of"),
        Column("article_title", _("Titlen på artiklen selv, eller på den, som kommentaren står under."), "of_title"),
        Column(
            "article_authors",
            _(
                "De, der har skrevet artiklen, i trykt rækkefølge; også ud for en kommentar, som de ikke har skrevet. Flere værdier."
            ),
            "of_authors",
        ),
        Column(
            "article_publisher",
            _("Den, der har udgivet artiklen, kun hvor siden selv trykker det; også ud for en kommentar."),
            "of_publisher",
        ),
        Column("debate", _("Nøglen på artiklens debat. Tom, hvor den ikke er i nogen."), "debate"),
        Column("debate_title", _("Titlen på artiklens debat i arkivet."), "debate_title"),
        Column(
            "published",
            _(
                "Artiklen udgivet: `2018-11-01T15:47` eller `2018-11-01`. Tom, hvor kun grænser er kendt. "
                "Ud for en kommentar dagen, den blev skrevet."
            ),
            "published",
        ),
        Column(
            "published_precision",
            _("Hvor nøje datoen er kendt: `minute`, `day`, `interval` eller `unknown`; en kommentars altid `day`."),
            "precision",
        ),
        *bound_columns("not_before", "not_after"),
        Column("url", _("Sidens adresse i arkivet."), "page", lambda page: address[page[0]](page[1])),
    )


def told(kind: str) -> dict[str, Combinable]:
    """What the columns of a text are made of, for search rows of a kind. In the order of the columns, so that kinds can be united."""
    known = _KNOWN[kind]
    name = Value(KIND[kind], TextField())
    page = Func(name, known.address, template="ARRAY[%(expressions)s]::text[]", output_field=ArrayField(TextField()))
    return {
        "kind": name,
        "key": F(known.key),
        "title": F(known.title),
        "of": F("article__key"),
        "of_title": F("article__title"),
        "of_authors": author_names("article"),
        "of_publisher": F("article__publisher__name"),
        "debate": F("article__debate__key"),
        "debate_title": F("article__debate__title"),
        "published": known.day,
        "precision": known.precision,
        "not_before": known.not_before,
        "not_after": known.not_after,
        "page": page,
    }
