"""The last part of a row's public address."""

from collections.abc import Mapping

from django.db import models

_LONGEST = 100


def free_slug(model: type[models.Model], wanted: str, key: str) -> str:
    """`wanted`, or with the row's key behind it where another row has that address already.

    An empty wish (a title without a letter) gives ``uden-titel-<key>``.
    """
    return free_slugs(model, {key: wanted})[key]


def free_slugs(model: type[models.Model], wanted: Mapping[str, str]) -> dict[str, str]:
    """The same for many new rows at once, by their keys; the first of two equal wishes has it. One query."""
    wishes = {key: wish[:_LONGEST].strip("-") for key, wish in wanted.items()}
    taken = set(model._default_manager.filter(slug__in=set(wishes.values())).values_list("slug", flat=True))
    slugs = {}
    for key, wish in wishes.items():
        slugs[key] = f"uden-titel-{key}" if not wish else f"{wish}-{key}" if wish in taken else wish
        taken.add(wish)
    return slugs
