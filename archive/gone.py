"""The answer for what was taken out of the public archive."""

from django.http import HttpRequest, HttpResponse

from debates.indexing import render_noindex
from debates.models import Withholdable


def gone(request: HttpRequest, withheld: Withholdable) -> HttpResponse:
    """410 with the reason and the day, and not a word of what stood there."""
    return render_noindex(request, "archive/gone.html", {"withheld": withheld}, status=410)
