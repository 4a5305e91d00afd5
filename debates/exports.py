"""What stands in the columns of articles, debates, tags and authors when they are taken home as a file.

A column says what the database gives for its cell, as one expression, so that a file of any length costs one query.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from debates.models import Article, Authorship, Reply, Tagging

Cell = str | int | float | bool | list[str] | None


def as_cell(value: Any) -> Cell:
    """What the database gave, as a cell: a day as ISO text, everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its name, a line about it for the codebook, and how its value is made.

    `source` is a field or an expression; `cell` turns what the database gave for it into the cell.
    """

    name: str
    about: str | Promise
    source: str | Combinable
    cell: Callable[[Any], Cell] = as_cell


def address_column(view: str, base: str, field: str) -> Column:
    """Where the row's page is. `base` is the site, without a slash at its end."""
    return Column("url", _("Sidens adresse i arkivet."), field, address_of(view, base))


def address_of(view: str, base: str) -> Callable[[str], str]:
    """From the last part of an address (a slug or a key) to the whole. Reversing each would take half the time of a row."""
    placeholder = "part"

    @cache
    def around() -> list[str]:
        return (base + reverse(view, args=[placeholder])).rsplit(placeholder, 1)

    return lambda part: part.join(around())


def iso_day(field: str) -> Func:
    """A date column as text, ``2018-11-01``, whatever the database server's own style."""
    return Func(field, template="to_char(%(expressions)s, 'YYYY-MM-DD')", output_field=TextField())


def published(of: str = "") -> Coalesce:
    """When an article was published, as exactly as it is printed: ``2018-11-01T15:47`` or ``2018-11-01``. `of` leads to the article."""
    minute = Func(
        f"{of}published_on",
        f"{of}published_time",
        arg_joiner=" + ",
        template="""to_char(%(expressions)s, 'YYYY-MM-DD"T"HH24:MI')""",
        output_field=TextField(),
    )
    return Coalesce(minute, iso_day(f"{of}published_on"))


def bound_columns(not_before: str, not_after: str) -> tuple[Column, Column]:
    """Between which days something was published, where no single day is known."""
    return (
        Column(
            "published_not_before", _("Tidligste mulige dag, hvor datoen kun er kendt som et interval."), not_before
        ),
        Column("published_not_after", _("Seneste mulige dag, hvor datoen kun er kendt som et interval."), not_after),
    )


def author_names(of: str = "pk") -> ArraySubquery:
    """The authors of an article in printed order; `of` leads to the article."""
    return _names(Authorship.objects.all(), "author__name", "position", of=of)


def _names(rows: QuerySet[Any], name: str, *order: str, of: str = "pk") -> ArraySubquery:
    return ArraySubquery(rows.filter(article=OuterRef(of)).order_by(*order).values(name))


def article_columns(base: str) -> tuple[Column, ...]:
    """The columns of articles, placeholders among them, in the order of the file."""
    return (
        Column("key", _("Artiklens faste nøgle. Den samme artikel har den samme nøgle i alle udtræk."), "key"),
        Column("title", _("Titlen. Tom, hvor siden ingen har, og for indlæg, som ikke er bevaret."), "title"),
        Column("lead", _("Manchetten."), "lead"),
        Column(
            "body",
            _("Brødteksten: afsnit, mellemrubrikker og lister (`- `). Bokse og billedtekster er ikke med."),
            "body",
        ),
        Column("byline", _("Navnelinjen, som den er trykt."), "byline"),
        Column(
            "authors",
            _("Forfatterne, i trykt rækkefølge. Flere værdier."),
            author_names(),
        ),
        Column("publisher", _("Udgiveren, kun hvor siden selv trykker den som udgiver."), "publisher__name"),
        Column("category", _("Kategorien, som den er trykt."), "category"),
        Column(
            "tags",
            _("Emneordene, ordret og i trykt rækkefølge. Flere værdier."),
            _names(Tagging.objects.all(), "tag__name", "position"),
        ),
        Column(
            "published",
            _("Udgivet: `2018-11-01T15:47` eller `2018-11-01`. Tom, hvor kun grænser er kendt."),
            published(),
        ),
        Column(
            "published_precision",
            _("Hvor nøje datoen er kendt: `minute`, `day`, `interval` eller `unknown`."),
            "published_precision",
        ),
        *bound_columns("published_not_before", "published_not_after"),
        Column("published_evidence", _("Hvad datoen eller grænserne bygger på."), "published_evidence"),
        Column(
            "debate", _("Nøglen på den debat, som artiklen hører til. Tom, hvor den ikke er i nogen."), "debate__key"
        ),
        Column(
            "answers",
            _(
                "Nøgler på de artikler, som denne svarer på, også dem, der ikke selv er i filen: indlæg, som ikke er bevaret, "
                "er kun rækker i en debats egen fil og i zip-filen. Flere værdier."
            ),
            _names(Reply.objects.public().answering(), "answers__key", "answers__key"),
        ),
        Column(
            "is_placeholder",
            _("`true` for et indlæg, som andre svarer på, men som ikke er bevaret; ellers `false`."),
            "is_placeholder",
        ),
        Column("comment_count", _("Antal læserkommentarer, som arkivet viser."), "comment_count"),
        Column("photo_caption", _("Billedteksten."), "photo_caption"),
        Column("photo_credit", _("Fotografen, som navnet er trykt."), "photo_credit"),
        Column(
            "source_address",
            _("Sidens oprindelige adresse, hvor et indeks eller redaktionen har givet den."),
            "source_address",
        ),
        Column("source_file", _("Filen, som artiklen er læst af."), "source__path"),
        Column("source_sha256", _("Filens SHA-256."), "source__sha256"),
        address_column("article", base, "slug"),
        Column(
            "answers_basis",
            _("Hvad hvert svar bygger på: `stated`, `inferred` eller `curated`, i samme rækkefølge som `answers`."),
            _names(Reply.objects.public().answering(), "origin", "answers__key"),
        ),
        Column(
            "mentions",
            _("Nøgler på de artikler, som denne omtaler uden at svare på dem, som ved `answers`. Flere værdier."),
            _names(Reply.objects.public().filter(kind=Reply.Kind.MENTIONS), "answers__key", "answers__key"),
        ),
    )


