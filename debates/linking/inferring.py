"""Infers which article answers which, and stores what has changed."""

from debates.linking.placeholders import drop_stale, pinned_keys, store_placeholders
from debates.linking.reading import letters, names
from debates.linking.replies import store_replies
from debates.pages.letters import find_links


def infer_links() -> None:
    """Bring answers and placeholders in step with the texts. A curator's verdict and edits stand. Needs a transaction.

    Running it again changes nothing. A fixed number of queries, whatever the number of articles.
    """
    links = find_links(letters(), names(), pinned_keys())
    store_placeholders(links)
    store_replies(links)
    drop_stale(links)
