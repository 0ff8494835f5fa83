"""Dates of publication, kept to their own precision."""

import pytest
from pages import OUTLETS

from dateline.clean.moments import is_after, read_published
from dateline.knowledge.outlets import Outlet
from dateline.model import Published, PublishedBasis


def published(text: str, outlet: str | None = None) -> Published | None:
    house: Outlet | None = OUTLETS.named(outlet)
    return read_published(text, why="the input says so", basis=PublishedBasis.METADATA, outlet=house, outlets=OUTLETS)


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2022-05-10", "2022-05-10", "day"),
        ("2022-05-10T14:37+05:30", "2022-05-10T14:37:00+05:30", "minute"),
        ("2022-05-10T14:37:05.12Z", "2022-05-10T14:37:05+00:00", "second"),
        ("2022-05-10 14:37:05+0530", "2022-05-10T14:37:05+05:30", "second"),
        ("Tue, 10 May 2022 09:07:00 GMT", "2022-05-10T09:07:00+00:00", "second"),
        ("Tue, 10 May 2022 09:07:00 -0400", "2022-05-10T09:07:00-04:00", "second"),
        ("Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T19:20:36+02:00", "second"),
        ("May 10, 2022", "2022-05-10", "day"),
        ("10 May 2022", "2022-05-10", "day"),
        ("10th of May 2022", "2022-05-10", "day"),
        ("May 10th, 2022 at 3pm EST", "2022-05-10T15:00:00-05:00", "minute"),
        ("5:30 a.m. ET April 1, 2023", "2023-04-01T05:30:00-04:00", "minute"),
        ("May 2022", "2022-05", "month"),
        ("2022-05", "2022-05", "month"),
        ("2022", "2022", "year"),
        ("20220510", "2022-05-10", "day"),
        ("25/05/2022", "2022-05-25", "day"),
        ("10.05.2022", "2022-05-10", "day"),
        ("2025年1月14日 21:17", "2025-01-14", "day"),
        ("1714310400", "2024-04-28T13:20:00+00:00", "second"),
        ("2022-05-10T24:00:00Z", "2022-05-11T00:00:00+00:00", "second"),
        ("2022-05-10T00:00:00", "2022-05-10", "day"),
        ("2022-05-10 18:11:01", "2022-05-10", "day"),
    ],
)
def test_a_date_is_read_to_its_own_precision(text: str, iso: str, precision: str) -> None:
    found = published(text)
    assert found is not None
    assert (found.isoformat(), found.precision) == (iso, precision)


@pytest.mark.parametrize("text", ["", "soon", "10/05/2022", "2022-13-45", "2022-02-30", "yesterday", "99999999999999"])
def test_what_could_be_several_days_or_none_is_not_read(text: str) -> None:
    assert published(text) is None


def test_an_hour_without_a_zone_is_by_the_outlet_s_clock() -> None:
    found = published("2022-05-10 14:37", "The Hindu")
    assert found is not None
    assert (found.isoformat(), "by the clock of The Hindu" in found.why) == ("2022-05-10T14:37:00+05:30", True)


def test_a_zone_of_several_countries_needs_the_outlet_s() -> None:
    unknown, known = published("May 10, 2022 02:37 pm IST"), published("May 10, 2022 02:37 pm IST", "The Hindu")
    assert unknown is not None
    assert known is not None
    assert (unknown.isoformat(), "could be several clocks'" in unknown.why) == ("2022-05-10", True)
    assert known.isoformat() == "2022-05-10T14:37:00+05:30"


@pytest.mark.parametrize(
    ("text", "retrieved", "later"),
    [
        ("2022-05-10T12:00:00Z", "2022-05-10T11:00:00Z", True),
        ("2022-05-10T12:00:00Z", "2022-05-10T13:00:00Z", False),
        ("2022-05-10T12:00:00+09:00", "2022-05-10T04:00:00Z", False),
        ("2022-05-11", "2022-05-10T13:00:00Z", False),
        ("2022-05-12", "2022-05-10T13:00:00Z", True),
        ("2022-05-12", None, False),
        ("2022-05-12", "unreadable", False),
    ],
)
def test_a_date_after_the_fetching_is_known_as_such(text: str, retrieved: str | None, later: bool) -> None:
    found = published(text)
    assert found is not None
    assert is_after(found, retrieved) is later
