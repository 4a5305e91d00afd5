"""An absent letter whose capture has come: its old address leads there, and what was decided on it comes back when the capture goes."""

from django.db.models import F, Q

from debates.linking.placeholders import address
from debates.models import Article, Reply
from debates.models.addresses import free_slug

_ADDRESS = address("")
_HEAVY = ("answers__parts", "answers__body", "answers__spoken")


def filled_by(slug: str) -> Article | None:
    """The public article that stands where the placeholder of that address stood, or the placeholder that it is now part of."""
    key = slug.removeprefix(_ADDRESS)
    if key in ("", slug):
        return None
    replies = Reply.objects.public().filter(stands_for=key, article=F("spoken_in"))
    row = replies.select_related("answers").defer(*_HEAVY).order_by("pk").first()
    return row.answers if row else None


def let_go(article: Article) -> None:
    """Before an article is deleted: what others say of the letter that it stands for is said of an absent one again.

    The same for what rests on a placeholder that goes with the article, because it speaks of that letter too.
    """
    for row in Reply.objects.filter(goes_back(article)).select_related("spoken_in").order_by("pk"):
        end = "answers" if row.article_id == row.spoken_in_id else "article"
        setattr(row, end, _absent_again(row))
        row.stands_for = ""
        row.save(update_fields=[end, "stands_for"])


def goes_back(article: Article) -> Q:
    """The answers that stay when an article goes: it, or a placeholder that rests on its words, is the end that stands for another."""
    answered = Q(article=F("spoken_in")) & (Q(answers=article) | Q(answers__mentioned_in=article))
    answering = ~Q(article=F("spoken_in")) & (Q(article=article) | Q(article__mentioned_in=article))
    by_others = ~Q(stands_for="") & ~Q(spoken_in=article) & ~Q(origin=Reply.Origin.CURATED)
    return by_others & (answered | answering)


def _absent_again(row: Reply) -> Article:
    """The placeholder that a row stood for; the next inference says what is to be said of it."""
    key = row.stands_for
    found = Article.objects.filter(key=key).first()
    return found or Article.objects.create(
        key=key,
        title_key=key,
        slug=free_slug(Article, address(key), key),
        is_placeholder=True,
        mentioned_in=row.spoken_in,
        mentioned_as=row.words or row.evidence,
    )
