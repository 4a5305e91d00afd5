"""What is shown of a debate: its members in time, and who answers whom. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from archive.reviewing.naming import heading_of, senders_of
from archive.reviewing.verdicts import fingerprint_of
from debates.models import Article, Debate, Reply

HEAVY = ("body", "parts", "spoken", "origins", "lead")


@dataclass(frozen=True, slots=True)
class Member:
    """A contribution to a debate: `number` counts from the earliest."""

    number: int
    article: Article
    heading: str
    date: str
    senders: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Which member answers which, by their numbers, and the words that say so."""

    answer: int
    answered: int
    reply: Reply
    evidence: str


@dataclass(frozen=True, slots=True)
class DebateCard:
    """A debate with its members in time, and who answers whom. `seen` tells these members from others."""

    row: Debate
    seen: str
    members: list[Member]
    ties: list[Tie]

    @property
    def token(self) -> str:
        """What chooses the debate as it was seen."""
        return f"{self.row.pk}-{self.seen}"


def debate_cards(found: Sequence[Debate], *, sees_withheld: bool) -> list[DebateCard]:
    """Debates with their members and the answers among these. Three queries."""
    members: dict[int | None, list[Article]] = defaultdict(list)
    articles = Article.objects.filter(debate__in=found).by_date().select_related("publisher")
    for article in articles.prefetch_related("authorships__author").defer(*HEAVY):
        members[article.debate_id].append(article)
    replies = _replies_among([article.pk for rows in members.values() for article in rows])
    return [_debate_card(debate, members[debate.pk], replies, sees_withheld=sees_withheld) for debate in found]


def _replies_among(pks: Collection[int]) -> list[Reply]:
    among = Reply.objects.standing().filter(Q(article__in=pks) & Q(answers__in=pks)).select_related("spoken_in")
    return list(among.defer(*(f"spoken_in__{name}" for name in HEAVY)).order_by("pk"))


def _debate_card(debate: Debate, rows: list[Article], replies: list[Reply], *, sees_withheld: bool) -> DebateCard:
    numbers = {article.pk: number for number, article in enumerate(rows, start=1)}
    ties = [
        Tie(numbers[reply.article_id], numbers[reply.answers_id], reply, _said(reply, sees_withheld))
        for reply in replies
        if reply.article_id in numbers and reply.answers_id in numbers
    ]
    members = [_member(number, article, sees_withheld) for number, article in enumerate(rows, start=1)]
    in_order = sorted(ties, key=lambda tie: (tie.answer, tie.answered))
    return DebateCard(debate, fingerprint_of(numbers), members, in_order)


def _member(number: int, article: Article, sees_withheld: bool) -> Member:
    senders = "" if article.is_withheld and not sees_withheld else senders_of(article)
    return Member(number, article, heading_of(article, sees_withheld), article.published_words, senders)


def _said(reply: Reply, sees_withheld: bool) -> str:
    return "" if reply.spoken_in.is_withheld and not sees_withheld else reply.evidence
