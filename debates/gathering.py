"""Gathers articles into debates: those that answer one another, or share a tag that calls them a debate."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from django.db.models import Case, IntegerField, Q, Value, When

from debates.models import Article, Debate, Operation, Reply, Tag, Tagging
from debates.models.addresses import free_slug, free_slugs
from debates.pages.keys import debate_key
from debates.pages.ordering import Contribution, reading_order
from debates.pages.slugs import slugify

_UNTOUCHED = Article.objects.exclude(curated_fields__contains=["debate"])
_BATCH = 2000
_DEBATE = "debat"  # a series tag that holds the word calls its articles one debate


def gather_debates() -> None:
    """Put articles that answer one another, or share the tag of a debate, together. What a curator has placed stays where it is.

    The number of queries is fixed, but for debates that get another key or title.
    """
    pairs = list(Reply.objects.standing().values_list("article_id", "answers_id"))
    members = _members({pk for pair in pairs for pk in pair})
    by_pk = {article.pk: article for article in members}
    together = [pair for pair in [*pairs, *_tagged_pairs(members)] if not _parted(*(by_pk[pk] for pk in pair))]
    found = ([by_pk[pk] for pk in thread] for thread in _threads(together))
    threads = [thread for thread in found if not all(article.is_placeholder for article in thread)]
    placed = _Placing(threads, members)
    replies = defaultdict(list)
    for pair in pairs:
        replies[pair[0]].append(pair)
    for thread, name in zip(threads, _series_names(threads), strict=True):
        if any(_is_free(article) for article in thread):
            own = [pair for article in thread for pair in replies[article.pk]]
            placed.place(thread, [name, *_headings(thread, own)])
    placed.store()
    linked = {pk for pair in together for pk in pair}
    loose = [a.pk for a in members if a.debate_id and a.pk not in linked and _is_free(a)]
    _UNTOUCHED.filter(pk__in=loose).update(debate=None)
    kept = {article.debate_id for article in members if article.debate_id and not _is_free(article)}
    Debate.objects.proposed().exclude(pk__in=placed.used | kept).delete()


def _is_free(article: Article) -> bool:
    return "debate" not in article.curated_fields


class _Placing:
    """Which thread goes into which debate: found for one thread after another, and stored together."""

    def __init__(self, threads: Iterable[list[Article]], members: Iterable[Article]) -> None:
        self.standing = Debate.objects.in_bulk({article.debate_id for article in members if article.debate_id})
        keys = [debate.key for debate in self.standing.values()]
        self.touched = set(Operation.objects.filter(key__in=keys).values_list("key", flat=True))
        self.own_keys = {_own_key(thread) for thread in threads}
        left = Debate.objects.filter(key__in=self.own_keys, articles=None, joined_into=None)
        self.left = {debate.key: debate for debate in left}  # by all: they are those of their keys again
        self.used: set[int] = set()
        self.new: dict[str, tuple[str, list[Article]]] = {}  # title and articles of each new debate, by its key
        self.moves: dict[int, int] = {}  # articles and their debates

    def place(self, thread: list[Article], names: Iterable[str]) -> None:
        """Put a thread into the debate that it is in already, or a new one."""
        key, titles = _own_key(thread), [name for name in names if name]
        debate = self._choose(thread, key)
        free = [article for article in thread if _is_free(article)]
        if debate is None:
            self.new[key] = next(iter(titles), ""), free
            return
        self.used.add(debate.pk)
        _rename(debate, key, titles, self.touched, hide=any(article.is_withheld for article in thread))
        self._move(free, debate)

    def store(self) -> None:
        """Write the new debates, and which article is in which."""
        taken = set(
            Debate.objects.filter(key__in=self.new).values_list("key", flat=True)
        )  # a curator keeps what had it
        self.new = {_free_key(key) if key in taken else key: row for key, row in self.new.items()}
        slugs = free_slugs(Debate, {key: slugify(title) or key for key, (title, _articles) in self.new.items()})
        rows = [Debate(key=key, slug=slugs[key], title=title or key) for key, (title, _articles) in self.new.items()]
        for debate in Debate.objects.bulk_create(rows, _BATCH):
            self.used.add(debate.pk)
            self._move(self.new[debate.key][1], debate)
        pks = sorted(self.moves)
        for start in range(0, len(pks), _BATCH):
            batch = pks[start : start + _BATCH]
            places = Case(*(When(pk=pk, then=Value(self.moves[pk])) for pk in batch), output_field=IntegerField())
            _UNTOUCHED.filter(pk__in=batch).update(debate=places)

    def _choose(self, thread: list[Article], key: str) -> Debate | None:
        """The debate that a thread is in already: by a curator's word, its own, else one that no other thread has a better right to."""
        by_hand = {article.debate_id for article in thread if article.debate_id and not _is_free(article)}
        if len(by_hand) == 1:
            return self.standing[by_hand.pop()]
        pks = {article.debate_id for article in thread if article.debate_id} - self.used
        found = [debate for pk in sorted(pks) if (debate := self.standing[pk]).joined_into_id is None]
        rights = {debate: (debate.key != key, debate.key in self.own_keys) for debate in found}
        fitting = [debate for debate, (is_other, is_anothers) in rights.items() if not (is_other and is_anothers)]
        return min(fitting, key=lambda debate: (rights[debate], debate.pk), default=self.left.get(key))

    def _move(self, articles: Iterable[Article], debate: Debate) -> None:
        self.moves |= {article.pk: debate.pk for article in articles if article.debate_id != debate.pk}


