"""What a draft is in the columns of an article."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from debates.importing.names import Names
from debates.pages.bodies import body_text, parts_to_json
from debates.pages.drafts import ArticleDraft
from debates.pages.mentions import Mention, mentions, mentions_to_json


def text_columns(draft: ArticleDraft, spoken: Sequence[Mention] | None = None) -> dict[str, Any]:
    """The article's own words, what they say of others (`spoken`, where that has been found already), and its date."""
    published = draft.published
    return {
        "title": draft.title,
        "lead": draft.lead,
        "parts": parts_to_json(draft.body),
        "body": body_text(draft.body),
        "spoken": mentions_to_json(mentions(draft.lead, draft.body, draft.title) if spoken is None else spoken),
        "byline": draft.byline,
        "category": draft.category,
        "photo_caption": draft.photo_caption,
        "photo_credit": draft.photo_credit,
        "published_on": published.day,
        "published_time": published.clock,
        "published_precision": published.precision.value,
        "published_not_before": published.not_before,
        "published_not_after": published.not_after,
        "published_evidence": published.evidence,
    }


def publisher_columns(draft: ArticleDraft, names: Names) -> dict[str, Any]:
    """Who published it, where the page says so; nothing where it does not."""
    printed = draft.publisher
    if printed is None:
        return {"publisher_id": None, "publisher_printed": "", "publisher_blurb": "", "publisher_activity": {}}
    activity = {name: asdict(printed)[name] for name in ("articles", "events", "competences")}
    return {
        "publisher_id": names.publisher(draft),
        "publisher_printed": printed.name,
        "publisher_blurb": printed.blurb,
        "publisher_activity": {name: count for name, count in activity.items() if count is not None},
    }
