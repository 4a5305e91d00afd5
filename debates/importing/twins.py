"""Articles of one title: which of them bears the plain key and address.

While they come in, what their captures say decides, and not which came first. An address that has stood for a day may have been
cited: it stays, whatever comes later.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from debates.importing.articles import distinct_key, stored_capture
from debates.models import Article, Operation
from debates.models.addresses import free_slug
from debates.pages.slugs import slugify

_SETTLED = timedelta(days=1)


class Moved(NamedTuple):
    """An article that has another key and address now, and the address that it had."""

    article: Article
    old_slug: str


def settle_twins(title_key: str, stays: Callable[[Article], bool]) -> list[Moved]:
    """Give the articles of one title their keys and addresses, where none of them `stays` as it is. Needs a transaction.

    Those that changed must be loaded again.
    """
    titled = Article.objects.select_for_update().filter(title_key=title_key, is_placeholder=False)
    twins = list(titled.order_by("pk"))
    if [twin.key for twin in twins] in ([], [title_key]) or any(_is_settled(twin) or stays(twin) for twin in twins):
        return []
    own = {twin: min(own_keys(twin)) for twin in twins}
    if len(set(own.values())) < len(twins):
        return []
    first = min(twins, key=own.__getitem__)
    keys = {twin: title_key if twin == first else own[twin] for twin in [first, *twins]}
    moving = [twin for twin, key in keys.items() if twin.key != key]
    for twin in moving:  # two may change places with each other
        Article.objects.filter(pk=twin.pk).update(key=f"~{twin.pk}", slug=f"~{twin.pk}")
    return [_move(twin, keys[twin]) for twin in moving]


def _move(twin: Article, key: str) -> Moved:
    old = twin.slug
    twin.key, twin.slug = key, free_slug(Article, slugify(twin.title) if twin.title else "", key)
    twin.save(update_fields=["key", "slug"])
    return Moved(twin, old)


def _is_settled(article: Article) -> bool:
    """Whether somebody may have cited the article, or a curator knows it by its key."""
    return (
        bool(article.curated_fields)
        or article.is_withheld
        or article.merged_into_id is not None
        or article.sources.filter(added_at__lt=timezone.now() - _SETTLED).exists()
        or Operation.objects.filter(key=article.key).exists()
    )


def own_keys(article: Article) -> set[str]:
    """The keys that tell an article from its twins, one of each capture: the same whichever came first."""
    drafts = [stored_capture(source).draft for source in article.sources.all()]
    return {distinct_key(draft) for draft in drafts}
