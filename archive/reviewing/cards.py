"""What is shown of a guess: two texts beside each other, its words marked, and what else is guessed. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from archive.reviewing.debate_cards import HEAVY, debate_cards
from archive.reviewing.naming import heading_of, name_of, senders_of, sure_in_words
from archive.reviewing.passages import Passage, Pieces, cut, mark, passage
from archive.reviewing.queue import Kind
from comments.models import Comment, ReplyClaim
from debates.models import Article, Reply
from debates.pages.dates_in_words import day_in_words

_TITLE = 300  # characters
_ARTICLE_SIDES = ("article", "answers")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: `number` counts a comment from the oldest of its article. Of what may not be seen there are no words."""

    row: Comment | Article
    name: str
    date: str
    title: Passage
    words: Passage
    number: int | None = None
    is_hidden: bool = False  # it is withheld, and its words with it


@dataclass(frozen=True, slots=True)
class Other:
    """What else is said of the answering text: what it answers, why, how sure, and what became of the guess."""

    name: str
    why: str
    score: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Card:
    """A guess that one text answers another. `evidence` are its words where they stand in neither text.

    `article` is the one to which the queue can be narrowed, None where it may not be seen.
    """

    row: Any
    token: str
    answer: Side
    answered: Side
    relation: str
    grounds: list[str]
    evidence: str
    article: Article | None
    others: list[Other] = field(default_factory=list)


def cards_of(kind: Kind, found: QuerySet[Any], most: int, *, sees_withheld: bool) -> list[Any]:
    """The first so many guesses, ready to be shown."""
    # First which they are, then what they say: else the database cuts the texts of the whole queue before it orders them.
    chosen = found.filter(pk__in=list(found.values_list("pk", flat=True)[:most]))
    if kind == Kind.COMMENTS:
        return _claim_cards(chosen, sees_withheld=sees_withheld)
    if kind == Kind.ARTICLES:
        return _reply_cards(chosen, sees_withheld=sees_withheld)
    return debate_cards(list(chosen), sees_withheld=sees_withheld)


def _claim_cards(found: QuerySet[ReplyClaim], *, sees_withheld: bool) -> list[Card]:
    as_captured = When(evidence_part="body", comment__body=F("comment__captured_body"), then=F("evidence_start"))
    in_title = When(evidence_part="title", then=Value(0))
    at = Case(as_captured, in_title, default=None, output_field=IntegerField())
    rows = found.select_related("comment__article__debate", "target").annotate(
        **cut("answer", F("comment__body"), at=at), **cut("answered", F("target__body"))
    )
    light = [f"{side}__{name}" for side in ("comment", "target") for name in ("body", "captured_body")]
    light += [f"comment__article__{name}" for name in HEAVY]
    claims = list(rows.defer(*light))
    said = ReplyClaim.objects.filter(comment__in=[claim.comment_id for claim in claims])
    others: dict[int, list[ReplyClaim]] = defaultdict(list)
    for other in said.select_related("target").defer("target__body", "target__captured_body"):
        others[other.comment_id].append(other)
    return [_claim_card(claim, others[claim.comment_id], sees_withheld=sees_withheld) for claim in claims]


def _claim_card(claim: ReplyClaim, said: Iterable[ReplyClaim], *, sees_withheld: bool) -> Card:
    comment, target = claim.comment, claim.target
    assert target is not None  # noqa: S101 - a guess without one is not in the queue
    in_title = claim.evidence_part == ReplyClaim.Part.TITLE
    start = claim.evidence_start if claim.evidence_part == ReplyClaim.Part.BODY else None
    answer = _comment_side(
        comment,
        mark(comment.title[:_TITLE], claim.evidence if in_title else ""),
        passage(claim, "answer", "" if in_title else claim.evidence, start),
        is_withheld=_is_hidden(comment, comment, sees_withheld),
    )
    quoted = claim.evidence if claim.kind == ReplyClaim.Kind.QUOTE else ""
    words = passage(claim, "answered", quoted)
    answered = _comment_side(
        target, mark(target.title[:_TITLE], ""), words, is_withheld=_is_hidden(target, comment, sees_withheld)
    )
    shown = answer.is_hidden or answer.title.is_marked or answer.words.is_marked
    hidden = answer.is_hidden or answered.is_hidden
    return Card(
        row=claim,
        token=str(claim.pk),
        answer=answer,
        answered=answered,
        relation=claim.get_kind_display(),
        grounds=[sure_in_words(claim.score), _method(claim)],
        evidence="" if shown or hidden else claim.evidence,
        article=None if comment.article.is_withheld and not sees_withheld else comment.article,
        others=[_other_claim(other, comment, sees_withheld) for other in said if other.pk != claim.pk],
    )


