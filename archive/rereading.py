"""Does the archive say what its captures say? All is read and linked again, compared with what stands, and left as it was."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from archive.checking import Fault
from archive.links import link
from archive.loading import reload
from comments.models import Comment, ReplyClaim
from debates.curation.snapshots import RowId, State, field_label, model_of, state
from debates.models import Article, Author, Debate, Reply, Source
from debates.pages.refused import Refused

Rows = Sequence[QuerySet[Any]]


def differences() -> Iterator[Fault]:
    """What would come out otherwise if every capture were read again. What curators have set is no difference."""
    for article in Article.objects.captured().only("key").order_by("key").iterator(500):
        yield from _compared(partial(_of, article), partial(_read_again, article), article.key)
    yield from _compared(_links, link, "")


def _of(article: Article) -> Rows:
    comments = Comment.objects.filter(article=article)
    claims = ReplyClaim.objects.filter(comment__in=comments)
    sources = Source.objects.filter(article=article)
    names = Author.objects.filter(Q(authorships__article=article) | Q(published=article)).distinct()
    return [Article.objects.filter(pk=article.pk), sources, comments, claims, names]


def _read_again(article: Article) -> None:
    for source in Source.objects.filter(article=article).order_by("path", "pk"):
        reload(source, source.path)


def _links() -> Rows:
    letters = ReplyClaim.objects.filter(kind=ReplyClaim.Kind.LETTER)
    return [letters, Reply.objects.all(), Debate.objects.all(), Article.objects.filter(is_placeholder=True)]


def _compared(rows: Callable[[], Rows], again: Callable[[], None], key: str) -> Iterator[Fault]:
    try:
        with transaction.atomic():
            before, placed = state(rows()), _placed(key)
            again()
            after, placed_again = state(rows()), _placed(key)
            transaction.set_rollback(True)
    except (Refused, DatabaseError, ValueError) as error:
        what = _("kan ikke læses igen: {error}").format(error=str(error).splitlines()[0])
        yield Fault(_("Artiklen {key}").format(key=key) if key else _("Svarene"), what, _remedy())
        return
    yield from _told(before, after)
    for article in sorted(each for each in placed if placed[each] != placed_again.get(each)):
        yield Fault(_("Artiklen {key}").format(key=article), _("hører til i en anden debat"), _remedy())


def _placed(key: str) -> dict[str, str | None]:
    """Which debate each article is in, where all are looked at."""
    return {} if key else dict(Article.objects.values_list("key", "debate__key"))


def _told(before: State, after: State) -> Iterator[Fault]:
    differing: dict[RowId, list[str]] = defaultdict(list)
    for row in sorted(before.keys() | after.keys()):
        old, new = before.get(row), after.get(row)
        if old is None or new is None:
            differing[row] = []
        else:
            differing[row] += [name for name in new if new[name] != old[name]]
    for (label, key), names in differing.items():
        if (label, key) not in before:
            yield Fault(_name(label, ""), _("mangler"), _remedy())
        elif (label, key) not in after:
            yield Fault(_name(label, key), _("er ikke i afskrifterne"), _remedy())
        elif names:
            fields = ", ".join(field_label(label, name) for name in names)
            yield Fault(
                _name(label, key), _("siger ikke, hvad afskrifterne siger: {fields}").format(fields=fields), _remedy()
            )


def _name(label: str, key: str) -> str:
    return f"{model_of(label)._meta.verbose_name} {key}".strip().capitalize()


def _remedy() -> str:
    return _("Kør `manage.py import_pages --reparse`.")
