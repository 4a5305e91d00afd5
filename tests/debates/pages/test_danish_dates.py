"""Printed dates are read day first, and what is no date is none."""

from datetime import date, time

import pytest

from debates.pages.danish_dates import read_month, read_newsletter, read_short, read_stamp, read_written


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("03/04/2018 09:05", (date(2018, 4, 3), time(9, 5))),
        ("15/11/2013", (date(2013, 11, 15), None)),
        ("31/02/2018 09:05", None),
        ("03/04/2018 25:05", None),
        ("03/04/2018 kl. 9", None),
        ("3/4/2018", None),
        ("٠٣/٠٤/٢٠١٨", None),
    ],
)
def test_a_stamp(printed: str, read: tuple[date, time | None] | None) -> None:
    assert read_stamp(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"), [("26.02.18", date(2018, 2, 26)), ("30.02.18", None), ("26.2.18", None), ("26.02.2018", None)]
)
def test_a_short_date(printed: str, read: date | None) -> None:
    assert read_short(printed) == read


@pytest.mark.parametrize(
    ("tag", "read"),
    [
        ("260218", date(2018, 2, 26)),
        ("010119", date(2019, 1, 1)),
        ("310299x", None),
        ("991399", None),
        ("26.02.18", None),
        ("010110", date(2010, 1, 1)),
        ("311230", date(2030, 12, 31)),
        ("311209", None),
        ("120381", None),
    ],
)
def test_a_newsletter_tag(tag: str, read: date | None) -> None:  # case 44
    assert read_newsletter(tag) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Udgivet første gang 12. nov. 2013", date(2013, 11, 12)),
        ("den 3. maj 2012 på siden", date(2012, 5, 3)),
        ("15. januar 2014", date(2014, 1, 15)),
        ("31. april 2014", None),
        ("3. mars 2014 eller 3. foo 2014", date(2014, 3, 3)),
        ("i foråret 2014", None),
        ("25.2.2014", date(2014, 2, 25)),
        ("d. 25/2-2014", date(2014, 2, 25)),
        ("31.4.2014", None),
        ("1.25.2.20145", None),
    ],
)
def test_a_date_in_a_sentence(text: str, read: date | None) -> None:
    assert read_written(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Udgivet første gang i maj 2012", (date(2012, 5, 1), date(2012, 5, 31))),
        ("feb. 2016", (date(2016, 2, 1), date(2016, 2, 29))),
        ("SEPTEMBER 2015", (date(2015, 9, 1), date(2015, 9, 30))),
        ("31. april 2014", None),
        ("marken 2014", None),
        ("maj 0000", None),
    ],
)
def test_a_month(text: str, read: tuple[date, date] | None) -> None:
    assert read_month(text) == read