def _is_hidden(comment: Comment, under: Comment, sees_withheld: bool) -> bool:
    """Whether its words are not for who looks; `under` stands under the same article, which was read with it."""
    return (comment.is_withheld or under.article.is_withheld) and not sees_withheld


def _comment_side(comment: Comment, title: Pieces, words: Passage, *, is_withheld: bool) -> Side:
    if is_withheld:
        return Side(
            comment, "", day_in_words(comment.posted), Passage([]), Passage([]), comment.ordinal, is_hidden=True
        )
    return Side(comment, name_of(comment), day_in_words(comment.posted), Passage(title), words, comment.ordinal)


def _method(claim: ReplyClaim) -> str:
    method = dict(ReplyClaim.Kind.choices).get(claim.method, claim.method)
    return _("regel: %(method)s, udgave %(version)s") % {"method": method or "–", "version": claim.version or "–"}


def _other_claim(claim: ReplyClaim, comment: Comment, sees_withheld: bool) -> Other:
    target = claim.target
    if target is None:
        name = ""
    elif _is_hidden(target, comment, sees_withheld):
        name = _("nr. %d (tilbageholdt)") % target.ordinal
    else:
        name = _("nr. %(number)d, %(name)s: %(title)s") % {
            "number": target.ordinal,
            "name": name_of(target),
            "title": target.title[:_TITLE] or target.key,
        }
    return Other(name, claim.get_kind_display(), sure_in_words(claim.score), claim.get_verdict_display())


def _reply_cards(found: QuerySet[Reply], *, sees_withheld: bool) -> list[Card]:
    rows = found.select_related("spoken_in", *(f"{side}__publisher" for side in _ARTICLE_SIDES), "article__debate")
    for side in _ARTICLE_SIDES:
        rows = rows.annotate(
            **cut(side, Concat(F(f"{side}__lead"), Value("\n\n"), F(f"{side}__body"), output_field=TextField()))
        )
    rows = rows.prefetch_related(*(f"{side}__authorships__author" for side in _ARTICLE_SIDES))
    rows = rows.defer(*(f"{side}__{name}" for side in (*_ARTICLE_SIDES, "spoken_in") for name in HEAVY))
    replies = list(rows)
    others: dict[int, list[Reply]] = defaultdict(list)
    said = Reply.objects.filter(article__in=[reply.article_id for reply in replies]).select_related("answers")
    for other in said.defer(*(f"answers__{name}" for name in HEAVY)):
        others[other.article_id].append(other)
    return [_reply_card(reply, others[reply.article_id], sees_withheld=sees_withheld) for reply in replies]


def _reply_card(reply: Reply, said: Iterable[Reply], *, sees_withheld: bool) -> Card:
    answer, answered = (_article_side(reply, side, sees_withheld=sees_withheld) for side in _ARTICLE_SIDES)
    shown = answer.words.is_marked or answered.words.is_marked
    hidden = reply.spoken_in.is_withheld and not sees_withheld
    spoken = [] if reply.spoken_in_id == reply.article_id else [_("ordene står i »%s«") % reply.spoken_in]
    return Card(
        row=reply,
        token=str(reply.pk),
        answer=answer,
        answered=answered,
        relation=reply.get_kind_display(),
        grounds=[
            reply.get_origin_display(),
            _("regel: %s") % (reply.method or "–"),
            *([] if hidden else spoken),
        ],
        evidence="" if shown or hidden else reply.evidence,
        article=None if reply.article.is_withheld and not sees_withheld else reply.article,
        others=[
            Other(heading_of(other.answers, sees_withheld), other.get_kind_display(), "", other.get_verdict_display())
            for other in said
            if other.pk != reply.pk
        ],
    )


def _article_side(reply: Reply, side: str, *, sees_withheld: bool) -> Side:
    article: Article = getattr(reply, side)
    if article.is_withheld and not sees_withheld:
        return Side(article, "", article.published_words, Passage([]), Passage([]), is_hidden=True)
    evidence = reply.evidence if reply.spoken_in_id == article.pk else ""
    title = Passage(mark(article.heading[:_TITLE], ""))
    return Side(article, senders_of(article), article.published_words, title, passage(reply, side, evidence))
