"""Finds which article answers which, and makes placeholders for letters that are spoken of and absent.

One candidate or none: where two articles fit a mention, nothing is linked. Running it again changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from debates.models import Article, Reply, Tag
from debates.models.debates import Verdict
from debates.pages.keys import normalised, placeholder_key
from debates.pages.mentions import Mention, MentionKind, mentions

METHOD = "mentions-1"
_WINDOW = timedelta(days=366)  # letters of one debate follow each other within a year
_SHARED_TAGS = 2


@dataclass(frozen=True, slots=True)
class _Link:
    article: str  # keys
    answers: str
    origin: str
    evidence: str
    spoken_in: str


class _Archive:
    """The captured articles, looked up by title and by tag."""

    def __init__(self) -> None:
        captured = (
            Article.objects.captured().defer("search").select_related("publisher").prefetch_related("authors", "tags")
        )
        self.articles: dict[str, Article] = {article.key: article for article in captured.order_by("key")}
        self.by_title: dict[str, list[Article]] = defaultdict(list)
        self.by_tag: dict[int, list[Article]] = defaultdict(list)
        for article in self.articles.values():
            if article.title:
                self.by_title[normalised(article.title)].append(article)
            for tag in article.tags.all():
                if tag.kind != Tag.Kind.NEWSLETTER:
                    self.by_tag[tag.pk].append(article)

    def titled(self, title: str, by: Article) -> Article | None:
        """The one article of that title that the other may speak of."""
        return _only(other for other in self.by_title.get(normalised(title), []) if _may_answer(by, other))

    def kin(self, article: Article) -> list[Article]:
        """Other articles on the same matter: a shared series tag, or two shared tags, within a year."""
        shared: dict[str, int] = defaultdict(int)
        for tag in article.tags.all():
            for other in self.by_tag.get(tag.pk, []):
                shared[other.key] += _SHARED_TAGS if tag.kind == Tag.Kind.SERIES else 1
        found = [self.articles[key] for key, count in shared.items() if count >= _SHARED_TAGS and key != article.key]
        return [other for other in found if _within_a_year(other.sort_date, article.sort_date)]


def infer_links() -> None:
    """Bring answers and placeholders in step with the texts. A curator's verdict and edits stand. Needs a transaction."""
    archive = _Archive()
    links: dict[tuple[str, str], _Link] = {}
    placeholders: dict[str, tuple[Article, Mention]] = {}
    for article in archive.articles.values():
        for link in _links_of(article, archive, placeholders):
            if (
                link.answers,
                link.article,
            ) not in links:  # two that name each other: the first word stands
                links.setdefault((link.article, link.answers), link)
    _store_placeholders(placeholders)
    _store_links(links)


def _links_of(article: Article, archive: _Archive, placeholders: dict[str, tuple[Article, Mention]]) -> list[_Link]:
    """What one article's words say: the articles whose titles it quotes, and the letter that it answers."""
    found = mentions(article.lead, article.body_parts)
    titled = {mention: archive.titled(mention.words, article) for mention in found if mention.kind is MentionKind.TITLE}
    links = [
        _Link(
            article.key,
            target.key,
            Reply.Origin.STATED if mention.stated else Reply.Origin.INFERRED,
            mention.evidence,
            article.key,
        )
        for mention, target in titled.items()
        if target
    ]
    answers_already = any(link.origin == Reply.Origin.STATED for link in links)
    letter = next((mention for mention in found if mention.kind is MentionKind.LETTER), None)
    if letter and not answers_already:
        links += _letter_links(article, letter, found, archive, placeholders)
    return links


