"""When articles came out, as linking compares them."""

from __future__ import annotations

from calendar import monthrange
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
        last = _day(moment, is_last=True)
        return datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=UTC)
    except ValueError:
        return None


def _day(moment: str, *, is_last: bool) -> date:
    """Give the first or last day of a bare day, month or year."""
    year, month, day = (int(part) for part in f"{moment}-00-00"[: len("2026-01-01")].split("-"))
    month = month or (12 if is_last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if is_last else 1))


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
    """Give the days between two moments, the least there can be where a month or a year is all that is known.

    None where one is unknown.
    """
    one, two = _reach(left), _reach(right)
    if one is None or two is None:
        return None
    return max(0.0, *((later[0] - earlier[1]).total_seconds() / 86400 for later, earlier in ((one, two), (two, one))))


def _reach(moment: str) -> tuple[datetime, datetime] | None:
    """Give the first and the last instant that *moment* may mean."""
    last = instant(moment)
    if last is None or len(moment) >= len("2026-01-01"):
        return (last, last) if last else None
    first = _day(moment, is_last=False)
    return datetime(first.year, first.month, first.day, tzinfo=UTC), last
