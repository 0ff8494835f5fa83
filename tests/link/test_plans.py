"""What is told of as still ahead may be one plan told twice; the further apart it was told, the less likely."""

from datetime import date

import pytest

from dateline.link.acts import prepare
from dateline.link.compare import measure
from dateline.model import When
from link.piles import event, text

MEASURE = "plans told days apart"
BODY = "Norway will seize the Icelandic trawler Selvik off Jan Mayen"


def told(second: str, *, status: str = "planned", when: When | None = None) -> dict[str, float] | None:
    """Give how a plan told on 9 March compares with one told on the day *second*."""
    texts = {
        "a": text("a", BODY, moment="2026-03-09T08:00:00+00:00"),
        "b": text("b", BODY, moment=f"{second}T08:00:00+00:00"),
    }
    cards = [
        event("e1", "a", BODY, "seize", status="planned", when=None),
        event("e2", "b", BODY, "seize", status=status, when=when),
    ]
    acts = prepare(cards, texts)
    return measure(acts["e1"], acts["e2"])


@pytest.mark.parametrize(("second", "apart"), [("2026-03-10", None), ("2026-03-18", 9.0), ("2026-03-29", 10.0)])
def test_plans_told_far_apart_weigh_by_the_days_between(second: str, apart: float | None) -> None:
    found = told(second)
    assert found is not None and found.get(MEASURE) == apart


def test_a_plan_for_a_known_month_or_day_is_no_open_one() -> None:
    month = When(
        span=None, value="2026-03", start=date(2026, 3, 1), end=date(2026, 4, 1), precision="month", basis="article"
    )
    day = When(
        span=None, value="2026-03-20", start=date(2026, 3, 20), end=date(2026, 3, 21), precision="day", basis="clause"
    )
    for when in (month, day):
        found = told("2026-03-18", when=when)
        assert found is not None and MEASURE not in found