def debate_columns(base: str) -> tuple[Column, ...]:
    """The columns of debates. The rows must come `with_sizes()`."""
    return (
        Column("key", _("Debattens faste nøgle."), "key"),
        Column("title", _("Debattens titel i arkivet."), "title"),
        Column("origin", _("`inferred`: samlet af arkivet; `curated`: sat af redaktionen."), "origin"),
        Column("articles", _("Antal bevarede indlæg."), "contribution_count"),
        Column("missing", _("Antal indlæg, som andre svarer på, men som ikke er bevaret."), "missing_count"),
        Column("comment_count", _("Antal læserkommentarer under indlæggene."), "reader_comments"),
        Column("first_date", _("Det første indlægs dag, så godt den er kendt."), "first_date"),
        Column("last_date", _("Det seneste indlægs eller den seneste kommentars dag."), "last_date"),
        address_column("debate", base, "slug"),
        Column(
            "first_precision",
            _(
                "Hvad `first_date` er: `day`, dagen selv; `not_after`, seneste mulige dag; `not_before`, tidligste mulige."
            ),
            "first_precision",
        ),
        Column("last_precision", _("Hvad `last_date` er, med de samme ord."), "last_precision"),
    )


def tag_columns(base: str) -> tuple[Column, ...]:
    """The columns of tags."""
    return (
        Column("key", _("Emneordets faste nøgle."), "key"),
        Column("name", _("Emneordet, ordret."), "name"),
        Column(
            "kind",
            _("`topic`: et emne; `newsletter`: et nyhedsbrevs dato (DDMMÅÅ); `series`: en serie eller kampagne."),
            "kind",
        ),
        Column("newsletter_date", _("Nyhedsbrevets dag, hvor emneordet er en dato."), "newsletter_date"),
        Column("articles", _("Antal artikler med emneordet."), _articles(Q(taggings__tag=OuterRef("pk")))),
        address_column("tag", base, "slug"),
    )


def author_columns(base: str) -> tuple[Column, ...]:
    """The columns of those who sign or publish articles."""
    return (
        Column("key", _("Forfatterens eller udgiverens faste nøgle."), "key"),
        Column("name", _("Navnet."), "name"),
        Column("kind", _("`person`, `organisation` eller `unknown`."), "kind"),
        Column("articles", _("Antal artikler, som er skrevet eller udgivet under navnet."), _articles(_BY_AUTHOR)),
        address_column("author", base, "slug"),
    )


_BY_AUTHOR = Q(authorships__author=OuterRef("pk")) | Q(publisher=OuterRef("pk"))


def _articles(condition: Q) -> Subquery:
    """How many public captured articles meet the condition."""
    found = Article.objects.public().captured().filter(condition).order_by()
    # A plain function, not an aggregate of the ORM, which would group and give no row where there is nothing to count.
    count = Func("pk", template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField())
    return Subquery(found.annotate(count=count).values("count"))
