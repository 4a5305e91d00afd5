"""What is said to robots."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

# Not the pages that are noindex: a robot that may not fetch a page can't see that it should forget it.
_CLOSED = ("/soeg/", "/feeds/soeg.atom", "/konkordans/", "/admin/")
# Collectors of text for language models: readers' names and illnesses are not theirs to take.
_TEXT_COLLECTORS = (
    "GPTBot",
    "ClaudeBot",
    "CCBot",
    "Google-Extended",
    "Applebot-Extended",
    "Bytespider",
    "meta-externalagent",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`"""
    groups = [
        [*(f"User-agent: {name}" for name in _TEXT_COLLECTORS), "Disallow: /"],
        ["User-agent: *", *(f"Disallow: {address}" for address in _CLOSED)],
        [f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"],
    ]
    text = "\n\n".join("\n".join(lines) for lines in groups)
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")
