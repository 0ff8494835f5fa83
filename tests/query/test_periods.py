"""Stretches of time to count in."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.query.periods import MOST, UNITS, period_of, periods, unit_for

DAYS = st.dates(date(1000, 1, 1), date(2900, 1, 1))


@given(DAYS, st.integers(0, 3000), st.sampled_from(UNITS))
def test_periods_follow_one_another_without_a_gap_and_hold_every_day(first: date, length: int, unit: str) -> None:
    last = first + timedelta(length)
    found = list(periods(first, last, unit))
    assert found[0].first <= first
    assert found[-1].last >= last
    assert all(two.first == one.last + timedelta(1) for one, two in pairwise(found))
    assert period_of(first, unit) == found[0]
    assert period_of(last, unit) == found[-1]


@given(DAYS, st.integers(0, 365 * 50))
def test_the_unit_is_the_finest_that_can_be_drawn(first: date, length: int) -> None:
    unit = unit_for(first, first + timedelta(length))
    assert len(list(periods(first, first + timedelta(length), unit))) <= MOST + 2


@pytest.mark.parametrize(
    ("unit", "label", "tick"),
    [
        ("day", "12 Apr 2001", "12 Apr"),
        ("week", "week of 9 Apr 2001", "9 Apr"),
        ("month", "Apr 2001", "Apr"),
        ("quarter", "Apr to Jun 2001", "Apr"),
        ("year", "2001", "2001"),
    ],
)
def test_a_period_has_a_name(unit: str, label: str, tick: str) -> None:
    period = period_of(date(2001, 4, 12), unit)
    assert (period.label, period.tick) == (label, tick)


def test_where_a_year_begins_the_axis_says_so() -> None:
    assert [one.tick for one in periods(date(2000, 12, 1), date(2001, 2, 1), "month")] == ["Dec", "2001", "Feb"]
    assert [one.tick for one in periods(date(2000, 12, 31), date(2001, 1, 2), "day")] == ["31 Dec", "2001", "2 Jan"]