def _free_key(key: str) -> str:
    """A key for a debate whose own one is taken."""
    while Debate.objects.filter(key=key).exists():
        key = debate_key(key)
    return key


def _members(linked: Collection[int]) -> list[Article]:
    """The articles that are in a debate or may come into one, without their texts."""
    debates = Tag.objects.filter(kind=Tag.Kind.SERIES, name__icontains=_DEBATE)
    chosen = (
        Q(pk__in=linked) | Q(debate__isnull=False) | Q(pk__in=Tagging.objects.filter(tag__in=debates).values("article"))
    )
    light = Article.objects.filter(chosen, merged_into=None).defer("parts", "body", "spoken")
    return list(light.prefetch_related("tags").order_by("key"))


def _tagged_pairs(articles: Iterable[Article]) -> list[tuple[int, int]]:
    """Articles that one series tag calls a debate, such as ``Havnedebat 2017``. Campaigns of other names run across many subjects."""
    by_tag: dict[int, list[int]] = defaultdict(list)
    for article in articles:
        for tag in article.tags.all():
            if _names_a_debate(tag):
                by_tag[tag.pk].append(article.pk)
    return [pair for tagged in by_tag.values() for pair in pairwise(tagged)]


def _parted(one: Article, other: Article) -> bool:
    """Whether a curator keeps two articles apart: they are placed in different debates, or one is placed outside of all."""
    placed = [article.debate_id for article in (one, other) if "debate" in article.curated_fields]
    return None in placed or len({*placed}) > 1


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


def _headings(thread: list[Article], pairs: Iterable[tuple[int, int]]) -> list[str]:
    """What the captured articles of a thread that everybody may see are called, in reading order."""
    by_pk = {article.pk: article for article in thread}
    order = reading_order([Contribution(a.pk, a.sort_date, a.is_placeholder, a.key) for a in thread], pairs)
    articles = [by_pk[placed.id] for placed in order]
    return [article.heading for article in articles if not (article.is_placeholder or article.is_withheld)]


def _rename(debate: Debate, key: str, titles: list[str], touched: Collection[str], *, hide: bool) -> None:
    """Bring key and title in step with the articles, unless a curator has set them.

    The address stays, but where it may hold the title of a withheld article that no other bears.
    """
    if debate.origin == Debate.Origin.CURATED or "title" in debate.curated_fields:
        return
    if debate.curated_fields or debate.key in touched:
        key = debate.key
    title = next(iter(titles), key)
    if hide and debate.title not in (*titles, debate.key):
        debate.slug = free_slug(Debate, slugify(next(iter(titles), "")) or key, key)
    if (debate.key, debate.title) != (key, title):
        debate.key, debate.title = key, title
        debate.save(update_fields=["key", "title", "slug"])
