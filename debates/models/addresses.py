"""The last part of a row's public address."""

from django.db import models

_LONGEST = 100


def free_slug(model: type[models.Model], wanted: str, key: str) -> str:
    """`wanted`, or with the row's key behind it where another row has that address already.

    An empty wish (a title without a letter) gives ``uden-titel-<key>``.
    """
    slug = wanted[:_LONGEST].strip("-")
    if not slug:
        return f"uden-titel-{key}"
    taken = model._default_manager.filter(slug=slug).exists()
    return f"{slug}-{key}" if taken else slug
