"""How the pages show who wrote a comment: `COMMENTER_NAMES` is printed, initials or pseudonym."""

from django.conf import settings
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.pseudonyms import pseudonym


def shown_name(comment: Comment) -> str:
    """The writer of a comment as this installation shows private people. Needs the comment's article for a pseudonym."""
    if comment.name_hidden:
        return _("Navnet er fjernet")
    return _shown(comment) or _("Uden navn")


def _shown(comment: Comment) -> str:
    if settings.COMMENTER_NAMES == "pseudonym":
        return pseudonym(comment.printed_name, comment.article.key, settings.PSEUDONYM_KEY)
    if settings.COMMENTER_NAMES == "initials":
        return initials(comment.printed_name)
    return comment.printed_name


def initials(name: str) -> str:
    """The first letter of each part of a name.

    >>> initials("Niels-Erik Toftegaard")
    'N.-E. T.'
    >>> initials("37timer")
    '3.'
    """
    words = ("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in name.split())
    return " ".join(word for word in words if word)
