"""Gathers articles into debates: those that answer one another, or share a tag that calls them a debate."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from django.db.models import Q

from debates.models import Article, Debate, Reply, Tag, Tagging
from debates.models.addresses import free_slug
from debates.pages.keys import debate_key
from debates.pages.ordering import Contribution, reading_order
from debates.pages.slugs import slugify

_UNTOUCHED = Article.objects.exclude(curated_fields__contains=["debate"])
_DEBATE = "debat"  # a series tag that holds the word calls its articles one debate


def gather_debates() -> None:
    """Put articles that answer one another, or share the tag of a debate, together. What a curator has placed stays where it is."""
    pairs = list(Reply.objects.standing().values_list("article_id", "answers_id"))
    members = _members({pk for pair in pairs for pk in pair})
    by_pk = {article.pk: article for article in members}
    kept = {article.debate_id for article in members if "debate" in article.curated_fields}
    together = [*pairs, *_tagged_pairs(members)]
    threads = [[by_pk[pk] for pk in thread] for thread in _threads(together)]
    names = _series_names(threads)
    used = {
        _gather(thread, pairs, name)
        for thread, name in zip(threads, names, strict=True)
        if any("debate" not in article.curated_fields for article in thread)
    }
    linked = {pk for pair in together for pk in pair}
    loose = [a.pk for a in members if a.debate_id and a.pk not in linked and "debate" not in a.curated_fields]
    _UNTOUCHED.filter(pk__in=loose).update(debate=None)
    Debate.objects.filter(origin=Debate.Origin.INFERRED, curated_fields=[]).exclude(pk__in=used | kept).delete()


def _members(linked: Collection[int]) -> list[Article]:
    """The articles that are in a debate or may come into one, without their texts."""
    debates = Tag.objects.filter(kind=Tag.Kind.SERIES, name__icontains=_DEBATE)
    chosen = (
        Q(pk__in=linked) | Q(debate__isnull=False) | Q(pk__in=Tagging.objects.filter(tag__in=debates).values("article"))
    )
    light = Article.objects.filter(chosen).defer("search", "parts", "body", "spoken")
    return list(light.prefetch_related("tags").order_by("key"))


def _tagged_pairs(articles: Iterable[Article]) -> list[tuple[int, int]]:
    """Articles that one series tag calls a debate, such as ``Havnedebat 2017``. Campaigns of other names run across many subjects."""
    by_tag: dict[int, list[int]] = defaultdict(list)
    for article in articles:
        for tag in article.tags.all():
            if _names_a_debate(tag):
                by_tag[tag.pk].append(article.pk)
    return [pair for tagged in by_tag.values() for pair in pairwise(tagged)]


def _names_a_debate(tag: Tag) -> bool:
    return tag.kind == Tag.Kind.SERIES and _DEBATE in tag.name.lower()


def _threads(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of the answers.

    >>> _threads([(2, 1), (3, 2), (9, 8)])
    [[1, 2, 3], [8, 9]]
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    threads: list[list[int]] = []
    seen: set[int] = set()
    for start in sorted(neighbours):
        thread, waiting = set(), [start]
        while waiting:
            pk = waiting.pop()
            if pk not in seen:
                seen.add(pk)
                thread.add(pk)
                waiting += neighbours[pk]
        if thread:
            threads.append(sorted(thread))
    return threads


def _series_names(threads: list[list[Article]]) -> list[str]:
    """For each thread the one tag that calls it a debate and stands on two of its articles or more, or nothing."""
    names = []
    for thread in threads:
        tags = Counter(tag.name for article in thread for tag in article.tags.all() if _names_a_debate(tag))
        shared = [name for name, count in tags.items() if count > 1]
        names.append(shared[0] if len(shared) == 1 else "")
    return names


def _gather(thread: list[Article], pairs: Iterable[tuple[int, int]], series: str) -> int:
    """Give a thread its debate: the one that it is in already, else a new one. Returns the debate's id."""
    free = [article for article in thread if "debate" not in article.curated_fields]
    present = sorted({article.debate_id for article in thread if article.debate_id})
    titles = [*([series] if series else []), *_headings(thread, pairs)]
    if present:
        debate = Debate.objects.get(pk=present[0])
        _rename(debate, titles, hide=any(article.is_withheld for article in thread))
    else:
        first = min(article.key for article in thread if not article.is_placeholder)
        debate = _new_debate(debate_key(first), titles)
    _UNTOUCHED.filter(pk__in=[a.pk for a in free]).exclude(debate=debate).update(debate=debate)
    return debate.pk


def _headings(thread: list[Article], pairs: Iterable[tuple[int, int]]) -> list[str]:
    """What the captured articles of a thread that everybody may see are called, in reading order."""
    by_pk = {article.pk: article for article in thread}
    order = reading_order([Contribution(a.pk, a.sort_date, a.is_placeholder, a.key) for a in thread], pairs)
    articles = [by_pk[placed.id] for placed in order]
    return [article.heading for article in articles if not (article.is_placeholder or article.is_withheld)]


def _new_debate(key: str, titles: list[str]) -> Debate:
    title = next(iter(titles), "")
    return Debate.objects.create(key=key, slug=_slug(title, key), title=title or key)


def _rename(debate: Debate, titles: list[str], *, hide: bool) -> None:
    """Take back a title that no article bears any more; from the address too, where it may be that of a withheld one."""
    if (
        "title" in debate.curated_fields
        or debate.origin == Debate.Origin.CURATED
        or debate.title in (*titles, debate.key)
    ):
        return
    debate.title = next(iter(titles), debate.key)
    if hide:
        debate.slug = _slug(next(iter(titles), ""), debate.key)
    debate.save(update_fields=["title", "slug"])


def _slug(title: str, key: str) -> str:
    return free_slug(Debate, slugify(title) or key, key)
