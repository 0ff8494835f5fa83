"""Rows a page at a time. In: a question, the day and id to order by, a cursor. Out: rows and the next cursor.

A page is found by its last row, not by a number: it costs the same at the start and at the end, and stays
right when rows are added. Rows without a day come last, whichever way the days run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, tuple_

from dateline.errors import ConfigError
from dateline.store import Store

# A cursor of a row without a day: no day is written so.
UNDATED = "undated"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a question, and the cursor of the page behind them; None on the last."""

    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """What rows are ordered by: a column of days, and one of ids."""

    day: ColumnElement[Any]
    id: ColumnElement[str]
    newest_first: bool = True


def rows_page(store: Store, question: Select[Any], order: Order, *, after: str | None, limit: int) -> Rows:
    """Give the next *limit* rows of *question* behind the cursor *after*.

    Raises:
        ConfigError: *after* is no cursor.
    """
    start = _read_cursor(after)
    rows: list[Row] = []
    with store.reading() as connection:
        if start is None or start[0] != UNDATED:
            rows = _dated(connection, question, order, start, limit + 1)
        if len(rows) <= limit:
            last = start[1] if start and start[0] == UNDATED else ""
            rows += _undated(connection, question, order, last, limit + 1 - len(rows))
    kept = tuple(rows[:limit])
    return Rows(kept, _cursor(kept[-1], order) if len(rows) > limit else None)


def _dated(
    connection: Connection, question: Select[Any], order: Order, start: tuple[str, str] | None, limit: int
) -> list[Row]:
    columns = (order.day, order.id)
    question = question.where(order.day.is_not(None)).limit(limit)
    if start:
        place = tuple_(*columns)
        question = question.where(place < start if order.newest_first else place > start)
    ordered = question.order_by(*((column.desc() if order.newest_first else column) for column in columns))
    return [dict(row) for row in connection.execute(ordered).mappings()]


def _undated(connection: Connection, question: Select[Any], order: Order, last: str, limit: int) -> list[Row]:
    question = question.where(order.day.is_(None), order.id > last).order_by(order.id).limit(limit)
    return [dict(row) for row in connection.execute(question).mappings()]


def _cursor(row: Row, order: Order) -> str:
    return f"{row[str(order.day.key)] or UNDATED}~{row[str(order.id.key)]}"


def _read_cursor(after: str | None) -> tuple[str, str] | None:
    if not after:
        return None
    day, tilde, key = after.rpartition("~")
    if not (tilde and key and day):
        raise ConfigError(f"{after[:40]!r} is not where a page ends; take the `next` of the page before as it is given")
    # An offset's plus comes as a blank where a program put the cursor into an address as it was given.
    return day.replace(" ", "+"), key
