"""The last part of a row's public address."""

from collections.abc import Mapping
from itertools import count

from django.db import models

_LONGEST = 100


def free_slug(model: type[models.Model], wanted: str, key: str) -> str:
    """`wanted`, or with the row's key behind it where another row has that address already.

    An empty wish (a title without a letter) gives ``uden-titel-<key>``.
    """
    return free_slugs(model, {key: wanted})[key]


def free_slugs(model: type[models.Model], wanted: Mapping[str, str]) -> dict[str, str]:
    """The same for many new rows at once, by their keys; the first of two equal wishes has it. One query, as a rule."""
    wishes = {key: _wishes(wish[:_LONGEST].strip("-"), key) for key, wish in wanted.items()}
    asked = {slug for row in wishes.values() for slug in row}
    taken = set(model._default_manager.filter(slug__in=asked).values_list("slug", flat=True))
    slugs = {}
    for key, row in wishes.items():
        slug = next((slug for slug in row if slug not in taken), "") or _numbered(model, row[-1], taken)
        taken.add(slug)
        slugs[key] = slug
    return slugs


def _wishes(wish: str, key: str) -> list[str]:
    return [wish, f"{wish}-{key}"] if wish else [f"uden-titel-{key}"]


def _numbered(model: type[models.Model], slug: str, taken: set[str]) -> str:
    """For titles made to look like another row's address."""
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(
        each for each in numbered if each not in taken and not model._default_manager.filter(slug=each).exists()
    )
