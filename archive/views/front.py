"""The front page: the archive at a glance."""

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.timeline import timeline
from comments.models import Comment
from debates.indexing import render_noindex
from debates.models import Article, Debate, Tag
from debates.threads import with_voices

DEBATES, TAGS = 4, 24
FEWEST_VOICES, MOST_VOICES = 3, 6


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What is in the archive, its liveliest debates, latest comments, most used tags, and when people wrote."""
    debates = list(Debate.objects.public().liveliest()[:DEBATES])
    context = {
        "sizes": _sizes(),
        "debate_count": Debate.objects.public().count(),
        "debates": with_voices(debates),
        "latest": _latest(beside=len(debates)),
        "tags": _most_used(),
        "timeline": timeline(Article.objects.public().captured(), Comment.objects.public()),
    }
    return render_noindex(request, "archive/front.html", context)


def _sizes() -> dict[str, int]:
    captured = Q(is_placeholder=False)
    return Article.objects.public().aggregate(
        articles=Count("pk", filter=captured),
        missing=Count("pk", filter=~captured),
        bounded=Count("pk", filter=captured & Q(published_on=None, sort_date__isnull=False)),
        undated=Count("pk", filter=captured & Q(sort_date=None)),
        comments=Sum("comment_count", default=0),
        first=Min("sort_date", filter=captured),
        last=Max("sort_date", filter=captured),
        last_comment=Max("latest_comment"),
    )


def _latest(beside: int) -> QuerySet[Comment]:
    """As many as fill a column beside so many debates."""
    voices = min(max(FEWEST_VOICES, 2 * beside), MOST_VOICES)
    return Comment.objects.public().for_lists().order_by("-posted", "article__key", "-ordinal")[:voices]


def _most_used() -> list[Tag]:
    """Those on two articles or more, where there are such. Newsletter dates are no topics, so they are left out here."""
    articles = Count("taggings", filter=Q(taggings__article__in=Article.objects.public().values("pk")))
    topics = Tag.objects.exclude(kind=Tag.Kind.NEWSLETTER).annotate(uses=articles).filter(uses__gt=0)
    most = list(topics.order_by("-uses", "sort_key")[:TAGS])
    return [tag for tag in most if tag.uses > 1] or most  # type: ignore[attr-defined]
