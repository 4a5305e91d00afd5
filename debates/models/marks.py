"""Which fields of an article a curator's marks cover."""

from debates.models.articles import Article

# What a curator sets together is kept together: half a date would break its law.
_TOGETHER = {"body": "parts", "spoken": "parts"} | dict.fromkeys(
    (
        "published_time",
        "published_precision",
        "published_not_before",
        "published_not_after",
        "published_evidence",
    ),
    "published_on",
)


def kept_fields(article: Article) -> set[str]:
    """The fields that an import leaves alone: those that a curator has marked, and what belongs together with them."""
    marked = set(article.curated_fields)
    groups = {_TOGETHER.get(name, name) for name in marked}
    return marked | {name for name, group in _TOGETHER.items() if group in groups} | groups
