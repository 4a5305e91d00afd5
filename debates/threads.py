"""A debate as a thread: its contributions in reading order, and who answers whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from debates.models import Article, Author, Debate, Reply, Withholdable
from debates.pages.ordering import Contribution, reading_order


@dataclass(frozen=True, slots=True)
class Relation:
    """An answer, seen from one of its ends. `number` is the other end's in the thread; None where it stands in no thread or another."""

    reply: Reply
    other: Article
    number: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution at its place. `by_answers`: no date of its own put it there, only what answers it.

    `gone` is what was withheld where only a tombstone stands there; `answers_gone` are the numbers of the tombstones that it
    answers.
    """

    number: int
    article: Article
    by_answers: bool
    gone: Withholdable | None = None
    answers: list[Relation] = field(default_factory=list)
    answered_by: list[Relation] = field(default_factory=list)
    answers_gone: list[int] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The fragment of its place on a page of its debate."""
        return f"fjernet-{self.number}" if self.gone else f"i-{self.article.key}"

    @property
    def pointing(self) -> Reply | None:
        """The answer whose words tell of this contribution, where it was not captured: all that is known of it."""
        if not self.article.is_placeholder:
            return None
        replies = (relation.reply for relation in (*self.answered_by, *self.answers))
        told = (reply for reply in replies if reply.spoken_in_id == self.article.mentioned_in_id)
        return next((reply for reply in told if reply.evidence), None)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a debate, and how often."""

    author: Author
    contributions: int


def contributions(debate: Debate, *, in_full: bool = False) -> list[Article]:
    """The public articles and placeholders of a debate, with their texts only if asked for. Three queries."""
    articles = Article.objects.public().filter(debate=debate).for_cards().select_related("publisher", "mentioned_in")
    return list(articles.defer(None).defer("body", *_OF_MENTION) if in_full else articles.defer(*_OF_MENTION))


def tombstones_of(debate_id: int | None) -> list[Article]:
    """Where contributions to a debate were removed: they keep their numbers, and so do the others. One query."""
    return [] if debate_id is None else list(Article.objects.tombstones().filter(debate=debate_id))


def neighbours_of(article: Article) -> list[Article]:
    """The public contributions to the article's debate, itself among them, with what it takes to name and place them. One query."""
    if article.debate_id is None:
        return [article]
    return list(Article.objects.public().filter(debate=article.debate_id).select_related("publisher").only(*_NAMED))


def replies_among(articles: Iterable[Article]) -> list[Reply]:
    """The public answers that begin or end at one of the articles, each with both its ends. One query."""
    ids = [article.pk for article in articles]
    replies = Reply.objects.public().filter(Q(article__in=ids) | Q(answers__in=ids))
    return list(
        replies.select_related("article__publisher", "answers__publisher", "spoken_in")
        .only(*_SHOWN)
        .order_by("article__sort_date", "article__key", "answers__sort_date", "answers__key")
    )


def ties_to_gone(articles: Iterable[Article]) -> list[Reply]:
    """The answers among some articles and tombstones that rest on something removed: who answers whom, without a word. One query."""
    ids, gone = [article.pk for article in articles], Article.objects.tombstones().values("pk")
    among = Reply.objects.standing().filter(article__in=ids, answers__in=ids)
    broken = among.filter(Q(article__in=gone) | Q(answers__in=gone) | Q(spoken_in__in=gone))
    return list(broken.only("article_id", "answers_id", "kind"))


_OF_MENTION = tuple(f"mentioned_in__{column}" for column in ("body", "parts"))
_NAMED = (
    *("key", "slug", "title", "is_placeholder", "mentioned_as", "mentioned_in", "debate", "sort_date"),
    *("published_on", "published_time", "published_precision", "published_not_before", "published_not_after"),
    *("publisher__name", "publisher__slug"),
)
_ENDS = ("article", "answers", "spoken_in")
_SHOWN = (
    *("kind", "origin", "evidence", "words", "verdict"),
    *(f"{end}__{column}" for end in _ENDS for column in ("key", "slug", "title", "is_placeholder", "mentioned_as")),
    *(f"{end}__publisher__{column}" for end in ("article", "answers") for column in ("name", "slug")),
)


def thread(articles: Sequence[Article], gone: Sequence[Article] = ()) -> list[Entry]:
    """The articles as entries, first to last, each with what it answers and what answers it; the tombstones stand among them.

    One query, and one more where there are tombstones.
    """
    replies, ties = replies_among(articles), ties_to_gone([*articles, *gone]) if gone else []
    entries = _placed(articles, gone, [*replies, *ties])
    numbers = {pk: entry.number for pk, entry in entries.items()}
    for reply in replies:
        if reply.article_id in entries:
            entries[reply.article_id].answers.append(Relation(reply, reply.answers, numbers.get(reply.answers_id)))
        if reply.answers_id in entries:
            entries[reply.answers_id].answered_by.append(Relation(reply, reply.article, numbers.get(reply.article_id)))
    for tie in ties:
        if entries[tie.answers_id].gone and tie.kind == Reply.Kind.ANSWERS:
            entries[tie.article_id].answers_gone.append(numbers[tie.answers_id])
    return list(entries.values())


def _placed(articles: Sequence[Article], gone: Sequence[Article], replies: Sequence[Reply]) -> dict[int, Entry]:
    """The entries by the ids of their articles, in reading order."""
    by_id = {article.pk: article for article in (*articles, *gone)}
    withheld = {each.pk: each if each.is_withheld else each.mentioned_in for each in gone}
    answered = {reply.answers_id for reply in replies}
    days = {
        pk: None if pk in answered and _is_bound_by_answer(article) else article.sort_date
        for pk, article in by_id.items()
    }
    rows = [Contribution(pk, days[pk], article.is_placeholder, article.key) for pk, article in by_id.items()]
    placed = reading_order(rows, [(reply.article_id, reply.answers_id) for reply in replies])
    return {p.id: Entry(n, by_id[p.id], p.by_answers, withheld.get(p.id)) for n, p in enumerate(placed, start=1)}


def _is_bound_by_answer(article: Article) -> bool:
    """Whether all that is known of an absent letter's day is that it is no later than the letter that speaks of it."""
    return article.is_placeholder and article.published_on is None and article.published_not_before is None


def voices(articles: Iterable[Article]) -> list[Voice]:
    """Who signs or publishes the captured articles, the most frequent first."""
    authors: dict[int, Author] = {}
    counts: Counter[int] = Counter()
    for article in articles:
        speaking = {authorship.author_id: authorship.author for authorship in article.authorships.all()}
        if article.publisher:
            speaking[article.publisher.pk] = article.publisher
        authors |= speaking
        counts.update(speaking.keys())
    found = [Voice(authors[pk], count) for pk, count in counts.items()]
    return sorted(found, key=lambda voice: (-voice.contributions, voice.author.sort_key))


def with_voices(debates: Sequence[Debate]) -> list[tuple[Debate, list[Voice]]]:
    """Debates for a list of cards, each with who speaks in it. Three queries."""
    letters: dict[int | None, list[Article]] = defaultdict(list)
    for article in Article.objects.public().captured().filter(debate__in=debates).for_cards():
        letters[article.debate_id].append(article)
    return [(debate, voices(letters[debate.pk])) for debate in debates]
