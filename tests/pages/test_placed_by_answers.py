"""A debate says of each contribution whether its date put it where it stands, or only what answers it."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_article, make_debate, make_placeholder, make_reply

pytestmark = pytest.mark.django_db
BY_ANSWER, LAST = "placeret før sit svar", "placeret sidst"
BOUND = {"published_precision": "interval", "published_not_after": "2018-03-09"}


@pytest.mark.parametrize(
    ("dated", "is_answered", "date", "note"),
    [
        pytest.param(BOUND, True, "senest 9. marts 2018", BY_ANSWER, id="no later than its answer"),
        pytest.param({}, True, "dato ukendt", BY_ANSWER, id="nothing known"),
        pytest.param({}, False, "dato ukendt", LAST, id="nothing known and unanswered"),
        pytest.param(
            {**BOUND, "published_not_after": "2018-03-01", "published_not_before": "2018-03-01"},
            True, "1. marts 2018", "", id="the day that is said of it",
        ),
    ],
)  # fmt: skip
def test_an_absent_letter_says_what_put_it_there(
    dated: dict[str, Any], is_answered: bool, date: str, note: str, client: Client
) -> None:
    answer = make_article("Kajen er alles", published_precision="day", published_on="2018-03-09")
    absent = make_placeholder(answer, **dated)
    make_reply(*((answer, absent) if is_answered else (absent, answer)))
    page = client.get(make_debate("Kajen", answer, absent).get_absolute_url()).content.decode()
    entry = page.partition(f'id="i-{absent.key}"')[2].partition("</p>")[0]
    assert date in entry
    assert [each for each in (BY_ANSWER, LAST) if each in entry] == ([note] if note else [])
    first = min((answer, absent), key=lambda each: page.index(f'id="i-{each.key}"'))
    assert first == (absent if is_answered else answer)
