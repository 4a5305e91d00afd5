"""Keeps the answers between articles, and the placeholders for letters that are spoken of and absent, in step with the texts."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from debates.models import Article, Authorship, Reply, Tag, Tagging
from debates.models.addresses import free_slug
from debates.models.debates import Verdict
from debates.pages.drafts import Precision
from debates.pages.letters import Absent, Letter, Link, Links, find_links
from debates.pages.mentions import Mention, mentions, mentions_from_json, sentences

METHOD = "mentions-1"
_DATES = ("sort_date", "published_on", "published_not_before", "published_not_after")


def infer_links() -> None:
    """Bring answers and placeholders in step with the texts. A curator's verdict and edits stand. Needs a transaction.

    Running it again changes nothing. A few queries, whatever the number of articles.
    """
    links = find_links(_letters())
    _store_placeholders(links)
    _store_answers(links.answers.values())


def _letters() -> list[Letter]:
    """The captured articles as the rules see them, without their texts."""
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for article, author, name in Authorship.objects.values_list("article", "author", "author__name"):
        names[article][author] = name
    topics: dict[int, list[int]] = defaultdict(list)
    series: dict[int, set[int]] = defaultdict(set)
    for article, tag, kind in Tagging.objects.exclude(tag__kind=Tag.Kind.NEWSLETTER).values_list(
        "article", "tag", "tag__kind"
    ):
        topics[article].append(tag)
        if kind == Tag.Kind.SERIES:
            series[article].add(tag)
    rewritten = _rewritten()
    rows = Article.objects.captured().values_list(
        "pk", "key", "title", "spoken", "publisher", "publisher__name", *_DATES
    )
    letters = []
    for pk, key, title, spoken, publisher, publisher_name, day, published, not_before, not_after in rows.iterator(2000):
        voices = names[pk] | ({publisher: publisher_name} if publisher else {})
        letters.append(
            Letter(
                key,
                title,
                day,
                published or not_before,
                published or not_after,
                frozenset(voices),
                tuple(voices.values()),
                tuple(topics[pk]),
                frozenset(series[pk]),
                tuple(rewritten[pk] if pk in rewritten else mentions_from_json(spoken)),
            )
        )
    return letters


def _rewritten() -> dict[int, list[Mention]]:
    """What articles say of others whose text a curator has put right since it was read."""
    edited = Article.objects.captured().filter(curated_fields__overlap=["lead", "parts"])
    return {article.pk: mentions(article.lead, article.body_parts) for article in edited.only("lead", "parts")}


def _store_placeholders(links: Links) -> None:
    present = {article.key: article for article in Article.objects.filter(is_placeholder=True).defer("search")}
    speakers = dict(
        Article.objects.filter(key__in=[each.speaker for each in links.absent.values()]).values_list("key", "pk")
    )
    for key, absent in links.absent.items():
        row = present.get(key) or _new_placeholder(key)
        values = {"mentioned_in_id": speakers[absent.speaker], "mentioned_as": absent.words, **_bounds(absent)}
        _keep_in_step(row, values)
    decided = set(Reply.objects.exclude(verdict=Verdict.NONE).values_list("answers_id", flat=True))
    kept = [key for key, row in present.items() if key in links.absent or row.curated_fields or row.merged_into_id]
    stale = [row.pk for key, row in present.items() if key not in kept]
    Article.objects.filter(pk__in=[pk for pk in stale if pk not in decided]).delete()


def _new_placeholder(key: str) -> Article:
    slug = free_slug(Article, f"ikke-bevaret-{key}", key)
    return Article(key=key, title_key=key, slug=slug, is_placeholder=True)


def _bounds(absent: Absent) -> dict[str, Any]:
    """A letter is no later than the one that speaks of it."""
    if absent.not_after is None:
        return {"published_precision": Precision.UNKNOWN, "published_not_after": None, "published_evidence": ""}
    return {
        "published_precision": Precision.INTERVAL,
        "published_not_after": absent.not_after,
        "published_evidence": "omtalt i et indlæg fra den dag eller før",
    }


def _keep_in_step(row: Article, values: dict[str, Any]) -> None:
    if any(name.startswith("published_") for name in row.curated_fields):
        values = {name: value for name, value in values.items() if not name.startswith("published_")}
    differing = {
        name: value for name, value in values.items() if getattr(row, name) != value and name not in row.curated_fields
    }
    for name, value in differing.items():
        setattr(row, name, value)
    if differing:
        row.save()


def _store_answers(links: Collection[Link]) -> None:
    wanted, pks = _wanted(links)
    present = {(row.article_id, row.answers_id): row for row in Reply.objects.all()}
    guesses = {pair: row for pair, row in present.items() if _is_guess(row)}
    Reply.objects.filter(pk__in=[row.pk for pair, row in guesses.items() if pair not in wanted]).delete()
    for pair, link in wanted.items():
        said = {
            "kind": Reply.Kind.MENTIONS if link.mentions else Reply.Kind.ANSWERS,
            "origin": Reply.Origin.STATED if link.stated else Reply.Origin.INFERRED,
            "evidence": link.evidence,
            "spoken_in_id": pks[link.spoken_in],
            "method": METHOD,
        }
        if pair not in present:
            Reply.objects.create(article_id=pair[0], answers_id=pair[1], **said)
        elif pair in guesses and any(getattr(guesses[pair], name) != value for name, value in said.items()):
            Reply.objects.filter(pk=guesses[pair].pk).update(**said)
    _forget_masked_words([row for pair, row in present.items() if pair not in guesses and row.method])


def _wanted(links: Collection[Link]) -> tuple[dict[tuple[int, int], Link], dict[str, int]]:
    """The answers by the ids of their ends, and the ids of all that they name.

    An absent letter that a curator has found among the captured ones is that one; what is said of that one itself goes first.
    """
    ends = {key for link in links for key in (link.article, link.answers, link.spoken_in)}
    rows = Article.objects.filter(key__in=ends).values_list("key", "pk", "merged_into")
    pks = {key: merged_into or pk for key, pk, merged_into in rows}
    merged = {key for key, _pk, merged_into in rows if merged_into}
    ordered = sorted(
        links, key=lambda link: merged.isdisjoint((link.article, link.answers))
    )  # the last one has its way
    pairs = {(pks[link.article], pks[link.answers]): link for link in ordered}
    return {pair: link for pair, link in pairs.items() if pair[0] != pair[1]}, pks


def _forget_masked_words(decided: Collection[Reply]) -> None:
    """A decided answer stands, but shows no words that a curator has since taken out of the text."""
    texts = {
        article.pk: f"{article.lead}\n{article.body}"
        for article in Article.objects.filter(pk__in=[row.spoken_in_id for row in decided]).only("lead", "body")
    }
    masked = [row.pk for row in decided if not all(part in texts[row.spoken_in_id] for part in sentences(row.evidence))]
    Reply.objects.filter(pk__in=masked).update(evidence="")


def _is_guess(row: Reply) -> bool:
    return row.verdict == Verdict.NONE and row.origin != Reply.Origin.CURATED
