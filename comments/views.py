"""The list of comments. One comment in its place is a page of `archive`, for it shows the article too."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comments.filters import CommentFilter
from comments.models import Comment
from debates.filters import file_links, kept_query, page_of
from debates.indexing import render_noindex


@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    """All comments under the filters of the address, never for search engines."""
    found = CommentFilter(request.GET, Comment.objects.public())
    page = page_of(request, found.qs.for_lists())
    query, files = kept_query(request, found.filters), file_links(request, found.filters)
    context = {"found": found, "page": page, "query": query, "files": files}
    return render_noindex(request, "comments/comments.html", context)
