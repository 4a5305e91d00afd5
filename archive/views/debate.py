"""One debate: its contributions in time, who answers whom, the comments under them. No comment text: search engines may have this page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comments.models import Comment
from debates.models import Article, Debate, Reply
from debates.models.debates import Verdict
from debates.pages.axis import Axis, Bar, Dot, lay_out
from debates.pages.moments import Arc, Moment, Tie
from debates.pages.upright import Row, Upright, Words, stand_up
from debates.threads import Entry, contributions, thread, tombstones_of, voices


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture, with what its marks, arcs and bars lead to: the entries by number, and an address for each bar.

    `upright` is the same for a narrow screen, where the day of any contribution is known.
    """

    axis: Axis
    dots: list[tuple[Dot, Entry]]
    arcs: list[tuple[Arc, Entry, Entry]]
    bars: list[tuple[Bar, str]]
    upright: Upright | None
    rows: list[tuple[Row, Entry]]


@require_safe
def debate_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The debate of a slug."""
    debate = get_object_or_404(Debate.objects.public().with_sizes(), slug=slug)
    articles, removed = contributions(debate), tombstones_of(debate.pk)
    entries = thread(articles, removed)
    context = {
        "debate": debate,
        "removed_count": len(removed),
        "entries": entries,
        "missing": [entry for entry in entries if entry.article.is_placeholder and not entry.gone],
        "commented_count": sum(article.comment_count > 0 for article in articles),
        "voices": voices(articles),
        "drawn": _draw(debate, entries),
    }
    return render(request, "debates/debate_detail.html", context)


def _draw(debate: Debate, entries: Sequence[Entry]) -> Drawn | None:
    """The debate along a line in time; nothing where no day is known. One query."""
    moments, ties = [_moment(entry) for entry in entries], _ties(entries)
    axis = lay_out(moments, ties, _comments(debate))
    if axis is None:
        return None
    upright = stand_up(moments, ties, {entry.number: _words(entry) for entry in entries})
    by_number = {entry.number: entry for entry in entries}
    return Drawn(
        axis,
        [(dot, by_number[dot.number]) for dot in axis.dots],
        [(arc, by_number[arc.tie.answering], by_number[arc.tie.answered]) for arc in axis.arcs],
        [(bar, _address(debate, bar)) for bar in axis.bars],
        upright,
        [(row, by_number[row.number]) for row in upright.rows] if upright else [],
    )


def _comments(debate: Debate) -> Mapping[date, int]:
    """The public comments under the articles of a debate, by day."""
    rows = Comment.objects.public().filter(article__debate=debate, article__in=Article.objects.public())
    return dict(rows.order_by().values_list("posted").annotate(Count("pk")))


def _moment(entry: Entry) -> Moment:
    """What is known of when a contribution was published; of a removed one that stands only by its place, nothing."""
    article = entry.article
    if entry.gone:
        return Moment(entry.number, None, None)
    if article.published_on:
        return Moment(entry.number, article.published_on, article.published_on)
    return Moment(entry.number, article.published_not_before, article.published_not_after)


def _words(entry: Entry) -> Words:
    """What stands at its mark where there is room for words: of a removed one only that it was."""
    article = entry.article
    if entry.gone:
        return Words("", _("fjernet"))
    if entry.by_answers:
        return Words(_("dato ukendt"), article.heading)
    return Words(article.published_words, article.heading)


def _ties(entries: Sequence[Entry]) -> list[Tie]:
    told = [
        Tie(entry.number, relation.number, _is_sure(relation.reply), relation.reply.kind == Reply.Kind.MENTIONS)
        for entry in entries
        for relation in entry.answers
        if relation.number
    ]
    return told + [Tie(entry.number, number) for entry in entries for number in entry.answers_gone]


def _is_sure(reply: Reply) -> bool:
    return reply.origin != Reply.Origin.INFERRED or reply.verdict == Verdict.ACCEPTED


def _address(debate: Debate, bar: Bar) -> str:
    """The list of the comments of those days."""
    days = {"fra": bar.first.isoformat(), "til": bar.last.isoformat()}
    return f"{reverse('comments')}?{urlencode({'debat': debate.slug, **days})}"
