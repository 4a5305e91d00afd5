"""Gathers articles into debates: those that answer one another, or share a tag that calls them a debate."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from django.db.models import Q

from debates.models import Article, Debate, Operation, Reply, Tag, Tagging
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
    free = [any("debate" not in article.curated_fields for article in thread) for thread in threads]
    own_keys = [_own_key(thread) for thread in threads]
    used: set[int] = set()
    for thread, name, key, is_free in zip(threads, names, own_keys, free, strict=True):
        if is_free:
            used.add(_gather(thread, _choose(thread, key, {*own_keys}, used), key, [name, *_headings(thread, pairs)]))
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
    light = Article.objects.filter(chosen, merged_into=None).defer("search", "parts", "body", "spoken")
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


def _own_key(thread: list[Article]) -> str:
    """The key that a thread gives its debate, whatever order its articles came in."""
    return debate_key(min(article.key for article in thread if not article.is_placeholder))


def _choose(thread: list[Article], key: str, own_keys: Collection[str], used: Collection[int]) -> Debate | None:
    """The debate that a thread is in already, or that bears its key: its own, else one that no other thread has a better right to."""
    there = Q(pk__in={article.debate_id for article in thread if article.debate_id}) | Q(key=key)
    found = Debate.objects.filter(there).exclude(pk__in=used).order_by("pk")
    rights = {debate: (debate.key != key, debate.key in own_keys) for debate in found}
    fitting = [debate for debate, (is_other, is_anothers) in rights.items() if not (is_other and is_anothers)]
    return min(fitting, key=lambda debate: (rights[debate], debate.pk), default=None)


def _gather(thread: list[Article], debate: Debate | None, key: str, names: list[str]) -> int:
    """Put a thread into its debate, a new one where it has none. Returns the debate's id."""
    titles = [name for name in names if name]
    if debate is None:
        debate = _new_debate(key, titles)
    else:
        _rename(debate, key, titles, hide=any(article.is_withheld for article in thread))
    free = [article.pk for article in thread if "debate" not in article.curated_fields]
    _UNTOUCHED.filter(pk__in=free).exclude(debate=debate).update(debate=debate)
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


def _rename(debate: Debate, key: str, titles: list[str], *, hide: bool) -> None:
    """Bring key and title in step with the articles, unless a curator has set them.

    The address stays, but where it may hold the title of a withheld article that no other bears.
    """
    if debate.origin == Debate.Origin.CURATED or "title" in debate.curated_fields:
        return
    if debate.curated_fields or _is_touched(debate):
        key = debate.key
    title = next(iter(titles), key)
    if hide and debate.title not in (*titles, debate.key):
        debate.slug = _slug(next(iter(titles), ""), key)
    if (debate.key, debate.title) != (key, title):
        debate.key, debate.title = key, title
        debate.save(update_fields=["key", "title", "slug"])


def _is_touched(debate: Debate) -> bool:
    return Operation.objects.filter(key=debate.key).exists()


def _slug(title: str, key: str) -> str:
    return free_slug(Debate, slugify(title) or key, key)
