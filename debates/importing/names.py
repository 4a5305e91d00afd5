"""Authors and tags by their printed names: looked up together, and made where nobody bears a name yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.functions import MD5

from debates.models import Alias, Article, Author, Authorship, Operation, Tag, Tagging
from debates.models.addresses import free_slugs
from debates.pages.drafts import ArticleDraft
from debates.pages.keys import author_key, tag_key
from debates.pages.slugs import slugify
from debates.pages.tags import classify

M = TypeVar("M", bound=Model)


class Names:
    """The ids behind the names that some pages print. Who publishes is an organisation, whoever signed with that name before."""

    def __init__(self, drafts: Iterable[ArticleDraft]) -> None:
        kinds: dict[str, Author.Kind] = {}
        tags: dict[str, None] = {}
        for draft in drafts:
            for name in draft.authors:
                kinds.setdefault(name, Author.Kind.PERSON)
            if draft.publisher:
                kinds[draft.publisher.name] = Author.Kind.ORGANISATION
            tags |= dict.fromkeys(draft.tags)
        self._authors = _authors(kinds)
        _raise_publishers({self._authors[name] for name, kind in kinds.items() if kind is Author.Kind.ORGANISATION})
        self._tags = _tags(tags)

    def authors(self, draft: ArticleDraft) -> dict[int, str]:
        """Who signs a page, in printed order, each once, with the printed name."""
        signed: dict[int, str] = {}
        for name in draft.authors:
            signed.setdefault(self._authors[name], name)
        return signed

    def publisher(self, draft: ArticleDraft) -> int | None:
        """Who publishes a page."""
        return self._authors[draft.publisher.name] if draft.publisher else None

    def tags(self, draft: ArticleDraft) -> list[int]:
        """The tags of a page, in printed order, each once."""
        return list(dict.fromkeys(self._tags[name] for name in draft.tags))


def _authors(kinds: Mapping[str, Author.Kind]) -> dict[str, int]:
    if not kinds:
        return {}
    hashes = [md5(name.encode(), usedforsecurity=False).hexdigest() for name in kinds]
    known = dict(Alias.objects.alias(hash=MD5("printed")).filter(hash__in=hashes).values_list("printed", "author"))
    new = {name: author_key(name) for name in kinds if name not in known}
    if new:
        ids = _made_authors(new, kinds)
        Alias.objects.bulk_create(Alias(author_id=ids[key], printed=name) for name, key in new.items())
        known |= {name: ids[key] for name, key in new.items()}
    return known


def _made_authors(new: Mapping[str, str], kinds: Mapping[str, Author.Kind]) -> dict[str, int]:
    """The ids of authors by key; who is not there yet is made. Two spellings may share a key: they differ in spaces."""
    ids = dict(Author.objects.filter(key__in=new.values()).values_list("key", "pk"))
    missing: dict[str, str] = {}
    for name, key in new.items():
        if key not in ids:
            missing.setdefault(key, name)
    slugs = free_slugs(Author, {key: slugify(name) for key, name in missing.items()})
    rows = Author.objects.bulk_create(
        Author(key=key, slug=slugs[key], name=" ".join(name.split()), kind=kinds[name]) for key, name in missing.items()
    )
    return ids | {row.key: row.pk for row in rows}


def _raise_publishers(publishers: Collection[int]) -> None:
    """Say of those who publish that they are organisations, where only signatures were known of them."""
    if publishers:
        persons = Author.objects.filter(pk__in=publishers, kind=Author.Kind.PERSON)
        _untouched(persons).update(kind=Author.Kind.ORGANISATION)


def _untouched(rows: QuerySet[M]) -> QuerySet[M]:
    """Without those of whom a curator has decided something."""
    return rows.exclude(Exists(Operation.objects.filter(key=OuterRef("key"))))


def _tags(printed: Iterable[str]) -> dict[str, int]:
    keys = {name: tag_key(name) for name in printed}
    if not keys:
        return {}
    ids = dict(Tag.objects.filter(key__in=keys.values()).values_list("key", "pk"))
    missing = {key: name for name, key in keys.items() if key not in ids}
    slugs = free_slugs(Tag, {key: slugify(name) for key, name in missing.items()})
    rows = Tag.objects.bulk_create(_new_tag(key, name, slugs[key]) for key, name in missing.items())
    ids |= {row.key: row.pk for row in rows}
    return {name: ids[key] for name, key in keys.items()}


def _new_tag(key: str, name: str, slug: str) -> Tag:
    kind, newsletter_date = classify(name)
    return Tag(key=key, slug=slug, name=name, kind=kind.value, newsletter_date=newsletter_date)


@dataclass(frozen=True, slots=True)
class UsedNames:
    """The authors and tags that some articles bear, by id."""

    authors: frozenset[int]
    tags: frozenset[int]


def used_names(articles: Sequence[Article]) -> UsedNames:
    """Who signs and publishes the articles, and their tags."""
    signed = Authorship.objects.filter(article__in=articles).values_list("author", flat=True)
    publishers = (article.publisher_id for article in articles if article.publisher_id)
    tags = Tagging.objects.filter(article__in=articles).values_list("tag", flat=True)
    return UsedNames(frozenset((*signed, *publishers)), frozenset(tags))


def forget_unused(names: UsedNames) -> None:
    """Delete those of the names that stand on no article any more, unless a curator has touched them.

    Of the authors that stay, those who publish nothing any more are persons again.
    """
    signed = Authorship.objects.filter(author=OuterRef("pk"))
    published = Article.objects.filter(publisher=OuterRef("pk"))
    idle = _untouched(Author.objects.filter(pk__in=names.authors)).exclude(Exists(published))
    idle.filter(Exists(signed), kind=Author.Kind.ORGANISATION).update(kind=Author.Kind.PERSON)
    pks = list(idle.exclude(Exists(signed)).values_list("pk", flat=True))
    Alias.objects.filter(author__in=pks).delete()
    Author.objects.filter(pk__in=pks).delete()
    _untouched(Tag.objects.filter(pk__in=names.tags, taggings__isnull=True)).delete()
