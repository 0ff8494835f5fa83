"""A month or a year stands for all of its days: last in order among them, and apart from none of them."""

import pytest

from dateline.link.moments import days_apart, instant, order_key


@pytest.mark.parametrize(
    ("moment", "last"),
    [("2026-01-09", "2026-01-09"), ("2026-01", "2026-01-31"), ("2024-02", "2024-02-29"), ("2026", "2026-12-31")],
)
def test_what_is_known_coarsely_stands_at_its_end(moment: str, last: str) -> None:
    found = instant(moment)
    assert found is not None
    assert found.isoformat() == f"{last}T23:59:59+00:00"


def test_a_month_comes_behind_all_its_days() -> None:
    assert order_key("2026-01-30T10:00:00+00:00") < order_key("2026-01") < order_key("2026-02-01") < order_key("")


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("2026-01-09T23:59:59+00:00", "2026-01-11", 2.0),
        ("2026-01-09T10:00:00+00:00", "2026-01", 0.0),
        ("2026", "2026-05", 0.0),
        ("2026-02", "2026-01-29", 2.0 + 1 / 86400),
        ("2026-01", "", None),
        ("tomorrow", "2026-01", None),
    ],
)
def test_the_days_between_are_the_least_there_can_be(left: str, right: str, days: float | None) -> None:
    assert days_apart(left, right) == days_apart(right, left) == pytest.approx(days)
