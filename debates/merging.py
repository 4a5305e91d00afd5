"""Articles that are one page: what one of them takes over from the others, and how the others lead on to it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from debates.models import Article, Authorship, Reply, Tagging
from debates.models.marks import kept_fields

MOST = 20  # articles at once
_LISTS: dict[str, type[Authorship] | type[Tagging]] = {"authors": Authorship, "tags": Tagging}
_DERIVED = {"body", "spoken"}  # these follow from the parts


@dataclass(slots=True)
class MergePlan:
    """What a merge will do, and what keeps it from being done: sentences in Danish."""

    kept: Article
    others: Sequence[Article]
    captures: int = 0  # that move
    comments_moved: int = 0
    comments_joined: int = 0  # that become one with another, which stays
    comments_withheld: int = 0  # that are withheld afterwards, for a double of theirs is
    obstacles: list[str] = field(default_factory=list)

    @property
    def withholds(self) -> bool:
        """Whether the article that is kept leaves the public archive, for another of them has left it."""
        return not self.kept.is_withheld and any(each.is_withheld for each in self.others)


class MergeRefusedError(Exception):
    """Why articles can't be merged: sentences in Danish."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def obstacles(kept: Article, others: Sequence[Article]) -> Iterator[str]:
    """What keeps articles from being one, as far as they alone say."""
    if not others or kept in others:
        yield _("Vælg mindst to artikler, som er en og samme side.")
    if len(others) >= MOST:
        yield _("Slå højst %d artikler sammen ad gangen.") % MOST
    if kept.is_placeholder:
        yield _("Den, der beholdes, skal være en bevaret artikel.")
    for each in (kept, *others):
        if each.merged_into_id:
            yield _("»%(title)s« er allerede slået sammen med en anden.") % {"title": each.heading}
    speakers = {each.pk for each in (kept, *others)}
    if any(each.mentioned_in_id in speakers for each in others):
        yield _("En artikel kan ikke selv være det indlæg, som den omtaler.")
    if names := sorted(_disagreements([kept, *_captured(others)])):
        labels = (str(Article._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]
        yield _("Artiklerne er rettet forskelligt i hånden: %(fields)s. Ret dem ens først.") % {
            "fields": ", ".join(labels)
        }


def _captured(articles: Sequence[Article]) -> list[Article]:
    return [article for article in articles if not article.is_placeholder]


def _disagreements(articles: Sequence[Article]) -> set[str]:
    """The fields to which curators have given several values."""
    given: dict[str, list[Any]] = {}
    for article in articles:
        for name in kept_fields(article):
            values = given.setdefault(name, [])
            if (value := _value(article, name)) not in values:
                values.append(value)
    return {name for name, values in given.items() if len(values) > 1} - _DERIVED


def _value(article: Article, name: str) -> Any:
    model = _LISTS.get(name)
    if model is None:
        return getattr(article, Article._meta.get_field(name).attname)  # type: ignore[union-attr]
    columns = [field.attname for field in model._meta.concrete_fields if field.name not in ("id", "article")]
    return list(model._default_manager.filter(article=article).order_by("position").values_list(*columns))


def leave_gathered(articles: Iterable[Article]) -> None:
    """Let articles leave the debates that nobody but the rules has put them into: they are gathered again afterwards."""
    for article in articles:
        if article.debate_id and "debate" not in article.curated_fields:
            article.debate = None
            article.save(update_fields=["debate"])


def kept_placeholders(speakers: Collection[Article]) -> list[int]:
    """The ids of the placeholders that articles speak of and a curator has touched: no rule takes them away."""
    decided = Reply.objects.decided().filter(Q(article=OuterRef("pk")) | Q(answers=OuterRef("pk")))
    touched = ~Q(curated_fields=[]) | Q(merged_into__isnull=False) | Exists(decided)
    return list(Article.objects.filter(touched, mentioned_in__in=speakers).values_list("pk", flat=True))


def decided_answers(articles: Collection[Article]) -> QuerySet[Reply]:
    """What a curator has said of answers to and from the articles, and of such as they speak of."""
    about = Q(article__in=articles) | Q(answers__in=articles) | Q(spoken_in__in=articles)
    return Reply.objects.decided().filter(about).order_by("pk")


def lead_on(kept: Article, others: Collection[Article]) -> None:
    """The others have no place of their own any more: they lead to `kept`, and so does what led to them."""
    Article.objects.filter(merged_into__in=others).update(merged_into=kept)
    Article.objects.filter(pk__in=kept_placeholders(others)).update(mentioned_in=kept)
    pks = [each.pk for each in others]
    Article.objects.filter(pk__in=pks).update(merged_into=kept, debate=None, source=None)


def take_over(kept: Article, others: Sequence[Article]) -> None:
    """Give `kept` the fields that curators set in the others, as these were before they led on; and what is withheld stays so."""
    for other in _captured(others):
        given = kept_fields(other) - kept_fields(kept)
        for name in given - _LISTS.keys():
            setattr(kept, name, getattr(other, name))
        for name in given & _LISTS.keys():
            _copy_list(_LISTS[name], kept, other)
        kept.curated_fields = sorted({*kept.curated_fields, *(name for name in other.curated_fields if name in given)})
        if other.is_withheld and not kept.is_withheld:
            kept.withheld_at, kept.withheld_reason = other.withheld_at, other.withheld_reason
    kept.save()


def _copy_list(model: type[Authorship] | type[Tagging], kept: Article, other: Article) -> None:
    model._default_manager.filter(article=kept).delete()
    rows: list[Any] = list(model._default_manager.filter(article=other))
    for row in rows:
        row.pk, row.article = None, kept
    model._default_manager.bulk_create(rows)


def move_answers(kept: Article, others: Collection[Article]) -> None:
    """What a curator has said of answers to and from the others is said of `kept`. Guesses are left to `debates.linking`."""
    pks = {each.pk for each in others}
    for reply in decided_answers(others):
        for name in ("article_id", "answers_id", "spoken_in_id"):
            if getattr(reply, name) in pks:
                setattr(reply, name, kept.pk)
        there = Reply.objects.filter(article=reply.article_id, answers=reply.answers_id).exclude(pk=reply.pk)
        if reply.article_id == reply.answers_id or there.decided().exists():
            reply.delete()
        else:
            there.delete()
            reply.save()
