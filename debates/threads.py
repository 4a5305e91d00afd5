"""A debate as a thread: its contributions in reading order, and who answers whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from debates.models import Article, Author, Debate, Reply
from debates.pages.ordering import Contribution, reading_order


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution at its place. `by_answers`: no date put it there, only what answers it."""

    number: int
    article: Article
    by_answers: bool
    answers: list[Reply] = field(default_factory=list)
    answered_by: list[Reply] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a debate, and how often."""

    author: Author
    contributions: int


def contributions(debate: Debate) -> list[Article]:
    """The public articles and placeholders of a debate, without their texts. Two queries."""
    return list(Article.objects.public().filter(debate=debate).for_cards().select_related("mentioned_in"))


def replies_among(articles: Iterable[Article]) -> list[Reply]:
    """The public answers that begin or end at one of the articles, each with both its ends. One query."""
    ids = [article.pk for article in articles]
    replies = Reply.objects.public().filter(Q(article__in=ids) | Q(answers__in=ids))
    return list(
        replies.select_related("article__publisher", "answers__publisher", "spoken_in").only(*_SHOWN).order_by("pk")
    )


_ENDS = ("article", "answers", "spoken_in")
_SHOWN = (
    *("origin", "evidence", "method", "verdict"),
    *(f"{end}__{column}" for end in _ENDS for column in ("key", "slug", "title", "is_placeholder", "mentioned_as")),
    *(f"{end}__publisher__{column}" for end in ("article", "answers") for column in ("name", "slug")),
)


def in_order(articles: Sequence[Article], replies: Sequence[Reply]) -> list[Entry]:
    """The articles as entries, first to last, each with its answers in the order of the thread."""
    by_id = {article.pk: article for article in articles}
    rows = [Contribution(a.pk, a.sort_date, a.is_placeholder, a.key) for a in articles]
    placed = reading_order(rows, [(reply.article_id, reply.answers_id) for reply in replies])
    answers: dict[int, list[Reply]] = defaultdict(list)
    answered_by: dict[int, list[Reply]] = defaultdict(list)
    for reply in replies:
        answers[reply.article_id].append(reply)
        answered_by[reply.answers_id].append(reply)
    return [
        Entry(number, by_id[place.id], place.by_answers, answers[place.id], answered_by[place.id])
        for number, place in enumerate(placed, start=1)
    ]


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
