"""Articles of one title: which of them bears the plain key and address.

While they come in, what their captures say decides, and not which came first. An address that has stood for a day may have been
cited: it stays, whatever comes later, and so does what a curator has touched; the others take what those leave free.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from itertools import chain, groupby
from typing import NamedTuple

from django.utils import timezone

from debates.importing.articles import MOST_OF_ONE_TITLE, distinct_key, distinct_keys, stored_capture
from debates.models import Article, ImportedFile, Operation
from debates.models.addresses import free_slug
from debates.pages.decoding import decode
from debates.pages.drafts import ArticleDraft
from debates.pages.keys import article_key
from debates.pages.parsing import parse
from debates.pages.slugs import slugify

_SETTLED = timedelta(days=1)


def settle_twins(title_keys: Collection[str], stays: Callable[[Article], bool]) -> list[Article]:
    """Give the articles of each title their keys and addresses, but for those that have stood or that `stays`. Needs a transaction.

    Returns those that changed, to be loaded again.
    """
    rows = Article.objects.select_for_update().captured().filter(title_key__in=title_keys).order_by("title_key", "pk")
    titles = [list(twins) for _title_key, twins in groupby(rows, key=lambda row: row.title_key)]
    free = [
        [twin for twin in twins if not (_is_settled(twin) or stays(twin))]
        for twins in titles
        if [(twin.key, twin.slug) for twin in twins] != [(twins[0].title_key, slugify(twins[0].title))]
    ]
    before = {twin: (twin.key, twin.slug) for twins in free for twin in twins}
    for twin in before:  # two may change places with each other, within a title or between two
        Article.objects.filter(pk=twin.pk).update(key=f"~{twin.pk}", slug=f"~{twin.pk}")
    for twins in free:
        for twin, key in _keys(twins).items():
            twin.key, twin.slug = key, free_slug(Article, slugify(twin.title) if twin.title else "", key)
            twin.save(update_fields=["key", "slug"])
    return [twin for twin, (key, slug) in before.items() if (twin.key, twin.slug) != (key, slug)]


def _keys(twins: Sequence[Article]) -> dict[Article, str]:
    """A key for each article of a title, told by their texts: the plain one for the first, where nobody else has it.

    Where the texts open alike too, the hashes of the captures make the order.
    """
    own = {twin: _own(twin) for twin in twins}
    wanted = {
        twin: [twin.title_key, *distinct_keys(own[twin].draft, len(twins))]
        for twin in sorted(twins, key=lambda twin: own[twin][:2])
    }
    taken = set(Article.objects.filter(key__in=chain(*wanted.values())).values_list("key", flat=True))
    keys: dict[Article, str] = {}
    for twin, names in wanted.items():
        keys[twin] = next(key for key in names if key not in taken)
        taken.add(keys[twin])
    return keys


class _Own(NamedTuple):
    """What tells an article from its twins: the least of what its captures give, so the same whichever came first."""

    key: str
    sha256: str
    draft: ArticleDraft


def _own(article: Article) -> _Own:
    captures = [stored_capture(source) for source in article.sources.all()]
    return min((_Own(distinct_key(each.draft), each.sha256, each.draft) for each in captures), key=lambda own: own[:2])


def _is_settled(article: Article) -> bool:
    """Whether somebody may have cited the article, or a curator knows it by its key."""
    return (
        bool(article.curated_fields)
        or article.is_withheld
        or has_stood(article)
        or Operation.objects.filter(key=article.key).exists()
    )


def has_stood(article: Article) -> bool:
    """Whether its key and address may have been cited."""
    return article.added_at < stood_since()


def stood_since() -> datetime:
    """What came in before this has stood long enough to have been cited."""
    return timezone.now() - _SETTLED


def own_keys(article: Article) -> set[str]:
    """The keys that the captures of an article may have given it, at any address that has been told of them."""
    keys: set[str] = set()
    for source in article.sources.all():
        text = decode(bytes(source.content)).text
        told = ImportedFile.objects.filter(source=source).exclude(address="").values_list("address", flat=True)
        for address in {"", source.address, *told}:
            draft = parse(text, address).article
            keys |= {article_key(draft.title, draft.lead), *distinct_keys(draft, MOST_OF_ONE_TITLE)}
    return keys
