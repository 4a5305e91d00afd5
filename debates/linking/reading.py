"""The captured articles as the rules of answers see them."""

from collections import defaultdict

from django.db.models import Q

from debates.models import Alias, Article, Author, Authorship, Tag, Tagging
from debates.pages.mention import Mention, mentions_from_json
from debates.pages.mentions import mentions
from debates.pages.shelf import Letter

_DATES = ("sort_date", "published_on", "published_not_before", "published_not_after")


def letters() -> list[Letter]:
    """The captured articles without their texts. A fixed number of queries."""
    voices: dict[int, set[int]] = defaultdict(set)
    for article, author in Authorship.objects.values_list("article", "author"):
        voices[article].add(author)
    topics: dict[int, set[int]] = defaultdict(set)
    series: dict[int, set[int]] = defaultdict(set)
    tagged = Tagging.objects.exclude(tag__kind=Tag.Kind.NEWSLETTER).values_list("article", "tag", "tag__kind")
    for article, tag, kind in tagged:
        topics[article].add(tag)
        if kind == Tag.Kind.SERIES:
            series[article].add(tag)
    rewritten = _rewritten()
    rows = Article.objects.captured().values_list("pk", "key", "title", "spoken", "publisher", *_DATES)
    return [
        Letter(
            key,
            title,
            day,
            published or not_before,
            published or not_after,
            frozenset(voices[pk] | ({publisher} if publisher else set())),
            frozenset(topics[pk]),
            frozenset(series[pk]),
            tuple(rewritten[pk] if pk in rewritten else mentions_from_json(spoken)),
        )
        for pk, key, title, spoken, publisher, day, published, not_before, not_after in rows.iterator(2000)
    ]


def names() -> dict[int, list[str]]:
    """What each author and publisher is called, printed forms among them."""
    found: dict[int, list[str]] = defaultdict(list)
    writing = Q(authorships__isnull=False) | Q(published__isnull=False)
    for pk, name in Author.objects.filter(writing).distinct().values_list("pk", "name"):
        found[pk].append(name)
    for pk, printed in Alias.objects.values_list("author", "printed"):
        if pk in found:
            found[pk].append(printed)
    return found


def _rewritten() -> dict[int, list[Mention]]:
    """What articles say of others whose words a curator has put right since they were read."""
    edited = Article.objects.captured().filter(curated_fields__overlap=["title", "lead", "parts"])
    return {
        article.pk: mentions(article.lead, article.body_parts, article.title)
        for article in edited.only("title", "lead", "parts")
    }
