"""A timeline a page at a time. In: Store, Selection, where the last page ended. Out: Page of entries and its end.

A page is found by its last entry, not by a number: it costs the same at the start and at the end, and
stays right when entries are added. It is read in the order of an index: of all happenings, of those of
one party, or of those of a pair. Of one day those come first that the most sources tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, or_, select

from dateline.errors import ConfigError
from dateline.query.entries import StatementEntry, TimelineEntry
from dateline.query.lists import timeline_entry
from dateline.query.selection import Selection, of_events
from dateline.store import Store, schema

# How far a list is counted: beyond it "more than 1,000" tells as much, and costs nothing.
COUNTED_TO = 1000
# The day in the cursor of an undated entry: no day is written so.
UNDATED = "undated"


Entry = TypeVar("Entry", TimelineEntry, StatementEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Entry]):
    """Some entries of a list, and the cursor of the next page; None on the last."""

    entries: tuple[Entry, ...]
    next: str | None


def timeline_page(
    store: Store, wanted: Selection, *, after: str | None = None, limit: int = 50, newest_first: bool = True
) -> Page[TimelineEntry]:
    """Give the next *limit* happenings behind the cursor *after*, undated ones last whichever way the days run.

    Raises:
        ConfigError: *after* is no cursor.
    """
    start = read_cursor(after)
    rows: list[Any] = []
    with store.reading() as connection:
        if start is None or start[0] != UNDATED:
            rows = _dated(connection, wanted, start, limit + 1, newest_first=newest_first)
        if len(rows) <= limit and not (wanted.since or wanted.until):
            last = start[1] if start and start[0] == UNDATED else ""
            rows += _undated(connection, wanted, last, limit + 1 - len(rows))
    entries = tuple(timeline_entry(row) for row in rows[:limit])
    return Page(entries=entries, next=cursor_of(entries[-1]) if len(rows) > limit else None)


def timeline_all(store: Store, wanted: Selection, *, newest_first: bool = True) -> Iterator[TimelineEntry]:
    """Give every happening that *wanted* names, page by page, so that no more than a page is held."""
    after: str | None = ""
    while after is not None:
        page = timeline_page(store, wanted, after=after or None, limit=500, newest_first=newest_first)
        yield from page.entries
        after = page.next


def most_backed(store: Store, limit: int, *, least: int = 2) -> tuple[TimelineEntry, ...]:
    """Give the happenings behind which the most sources stand, at least so many, most first."""
    event = schema.event
    order = (event.c.origins.desc(), event.c.articles.desc(), event.c.id)
    question = of_events(select(event).order_by(*order).limit(limit), Selection(origins=least))
    with store.reading() as connection:
        return tuple(timeline_entry(row) for row in connection.execute(question).mappings())


def timeline_count(store: Store, wanted: Selection) -> int:
    """Give how many happenings *wanted* names, counted to one above COUNTED_TO."""
    question, _, key = in_order(wanted)
    some = question.with_only_columns(key).limit(COUNTED_TO + 1).subquery()
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def in_order(wanted: Selection) -> tuple[Select[Any], ColumnElement[str], ColumnElement[str]]:
    """Give the question for the happenings that *wanted* names, and the day and id to order by, out of one index."""
    event, party, pair = schema.event, schema.event_party, schema.event_pair
    rest = replace(wanted, parties=(), since=None, until=None)
    day: ColumnElement[str] = event.c.first_day
    key: ColumnElement[str] = event.c.id
    question = select(event)
    if len(wanted.parties) == 2:
        day, key = pair.c.day, pair.c.event
        left, right = sorted(wanted.parties)
        question = question.join(pair, key == event.c.id).where(pair.c.left == left, pair.c.right == right)
    elif wanted.parties:
        day, key = party.c.first_day, party.c.event
        twin = party.alias()
        acts_too = exists().where(twin.c.event == key, twin.c.side == "actor", twin.c.party == party.c.party)
        question = question.join(party, key == event.c.id).where(party.c.party == wanted.parties[0])
        question = question.where(or_(party.c.side == "actor", ~acts_too))  # who stands on both sides has two rows
    if wanted.since:
        question = question.where(day >= wanted.since)
    if wanted.until:
        question = question.where(day <= wanted.until + "~", day > "")  # "~" sorts after "-"
    return of_events(question, rest), day, key


def _dated(
    connection: Connection, wanted: Selection, start: tuple[str, str] | None, limit: int, *, newest_first: bool
) -> list[Any]:
    """Give the next entries by day, of one day those with the most sources first."""
    question, day, key = in_order(wanted)
    origins = schema.event.c.origins
    question = question.where(day > "").limit(limit)
    if start:
        last, at = start
        beyond, upto = (day < last, day <= last) if newest_first else (day > last, day >= last)
        held = connection.execute(select(origins).where(schema.event.c.id == at)).scalar()
        # The entry a page ended with may be gone from the record; the next day goes on from there.
        rest = false() if held is None else and_(day == last, or_(origins < held, and_(origins == held, key > at)))
        question = question.where(upto, or_(beyond, rest))
    ordered = question.order_by(day.desc() if newest_first else day, origins.desc(), key)
    return list(connection.execute(ordered).mappings())


def _undated(connection: Connection, wanted: Selection, last: str, limit: int) -> list[Any]:
    question, day, key = in_order(wanted)
    # A pair has "" for a day that is not known, since a primary key holds no NULL.
    unknown = day == "" if len(wanted.parties) == 2 else day.is_(None)
    question = question.where(unknown, key > last).order_by(key).limit(limit)
    return list(connection.execute(question).mappings())


def cursor_of(entry: TimelineEntry | StatementEntry) -> str:
    """Give where a page that ends with *entry* ends."""
    return f"{entry.day or UNDATED}.{entry.id}"


def read_cursor(after: str | None) -> tuple[str, str] | None:
    """Give the day (or UNDATED) and the id of a cursor, None for none.

    Raises:
        ConfigError: *after* is no cursor.
    """
    if not after:
        return None
    day, dot, key = after.partition(".")
    if not (dot and key and day):
        raise ConfigError(f"{after[:40]!r} is not where a page ends; take the address of the next page as it is given")
    return day, key
