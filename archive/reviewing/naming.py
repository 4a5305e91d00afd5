"""What cards call things: who, when, how sure."""

from django.utils.translation import gettext as _

from comments.models import Comment
from comments.threading import LIKELY, SURE
from debates.models import Article


def sure_in_words(score: float) -> str:
    """``meget sikker (90 %)``"""
    words = _("sikker") if score >= SURE else _("sandsynlig") if score >= LIKELY else _("usikker")
    return _("%(words)s (%(percent)d %%)") % {"words": words, "percent": round(score * 100)}


def name_of(comment: Comment) -> str:
    """Who wrote it, as far as it may be seen."""
    return _("(fjernet)") if comment.name_hidden else comment.printed_name


def senders_of(article: Article) -> str:
    """Who signs an article, else who publishes it."""
    names = [signed.author.name for signed in article.authorships.all()]
    return ", ".join(names) or (article.publisher.name if article.publisher else "")


def heading_of(article: Article, sees_withheld: bool) -> str:
    """What an article is called, unless that may not be seen."""
    return _("(tilbageholdt)") if article.is_withheld and not sees_withheld else article.heading
