"""Danish alphabetical order: æ, ø and å last, whatever the case."""

import pytest

from debates.models import Tag
from tests.factories import make_tag

pytestmark = pytest.mark.django_db


def test_tags_stand_as_in_a_danish_dictionary() -> None:
    ordered = ["Affald", "bus", "Café", "caféer", "Zoo", "Æbler", "øller", "Østbassinet", "Åben skole", "ånd"]
    for name in reversed(ordered):
        make_tag(name)
    assert list(Tag.objects.order_by("sort_key").values_list("name", flat=True)) == ordered
