"""The rows of answers between articles."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.db.models import Q

from debates.models import Article, Reply
from debates.models.bulk import set_differing
from debates.models.debates import Verdict
from debates.pages.letters import VERSION, Link, Links
from debates.pages.sentences import sentences

_BATCH = 2000
_NOTHING: dict[str, Any] = {"evidence": "", "words": "", "place": "", "start": 0, "end": 0}
_ENDS = ("key", "is_placeholder")
_MOVED = (
    *("spoken_in", "verdict", "origin", "stands_for"),
    *(f"{end}__{column}" for end in ("article", "answers") for column in _ENDS),
)


class Move(NamedTuple):
    """Where a row goes: both its ends, and the placeholder that one of them stands for."""

    pair: tuple[int, int]
    stands_for: str


def store_replies(links: Links) -> None:
    """Bring the answers in step: what stood for an absent letter follows it, guesses come and go, what is decided stands."""
    ends = {key for link in links.answers.values() for key in (link.article, link.answers, link.spoken_in)}
    rows = Article.objects.filter(key__in=ends).values_list("key", "pk", "merged_into")
    pks = {key: merged_into or pk for key, pk, merged_into in rows}
    merged = {key for key, _pk, merged_into in rows if merged_into}
    _follow(links, pks)
    wanted = _wanted(links, pks, merged)
    present = {(row.article_id, row.answers_id): row for row in Reply.objects.all()}
    guesses = {pair: row for pair, row in present.items() if is_guess(row)}
    Reply.objects.filter(pk__in=[row.pk for pair, row in guesses.items() if pair not in wanted]).delete()
    new = [Reply(article_id=a, answers_id=b, **said) for (a, b), said in wanted.items() if (a, b) not in present]
    Reply.objects.bulk_create(new, _BATCH)
    differing = [row for pair, row in guesses.items() if pair in wanted and set_differing(row, wanted[pair])]
    if differing:
        Reply.objects.bulk_update(differing, [*next(iter(wanted.values()))], _BATCH)
    _forget_masked_words([row for pair, row in present.items() if pair not in guesses and row.method])


def _wanted(links: Links, pks: dict[str, int], merged: Collection[str]) -> dict[tuple[int, int], dict[str, Any]]:
    """The answers by the ids of their ends.

    An absent letter that a curator has found among the captured ones is that one; what is said of that one itself goes first.
    """
    found = sorted(links.answers.values(), key=lambda link: {link.article, link.answers}.isdisjoint(merged))
    pairs = {(pks[link.article], pks[link.answers]): link for link in found}  # the last one has its way
    return {pair: _columns(link, pks) for pair, link in pairs.items() if pair[0] != pair[1]}


def _columns(link: Link, pks: dict[str, int]) -> dict[str, Any]:
    said = link.mention
    return {
        "kind": Reply.Kind.MENTIONS if link.mentions else Reply.Kind.ANSWERS,
        "origin": Reply.Origin.STATED if link.stated else Reply.Origin.INFERRED,
        "evidence": said.evidence,
        "words": said.wording or said.words,
        "place": said.place,
        "start": said.start,
        "end": said.end,
        "spoken_in_id": pks[link.spoken_in],
        "stands_for": link.stands_for,
        "method": link.clue.value,
        "version": VERSION,
    }


def _follow(links: Links, pks: dict[str, int]) -> None:
    """Answers to a letter that was absent go to its capture when that has come, and back when it is gone; verdicts go with them."""
    home = {
        link.stands_for or link.answers: link.answers for link in links.answers.values() if _is_of_a_slot(link, links)
    }
    slotted = ~Q(stands_for="") | Q(article__is_placeholder=True) | Q(answers__is_placeholder=True)
    rows = list(Reply.objects.filter(slotted).select_related("article", "answers").only(*_MOVED).order_by("pk"))
    ends = {end for row in rows for end in (row.article_id, row.answers_id)} | {*pks.values()}
    taken = {(row.article_id, row.answers_id): row for row in Reply.objects.filter(article__in=ends, answers__in=ends)}
    moves = {row: move for row in rows if (move := _move(row, home, pks))}
    free = {row: move for row, move in moves.items() if _may_take(row, taken.get(move.pair))}
    Reply.objects.filter(
        pk__in=[taken[m.pair].pk for row, m in free.items() if m.pair in taken and taken[m.pair] != row]
    ).delete()
    for row, move in free.items():
        (row.article_id, row.answers_id), row.stands_for = move
    Reply.objects.bulk_update(free, ["article", "answers", "stands_for"], _BATCH)


def _is_of_a_slot(link: Link, links: Links) -> bool:
    """Whether it is the answer of the one who speaks of a letter that was absent, or is."""
    return link.article == link.spoken_in and bool(link.stands_for or link.answers in links.absent)


def _move(row: Reply, home: Mapping[str, str], pks: Mapping[str, int]) -> Move | None:
    """Where a row belongs now, if that is elsewhere."""
    slot = row.stands_for or (row.answers.key if row.answers.is_placeholder else row.article.key)
    if slot not in home:
        return None
    answers_it = row.answers.is_placeholder or (not row.article.is_placeholder and row.article_id == row.spoken_in_id)
    there = pks[home[slot]]
    pair = (row.article_id, there) if answers_it else (there, row.answers_id)
    move = Move(pair, "" if home[slot] == slot else slot)
    is_there = move == ((row.article_id, row.answers_id), row.stands_for)
    return None if is_there or pair[0] == pair[1] else move


def _may_take(row: Reply, there: Reply | None) -> bool:
    """What a curator has decided takes the place of a guess, and of nothing else; a guess takes a free place."""
    return there is None or there == row or (is_guess(there) and not is_guess(row))


def _forget_masked_words(decided: Collection[Reply]) -> None:
    """A decided answer stands, but shows no words that a curator has since taken out of the text."""
    speaking = Article.objects.filter(pk__in=[row.spoken_in_id for row in decided])
    texts = {
        article.pk: "\n".join(
            [
                article.title,
                article.lead,
                article.body,
                *(f"{p.title}\n{p.link_text}" for p in article.body_parts if p.box),
            ]
        )
        for article in speaking.only("title", "lead", "body", "parts")
    }
    masked = [row.pk for row in decided if not all(part in texts[row.spoken_in_id] for part in sentences(row.evidence))]
    Reply.objects.filter(pk__in=masked).update(**_NOTHING)


def is_guess(row: Reply) -> bool:
    """Whether no curator has set it or decided on it."""
    return row.verdict == Verdict.NONE and row.origin != Reply.Origin.CURATED