def _letter_links(
    article: Article,
    letter: Mention,
    found: Iterable[Mention],
    archive: _Archive,
    placeholders: dict[str, tuple[Article, Mention]],
) -> list[_Link]:
    """The answer to a letter by others: to the one captured letter whose writer the sentence names, else to a placeholder.

    A second letter, or one that answers us, is none of those that stood before our own earlier letter; that is what it answers.
    """
    kin = [other for other in archive.kin(article) if _may_answer(article, other)]
    own = (
        _only(other for other in kin if _same_voice(article, other) and _is_before(other, article))
        if letter.again
        else None
    )
    named = [other for other in kin if _names(other, letter.evidence) and not _same_voice(article, other)]
    named = [other for other in named if own is None or _is_before(own, other)]
    if len(named) > 1:
        return []
    if named:
        return [_Link(article.key, named[0].key, Reply.Origin.INFERRED, letter.evidence, article.key)]
    key = placeholder_key(article.key, 1)
    placeholders[key] = (article, letter)
    links = [_Link(article.key, key, Reply.Origin.STATED, letter.evidence, article.key)]
    spoken = next((mention for mention in found if mention.kind is MentionKind.OWN), None)
    if own and spoken:
        links.append(_Link(key, own.key, Reply.Origin.STATED, spoken.evidence, article.key))
    return links


def _only(found: Iterable[Article]) -> Article | None:
    candidates = list(found)
    return candidates[0] if len(candidates) == 1 else None


def _may_answer(article: Article, other: Article) -> bool:
    """An answer is no earlier than what it answers, as far as the dates are known."""
    latest = article.published_on or article.published_not_after
    earliest = other.published_on or other.published_not_before
    return other.pk != article.pk and not (latest and earliest and latest < earliest)


def _is_before(other: Article, article: Article) -> bool:
    return bool(other.sort_date and article.sort_date and other.sort_date < article.sort_date)


def _within_a_year(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _WINDOW


def _voices(article: Article) -> set[int]:
    return {author.pk for author in article.authors.all()} | ({article.publisher_id} if article.publisher_id else set())


def _same_voice(article: Article, other: Article) -> bool:
    return bool(_voices(article) & _voices(other))


def _names(other: Article, sentence: str) -> bool:
    """Whether a sentence names who wrote the other article. The portal's own name, which stands in many sentences, does not count."""
    spoken = normalised(sentence)
    names = [author.name for author in other.authors.all()] + ([other.publisher.name] if other.publisher else [])
    return any(normalised(name) in spoken for name in names if not normalised(name).startswith("denoffentlige"))


def _store_placeholders(wanted: dict[str, tuple[Article, Mention]]) -> None:
    present = {article.key: article for article in Article.objects.filter(is_placeholder=True)}
    for key, (article, mention) in wanted.items():
        if key not in present:
            Article.objects.create(
                key=key,
                title_key=key,
                slug=f"ikke-bevaret-{key}",
                is_placeholder=True,
                mentioned_in=article,
                mentioned_as=mention.words,
            )
    stale = [row for key, row in present.items() if key not in wanted and not row.curated_fields]
    decided = set(Reply.objects.exclude(verdict=Verdict.NONE).values_list("answers_id", flat=True))
    Article.objects.filter(pk__in=[row.pk for row in stale if row.pk not in decided]).delete()


def _store_links(links: dict[tuple[str, str], _Link]) -> None:
    pks = dict(Article.objects.values_list("key", "pk"))
    wanted = {(pks[link.article], pks[link.answers]): link for link in links.values()}
    present = {(row.article_id, row.answers_id): row for row in Reply.objects.all()}
    guesses = {
        pair: row for pair, row in present.items() if row.verdict == Verdict.NONE and row.origin != Reply.Origin.CURATED
    }
    Reply.objects.filter(pk__in=[row.pk for pair, row in guesses.items() if pair not in wanted]).delete()
    for pair, link in wanted.items():
        said = {"origin": link.origin, "evidence": link.evidence, "spoken_in_id": pks[link.spoken_in], "method": METHOD}
        if pair not in present:
            Reply.objects.create(article_id=pair[0], answers_id=pair[1], **said)
        elif pair in guesses and any(getattr(guesses[pair], name) != value for name, value in said.items()):
            Reply.objects.filter(pk=guesses[pair].pk).update(**said)
