"""The rows of letters that are spoken of and absent."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from debates.models import Article, Reply
from debates.models.addresses import free_slugs
from debates.models.bulk import set_differing
from debates.pages.absent import Absent
from debates.pages.dates_in_words import day_in_words
from debates.pages.drafts import Precision
from debates.pages.letters import Links
from debates.pages.likeness import words

_BATCH = 2000


def pinned_keys() -> set[str]:
    """The placeholders that a curator has worked on, or lets answer somebody: only a curator fills them."""
    answering = Reply.objects.filter(spoken_in__is_placeholder=True).values("spoken_in")
    curated = ~Q(curated_fields=[]) | Q(pk__in=answering)
    return set(Article.objects.filter(curated, is_placeholder=True).values_list("key", flat=True))


def address(key: str) -> str:
    """The address of a placeholder."""
    return f"ikke-bevaret-{key}"


def store_placeholders(links: Links) -> None:
    """Make the rows that are missing, and bring the others in step."""
    keys = [each.speaker for each in links.absent.values()]
    speakers = dict(Article.objects.filter(key__in=keys).values_list("key", "pk"))
    wanted = {key: _values(absent, speakers[absent.speaker]) for key, absent in links.absent.items()}
    present = {row.key: row for row in Article.objects.filter(key__in=wanted, is_placeholder=True)}
    new = [key for key in wanted if key not in present]
    slugs = free_slugs(Article, {key: address(key) for key in new})
    Article.objects.bulk_create(
        [Article(key=k, title_key=k, slug=slugs[k], is_placeholder=True, **wanted[k]) for k in new], _BATCH
    )
    differing = [row for key, row in present.items() if _bring_in_step(row, wanted[key])]
    if differing:
        Article.objects.bulk_update(differing, [*next(iter(wanted.values()))], _BATCH)


def drop_stale(links: Links) -> None:
    """Delete the rows of letters that nobody speaks of any more, or that were captured, unless a curator has decided on them."""
    decided = Reply.objects.decided()
    stale = Article.objects.filter(is_placeholder=True, curated_fields=[], merged_into=None).exclude(
        key__in=links.absent
    )
    stale.exclude(Q(pk__in=decided.values("answers")) | Q(pk__in=decided.values("article"))).delete()
    _forget_masked_words(list(stale.select_related("mentioned_in")))


def _forget_masked_words(rows: Collection[Article]) -> None:
    """What is kept for a curator's sake is called by no words that the article which spoke of it has lost."""
    masked = [row.pk for row in rows if row.mentioned_in and not words(row.mentioned_as) <= _said_by(row.mentioned_in)]
    Article.objects.filter(pk__in=masked).update(mentioned_as="et indlæg")


def _said_by(article: Article) -> set[str]:
    return words(article.title, article.lead, article.body)


def _values(absent: Absent, speaker: int) -> dict[str, Any]:
    return {"mentioned_in_id": speaker, "mentioned_as": absent.words, **_bounds(absent)}


def _bounds(absent: Absent) -> dict[str, Any]:
    """A letter is no later than the one that speaks of it. A day that it is said to be from is only what another letter says."""
    last = absent.day or absent.not_after
    evidence = "omtalt i et indlæg fra den dag eller før" if last else ""
    if absent.day:
        evidence = f"et andet indlæg siger, at det er fra {day_in_words(absent.day)}"
    return {
        "published_precision": Precision.INTERVAL if last else Precision.UNKNOWN,
        "published_not_before": absent.day,
        "published_not_after": last,
        "published_evidence": evidence,
    }


def _bring_in_step(row: Article, values: dict[str, Any]) -> bool:
    is_dated = any(name.startswith("published_") for name in row.curated_fields)
    kept = {name for name in values if name.removesuffix("_id") in row.curated_fields}
    kept |= {name for name in values if is_dated and name.startswith("published_")}
    return set_differing(row, {name: value for name, value in values.items() if name not in kept})
