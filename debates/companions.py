"""Tags that go together: those that stand on the same articles more often than by chance."""

from typing import NamedTuple

from django.db.models import Count, Q

from debates.models import Article, Tag, Tagging
from debates.pages.likelihood import log_likelihood

SHOWN = 8
FEWEST = 2  # articles that both tags stand on
_TRIED = 60


class Companion(NamedTuple):
    """A tag, and how many public articles it shares with another."""

    tag: Tag
    articles: int


def companions(tag: Tag) -> list[Companion]:
    """The tags that go together with one, those with the surest tie first. Three queries at most."""
    public = Article.objects.public().captured()
    under = Tagging.objects.filter(tag=tag).values("article")
    beside = Tagging.objects.filter(article__in=public.filter(pk__in=under)).exclude(tag=tag)
    together = beside.order_by().values_list("tag").annotate(both=Count("pk")).filter(both__gte=FEWEST)
    both = dict(together.exclude(tag__kind=Tag.Kind.NEWSLETTER).order_by("-both", "tag")[:_TRIED])
    if not both:
        return []
    sizes = public.aggregate(all=Count("pk"), tagged=Count("pk", filter=Q(pk__in=under)))
    on_public = Count("taggings", filter=Q(taggings__article__in=public))
    found = Tag.objects.filter(pk__in=both).annotate(uses=on_public).order_by("sort_key", "key")
    sure = [(surplus(both[each.pk], sizes["tagged"], each.uses, sizes["all"]), each) for each in found]  # type: ignore[attr-defined]
    best = sorted((each for each in sure if each[0] > 0), key=lambda each: -each[0])
    return [Companion(each, both[each.pk]) for _sure, each in best[:SHOWN]]


def surplus(both: int, one: int, other: int, total: int) -> float:
    """How sure it is that two tags stand together more often than by chance (the log-likelihood ratio); 0 where they don't.

    >>> surplus(both=5, one=10, other=50, total=100)
    0.0
    >>> surplus(5, 10, 6, 100) > surplus(5, 10, 20, 100) > 0
    True
    """
    if both * total <= one * other:
        return 0.0
    return log_likelihood(both, one, other, total)
