"""What is dated after the last article: plans, dates set, and days misread. In: Store, Selection. Out: Ahead.

A list that runs from the newest day back would open with it, though nothing of it had happened when the articles came.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select

from dateline.query.entries import TimelineEntry
from dateline.query.paging import timeline_count, timeline_page
from dateline.query.selection import Selection
from dateline.store import Store, schema

# Entries that are shown with a list; the rest is a page of its own.
SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The happenings dated later than ``last``, the day of the last article, the soonest first.

    ``since`` is the first day ahead; ``behind`` the cursor with which a list that runs back skips them all.
    """

    last: str
    since: str
    entries: tuple[TimelineEntry, ...]
    count: int

    @property
    def behind(self) -> str:
        """The cursor of a page that ends where the last day begins; "~" sorts after every id and every "-"."""
        return f"{self.last}~.~"


def ahead_of(store: Store, wanted: Selection) -> Ahead | None:
    """Give what *wanted* names that is dated after the last article; None where there is nothing, or days are set."""
    last = _last_day(store)
    if last is None or wanted.since or wanted.until:
        return None
    since = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    later = replace(wanted, since=since)
    entries = timeline_page(store, later, limit=SHOWN, newest_first=False).entries
    if not entries:
        return None
    count = len(entries) if len(entries) < SHOWN else timeline_count(store, later)
    return Ahead(last=last, since=since, entries=entries, count=count)


def _last_day(store: Store) -> str | None:
    with store.reading() as connection:
        last = connection.execute(select(func.max(schema.article.c.published))).scalar_one()
    return last[:10] if last and len(last) >= len("2022-05-10") else None
