"""What a tag is."""

from datetime import date

import pytest

from debates.pages.tags import TagKind, classify


@pytest.mark.parametrize(
    ("printed", "kind", "day"),
    [
        ("010119", TagKind.NEWSLETTER, date(2019, 1, 1)),
        ("280318", TagKind.NEWSLETTER, date(2018, 3, 28)),
        ("991399", TagKind.TOPIC, None),
        ("120381", TagKind.TOPIC, None),
        ("310299x", TagKind.TOPIC, None),
        ("Socialdebat 2018", TagKind.SERIES, None),
        ("5 år med DenOffentlige", TagKind.SERIES, None),
        ("Nytår18 Socialtema", TagKind.SERIES, None),
        ("Skole", TagKind.TOPIC, None),
        ("OK18", TagKind.TOPIC, None),
        ("Havneplan 12", TagKind.TOPIC, None),
    ],
)
def test_topics_newsletters_and_series(printed: str, kind: TagKind, day: date | None) -> None:  # case 44
    assert classify(printed) == (kind, day)
