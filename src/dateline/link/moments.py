"""When articles came out, as linking compares them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def instant(moment: str) -> datetime | None:
    """Give an ISO 8601 moment in UTC; a bare day, month or year stands for its last second, so that a stated hour
    of the same day comes first; None where nothing is known."""
    if not moment:
        return None
    try:
        if len(moment) > 10:
            found = datetime.fromisoformat(moment)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        first = date.fromisoformat((moment + "-12-28"[len(moment) - 4 :])[:10] if len(moment) < 10 else moment)
        return datetime(first.year, first.month, first.day, 23, 59, 59, tzinfo=UTC)
    except ValueError:
        return None


def civil_day(moment: str) -> date | None:
    """Give the civil day of *moment* at the publisher's own offset, None where it is not known to the day."""
    if len(moment) < 10:
        return None
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def order_key(moment: str) -> tuple[bool, str]:
    """Give what sorts moments from early to late, unknown ones last."""
    found = instant(moment)
    return found is None, found.isoformat() if found else ""


def days_apart(left: str, right: str) -> float | None:
    """Give the days between two moments, None where one is unknown."""
    a, b = instant(left), instant(right)
    return abs((a - b).total_seconds()) / 86400 if a and b else None
