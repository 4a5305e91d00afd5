"""What a search finds, articles and comments together, as the rows of one file."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from comments.models import Comment
from debates.exports import Column, address_of
from debates.models import Article

_NAMES = ("kind", "key", "title", "of", "day", "rank", "page")


def hit_columns(base: str) -> tuple[Column, ...]:
    """The columns of `find_hits`."""
    address = {kind: address_of(kind, base) for kind in ("article", "comment")}
    return (
        Column("kind", _("`article` eller `comment`."), "kind"),
        Column("key", _("Artiklens eller kommentarens faste nøgle."), "key"),
        Column("title", _("Artiklens titel eller kommentarens overskrift."), "title"),
        Column("article", _("Nøglen på artiklen selv, eller på den, som kommentaren står under."), "of"),
        Column("day", _("Artiklens bedste kendte dag, eller dagen, kommentaren blev skrevet."), "day"),
        Column("rank", _("Hvor godt teksten passer til ordene; kun til sammenligning inden for én fil."), "rank"),
        Column("url", _("Sidens adresse i arkivet."), "page", lambda page: address[page[0]](page[1])),
    )


def find_hits(words: str, kind: str = "") -> Any:
    """Public articles and comments that hold the words, best first; `kind` takes only the one or the other."""
    found = {
        "article": _told(Article.objects.public().captured().matching(words), "article", "key", "sort_date", "slug"),
        "comment": _told(Comment.objects.public().matching(words), "comment", "article__key", "posted", "key"),
    }
    rows = found[kind] if kind else found["article"].union(found["comment"], all=True)
    return rows.order_by("-rank", "key")


def _told(rows: Any, kind: str, of: str, day: str, address: str) -> Any:
    page: Combinable = Func(
        Value(kind), F(address), template="ARRAY[%(expressions)s]::text[]", output_field=ArrayField(TextField())
    )
    columns = {"kind": Value(kind, TextField()), "of": F(of), "day": F(day), "page": page}
    return rows.order_by().annotate(**columns).values_list(*_NAMES)
